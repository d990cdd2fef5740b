import { nearMiss } from "../text/nearest-name.js";

/**
 * The formats that are checked, by type (OpenAPI format registry, JSON Schema validation clause 7, and the
 * ProtoJSON mapping). All others are annotations.
 */

export interface IntegerRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Formats of JSON numbers, as the range that they stand for. */
export const numberFormats: ReadonlyMap<string, IntegerRange | undefined> = new Map([
  ["int8", { minimum: -128, maximum: 127 }],
  ["uint8", { minimum: 0, maximum: 255 }],
  ["int16", { minimum: -32768, maximum: 32767 }],
  ["uint16", { minimum: 0, maximum: 65535 }],
  ["int32", { minimum: -2147483648, maximum: 2147483647 }],
  ["uint32", { minimum: 0, maximum: 4294967295 }],
  // 2^63 and 2^64 are doubles, their predecessors are not: the bounds that a JSON number can express.
  ["int64", { minimum: -9223372036854775808, maximum: 9223372036854775808 }],
  ["uint64", { minimum: 0, maximum: 18446744073709551616 }],
  ["float", undefined],
  ["double", undefined],
]);

const integerStrings = new Set(["int64", "uint64"]);

/** Whether a format applies to numbers, for schemas without `type`. */
export function isNumberFormat(format: string): boolean {
  return numberFormats.has(format);
}

/** The runtime function that checks strings of each format, by its export. */
const stringChecks: ReadonlyMap<string, string> = new Map([
  ["date-time", "matchesDateTime"],
  ["date", "matchesDate"],
  ["time", "matchesTime"],
  ["uuid", "matchesUuid"],
  ["byte", "matchesByte"],
  ["base64", "matchesBase64"],
  ["base64url", "matchesBase64Url"],
  ["email", "matchesEmail"],
  ["uri", "matchesUri"],
  ["uri-reference", "matchesUriReference"],
  ["uri-template", "matchesUriTemplate"],
  ["ipv4", "matchesIpv4"],
  ["ipv6", "matchesIpv6"],
  ["hostname", "matchesHostname"],
  ["regex", "matchesRegex"],
  ["json-pointer", "matchesJsonPointer"],
  ["relative-json-pointer", "matchesRelativeJsonPointer"],
  ["int64", "matchesInt64"],
  ["uint64", "matchesUint64"],
]);

/** Known formats that are documentation only, and are not checked. */
const annotations = new Set([
  // gnostic and Google's discovery documents; `x-field-mask` says what the mask is about.
  ...["field-mask", "google-fieldmask"],
  "binary",
  "password",
  "text",
  "html",
  "markdown",
  "commonmark",
  "string",
]);

/** Formats of the bytes of protobuf: ProtoJSON reads either alphabet, with padding or without. */
const byteFormats: ReadonlySet<string> = new Set(["byte", "base64", "base64url"]);

/** The runtime's check for a string format; `duration` and bytes are ProtoJSON's, or ISO's and OpenAPI's. */
export function stringFormatCheck(format: string, protojson: boolean): string | undefined {
  if (format === "duration") return protojson ? "matchesProtoDuration" : "matchesIsoDuration";
  if (protojson && byteFormats.has(format)) return "matchesBase64";
  return stringChecks.get(format);
}

export function isKnownStringFormat(format: string): boolean {
  return annotations.has(format) || format === "duration" || stringChecks.has(format);
}

/** Formats of JSON Schema and of OpenAPI's registry that are not checked, but are not misspelled either. */
const registered = new Set([
  ...["iri", "iri-reference", "idn-email", "idn-hostname", "char", "decimal", "decimal128"],
  ...["double-int", "http-date", "media-range", "date-time-local", "time-local"],
]);

/** The fix for a format that is a known one misspelled. */
export function nearFormat(format: string): { readonly fix?: string } {
  if (registered.has(format)) return {};
  const known = [...stringChecks.keys(), "duration", ...numberFormats.keys(), ...annotations];
  const near = nearMiss(format, known);
  return near === undefined ? {} : { fix: `Did you mean \`${near}\`?` };
}

/** In words, for documentation comments: the unit or form of a value. */
export function describeStringFormat(format: string, protojson: boolean): string {
  if (format === "duration" && protojson) return 'duration in seconds, such as "3.5s" (ProtoJSON)';
  if (integerStrings.has(format)) return `${format} as a decimal string`;
  return format;
}
