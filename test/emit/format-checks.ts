import type { Format } from "ajv";
import { matchesDate, matchesDateTime, matchesTime } from "../../templates/runtime/date-time.js";
import { matchesIsoDuration } from "../../templates/runtime/duration.js";
import { matchesEmail } from "../../templates/runtime/email.js";
import { matchesHostname } from "../../templates/runtime/hostname.js";
import { matchesIpv4, matchesIpv6 } from "../../templates/runtime/ip.js";
import {
  matchesJsonPointer,
  matchesRelativeJsonPointer,
} from "../../templates/runtime/json-pointer.js";
import { matchesRegex } from "../../templates/runtime/regex.js";
import { matchesUriTemplate } from "../../templates/runtime/uri-template.js";
import { matchesUri, matchesUriReference } from "../../templates/runtime/uri.js";
import { matchesUuid } from "../../templates/runtime/uuid.js";

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
