const protoPattern = /^-?\d{1,12}(?:\.\d{1,9})?s$/;
const isoPattern =
  /^P(?:\d+W|(?:\d+D|\d+M(?:\d+D)?|\d+Y(?:\d+M(?:\d+D)?)?)(?:T(?:\d+S|\d+M(?:\d+S)?|\d+H(?:\d+M(?:\d+S)?)?))?|T(?:\d+S|\d+M(?:\d+S)?|\d+H(?:\d+M(?:\d+S)?)?))$/;

/** About 10,000 years: the range of `google.protobuf.Duration`. */
const MAX_SECONDS = 315_576_000_000;

/** ProtoJSON's `google.protobuf.Duration`: `3.5s`, `-3600s`, within 315,576,000,000 seconds. */
export function matchesProtoDuration(value: string): boolean {
  if (!protoPattern.test(value)) return false;
  const seconds = Math.abs(parseInt(value, 10));
  return (
    seconds < MAX_SECONDS ||
    (seconds === MAX_SECONDS && !/\.\d*[1-9]/.test(value))
  );
}

/** An ISO 8601 duration as RFC 3339, appendix A has it: `P1DT12H`, `P2W`. */
export function matchesIsoDuration(value: string): boolean {
  return isoPattern.test(value);
}
