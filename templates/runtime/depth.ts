/**
 * How many references to recursive schemas may be nested in one value. Past it a value is refused,
 * so that neither a hostile nor a cyclic value overflows the stack.
 */
export const MAX_DEPTH = 256;
