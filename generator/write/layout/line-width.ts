/** Columns of a line; prettier's default. */
export const lineWidth = 80;
