import type { Version } from "../object-grammar.js";

/** Whether a key of `responses` is a status, a range, or `default` (OpenAPI 3.1, 4.8.16.2). */
export function isStatusKey(key: string, version: Version): boolean {
  if (key === "default" || key.startsWith("x-")) return true;
  return version === "2.0" ? /^\d{3}$/.test(key) : /^[1-5](?:\d\d|XX)$/.test(key);
}

/** What to write instead of an invalid key of `responses`. */
export function statusAdvice(key: string, version: Version): string {
  const guess = guessOf(key);
  if (guess !== undefined && isStatusKey(guess, version)) return `Did you mean \`${guess}\`?`;
  if (version === "2.0" && /^[1-5]XX$/i.test(key)) {
    return "Swagger 2.0 has no ranges: write each status, such as `404`, or `default`.";
  }
  const codes = key.split(/\s*[,;|/]\s*/);
  if (codes.length > 1 && codes.every((code) => isStatusKey(code, version))) {
    return `Write an entry for each status: ${codes.map((code) => `\`${code}\``).join(", ")}.`;
  }
  const range = version === "2.0" ? "" : ", a range such as `4XX`";
  const bounds = /^\d{3}$/.test(key) ? " Status codes are 100 to 599." : "";
  return `Write a status such as \`200\`${range}, or \`default\`.${bounds}`;
}

/** The probable status: letters instead of digits, a range in lower case, or a reason phrase. */
function guessOf(key: string): string | undefined {
  const text = key.trim().toLowerCase();
  if (text === "default" || text === "other" || text === "*") return "default";
  if (/^[1-5](?:xx|\*\*?|--)$/.test(text)) return `${text.charAt(0)}XX`;
  const digits = text.replace(/o/g, "0").replace(/[il]/g, "1").replace(/s/g, "5");
  if (/^[1-5]\d\d$/.test(digits)) return digits;
  const [number] = /\b[1-5]\d\d\b/.exec(text) ?? [];
  if (number !== undefined && /[a-z_]/.test(text)) return number;
  return named[text.replace(/[^a-z]/g, "")];
}

/** Statuses by reason phrase (RFC 9110, 15). */
const named: Readonly<Partial<Record<string, string>>> = Object.assign(
  Object.create(null) as object,
  {
    ok: "200",
    success: "200",
    created: "201",
    accepted: "202",
    nocontent: "204",
    badrequest: "400",
    unauthorized: "401",
    forbidden: "403",
    notfound: "404",
    conflict: "409",
    unprocessableentity: "422",
    toomanyrequests: "429",
    error: "default",
    internalservererror: "500",
    servererror: "500",
  },
);
