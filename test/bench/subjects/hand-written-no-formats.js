/** In the place of `hand-written-formats.js` where formats are annotations. */
export const isDateTime = () => true;
export const isDuration = () => true;
export const isInt64 = () => true;
