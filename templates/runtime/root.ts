/**
 * `Object.prototype`, from which plain objects inherit. By a function, so that TypeScript does not
 * follow what is asked of it; engines see through both.
 */
export function getRoot(): object {
  return Object.prototype;
}
