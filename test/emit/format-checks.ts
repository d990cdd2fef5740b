import type { Format } from "ajv";
import {
  matchesDate,
  matchesDateTime,
  matchesEmail,
  matchesHostname,
  matchesIpv4,
  matchesIpv6,
  matchesIsoDuration,
  matchesJsonPointer,
  matchesRegex,
  matchesRelativeJsonPointer,
  matchesTime,
  matchesUri,
  matchesUriReference,
  matchesUriTemplate,
  matchesUuid,
} from "../../templates/runtime/formats.js";

/**
 * JSON Schema's formats as the runtime checks them, for ajv: what is compared is what schemas say, not how
 * closely ajv-formats looks. The others (`int64`, `byte`, ...) are for the schemas' patterns to tell.
 */
export const formatChecks: Record<string, Format> = {
  "date-time": matchesDateTime,
  date: matchesDate,
  time: matchesTime,
  duration: matchesIsoDuration,
  uuid: matchesUuid,
  email: matchesEmail,
  uri: matchesUri,
  "uri-reference": matchesUriReference,
  "uri-template": matchesUriTemplate,
  ipv4: matchesIpv4,
  ipv6: matchesIpv6,
  hostname: matchesHostname,
  regex: matchesRegex,
  "json-pointer": matchesJsonPointer,
  "relative-json-pointer": matchesRelativeJsonPointer,
};
