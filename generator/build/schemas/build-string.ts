import type { SchemaContext } from "../context.js";
import { buildFieldMask } from "../field-mask.js";
import { isKnownStringFormat, nearFormat } from "../../model/formats.js";
import type { StringSchema } from "../../model/model.js";
import {
  reportForeignPattern,
  reportInvalidPattern,
  reportSlowPattern,
} from "./report-patterns.js";
import type { RawObject } from "../raw.js";
import { patternFlags } from "../../regex/pattern-syntax.js";

/** Strings (JSON Schema validation, 6.3 and 7). */
export function buildString(raw: RawObject, context: SchemaContext): StringSchema {
  const minLength = raw.read("minLength", "count");
  const maxLength = raw.read("maxLength", "count");
  const pattern = readPattern(raw, context);
  const format = readFormat(raw, context) ?? (isRawBytes(raw) ? "binary" : undefined);
  const fieldMask = buildFieldMask(raw, context);
  return {
    kind: "string",
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(format === undefined ? {} : { format }),
    ...(fieldMask === undefined ? {} : { fieldMask }),
    source: raw.pointer,
    docs: {},
  };
}

/**
 * OpenAPI 3.1: `contentMediaType` without `contentEncoding`, of a media type that is not text, means bytes
 * (4.8.24.3).
 */
export function isRawBytes(raw: RawObject): boolean {
  const mediaType = raw.get("contentMediaType");
  if (typeof mediaType !== "string" || raw.has("contentEncoding") || raw.has("format")) {
    return false;
  }
  const isBytes = /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip)\b/i;
  return isBytes.test(mediaType);
}

function readPattern(raw: RawObject, context: SchemaContext): string | undefined {
  const pattern = raw.read("pattern", "string");
  if (pattern === undefined) return undefined;
  const place = { pointer: raw.at("pattern") };
  if (patternFlags(pattern) !== undefined) {
    reportSlowPattern(pattern, place, context.findings);
    reportForeignPattern(pattern, place, context.findings);
    return pattern;
  }
  reportInvalidPattern("`pattern`", pattern, place, context.findings);
  return undefined;
}

function readFormat(raw: RawObject, context: SchemaContext): string | undefined {
  const format = raw.read("format", "string");
  if (format === undefined || isKnownStringFormat(format)) return format;
  if (raw.get("type") === "string") {
    const place = { pointer: raw.at("format") };
    context.findings.report(
      "unknown-format",
      `Format "${format}" is not known: it is not checked.`,
      place,
      nearFormat(format),
    );
  }
  return undefined;
}
