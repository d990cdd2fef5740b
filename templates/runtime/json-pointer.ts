const badTilde = /~(?![01])/;

/** A JSON pointer (RFC 6901), not as a URI fragment. */
export function isJsonPointer(value: string): boolean {
  return (value === "" || value.startsWith("/")) && !badTilde.test(value);
}

/** A relative JSON pointer: `1/name`, `0#`. */
export function isRelativeJsonPointer(value: string): boolean {
  return /^(?:0|[1-9]\d*)(?:#?$|\/)/.test(value) && !badTilde.test(value);
}
