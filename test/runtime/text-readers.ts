import { findContent } from "../../templates/runtime/parameters.js";
/** How those functions of the runtime read a text whose first parameter is not one. */
import {
  buildRequest,
  nextAddress,
  serverUrl,
  withQuery,
} from "../../templates/runtime/request.js";
import { expandedAt, unpackMessage } from "../../templates/runtime/any.js";
import {
  bodyValue,
  checkContent,
  parsePayload,
  parseResponse,
} from "../../templates/runtime/response.js";
import {
  delayAfter,
  failureCode,
  readRetryAfter,
  retryOf,
} from "../../templates/runtime/client-error.js";
import { redirectOf } from "../../templates/runtime/client-send.js";
import { mayBeCut, sequenceReader } from "../../templates/runtime/event-stream.js";
import type { ParameterDescriptor } from "../../templates/runtime/endpoint.js";
import {
  describe,
  describeValues,
  type Issue,
  joinOr,
  list,
  quote,
  toPointer,
  toToken,
} from "../../templates/runtime/issues.js";
import { equal, explainString, hasUniqueItems } from "../../templates/runtime/check-values.js";
import {
  changedPaths,
  explainFieldMask,
  isFieldMask,
  joinPaths,
  type MaskTable,
} from "../../templates/runtime/field-mask.js";
import { findIssues } from "../../templates/runtime/validate.js";
import { formatIssue, formatIssues } from "../../templates/runtime/format-issues.js";
import {
  headerText,
  parseHeaders,
  readHeaders,
  readHeaderValue,
} from "../../templates/runtime/headers.js";
import {
  toJson,
  toJsonWithDigits,
  toParameterValue,
  toText,
} from "../../templates/runtime/json.js";
import { nextLink, tokenText } from "../../templates/runtime/paginate.js";
import {
  durationToMillis,
  durationToNanos,
  timestampToMillis,
  timestampToNanos,
} from "../../templates/runtime/proto-time.js";
import { writeBody } from "../../templates/runtime/request-body.js";
import { strip } from "../../templates/runtime/strip.js";
import { tableSchema } from "../../templates/runtime/standard-schema.js";
import { toInput } from "../../templates/runtime/to-input.js";
import { emailNode } from "../../templates/runtime/formats.js";
import { endpointOf } from "./fixtures/endpoint-of.js";

type Read = (text: string) => unknown;

const parameter = (name: string, more: Partial<ParameterDescriptor> = {}): ParameterDescriptor => ({
  name,
  style: "form",
  explode: true,
  required: false,
  ...more,
});

const kinds = ["text", "number", "boolean", "texts", "numbers", "json"] as const;
const media = ["application/json", "application/jsonl", "multipart/form-data", "text/plain"];
const form = { mediaType: "application/x-www-form-urlencoded", required: true };

const everywhere = endpointOf({
  method: "POST",
  path: "/x/{id}/{rest}{?}",
  pathParams: [
    parameter("id", { style: "simple" }),
    parameter("rest", { style: "matrix", keepSlashes: true }),
    parameter("?", { style: "label" }),
  ],
  query: [
    parameter("q", { allowReserved: true }),
    parameter("d", { style: "deepObject" }),
    parameter("j", { mediaType: "application/json" }),
  ],
  cookies: [parameter("c", { allowReserved: true }), parameter("e")],
  requestBody: { ...form, alternatives: media.map((mediaType) => ({ mediaType })) },
});

const responses = {
  "200": {
    mediaType: "application/json",
    schema: tableSchema(() => emailNode),
    alternatives: [
      { mediaType: "text/*", schema: tableSchema(() => emailNode) },
      { mediaType: "application/jsonl", itemSchema: tableSchema(() => emailNode) },
    ],
    headers: kinds.map((kind) => ({ name: `x-${kind}`, required: true, kind })),
  },
};
const answering = endpointOf({ responses });

const issue = (text: string): Issue => ({
  path: [text],
  pointer: text,
  code: "type",
  message: text,
  expected: text,
  received: text,
});

/** A reader of a sequence, given the whole text, and then a character at a time. */
const sequence =
  (mediaType: string): Read =>
  (text) => {
    const reader = sequenceReader(mediaType);
    reader.push(text);
    for (const char of text) reader.push(char);
    return reader.end();
  };

const redirect = (location: string) => ({
  status: 302,
  headers: { get: () => location },
  text: () => Promise.resolve(""),
  arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)),
});
const sent = {
  url: "https://api.example.com/a",
  init: { method: "GET", headers: {}, redirect: "manual", signal: undefined },
} as const;
/** A message that contains itself, some of whose fields have other names in JSON. */
const fields: MaskTable = {
  message: "Pet",
  names: ["a", "b", "mother"],
  spelled: { b: "b_" },
  readOnly: [],
  messages: { mother: () => fields },
};

/** Items that differ, in pieces of a text. */
const itemsOf = (text: string): unknown[] =>
  Array.from(text, (char, index) => ({ char, index: index % 1000 }));

export const adapters: Readonly<Record<string, Read>> = {
  "toInput: names": (text) =>
    toInput({ [text]: text, kept: text }, "toFooInput", { of: "object", drop: [text] }),
  "toInput: items": (text) =>
    toInput(Array(Math.ceil(text.length / 10)).fill({ a: text }), "toFooInput", {
      of: "array",
      items: { of: "object", drop: ["a"] },
    }),
  nextAddress: (text) => nextAddress(text, "https://a.b/c", everywhere),
  "buildRequest: path": (text) =>
    buildRequest(
      everywhere,
      { pathParams: { id: text, rest: text, "?": text }, body: {} } as never,
      {
        baseUrl: "https://api.example.com",
      },
    ),
  "buildRequest: query": (text) =>
    buildRequest(
      { ...everywhere, path: "/x", pathParams: [] },
      {
        query: { q: text, d: { [text]: text }, j: text },
        cookies: { c: text, e: text },
        body: { [text]: text },
      } as never,
      { baseUrl: "https://api.example.com" },
    ),
  "buildRequest: list": (text) =>
    buildRequest(
      { ...everywhere, path: "/x", pathParams: [] },
      { query: { q: itemsOf(text).map(String) }, body: Object.assign({}, [...text]) } as never,
      { baseUrl: "https://api.example.com" },
    ),
  "buildRequest: undeclared": (text) =>
    buildRequest(everywhere, { query: Object.assign({}, [...text]) } as never, { baseUrl: "/" }),
  "buildRequest: template": (text) =>
    buildRequest({ ...everywhere, pathParams: [], path: `/${text}` }, { body: {} } as never, {
      baseUrl: "/",
    }),
  "buildRequest: options": (text) =>
    buildRequest({ ...everywhere, path: "/x", pathParams: [] }, { body: {} } as never, {
      baseUrl: `https://${text}`,
      headers: { [text]: text },
    }),
  "buildRequest: header": (text) =>
    buildRequest({ ...everywhere, path: "/x", pathParams: [] }, { body: {} } as never, {
      baseUrl: "/",
      headers: { a: text },
    }),
  "buildRequest: media type": (text) =>
    buildRequest(everywhere, { body: {} } as never, { baseUrl: "/", contentType: text }),
  "buildRequest: base path": (text) =>
    buildRequest({ ...everywhere, path: "/x", pathParams: [] }, { body: {} } as never, {
      baseUrl: `/${text}`,
    }),
  ...Object.fromEntries(
    media.map((mediaType): [string, Read] => [
      `writeBody: ${mediaType}`,
      (text) =>
        writeBody(everywhere, mediaType.endsWith("l") ? [...text] : { [text]: text }, mediaType),
    ]),
  ),
  ...Object.fromEntries(
    kinds.map((kind): [string, Read] => [
      `readHeaderValue: ${kind}`,
      (text) => readHeaderValue(text, { kind }),
    ]),
  ),
  "parseHeaders: value": (text) =>
    parseHeaders(answering, 200, Object.fromEntries(kinds.map((kind) => [`x-${kind}`, text]))),
  "parseHeaders: names": (text) =>
    parseHeaders(answering, 200, Object.fromEntries(Object.entries([...text]))),
  "sequenceReader: events": sequence("text/event-stream"),
  "sequenceReader: lines": sequence("application/jsonl"),
  "sequenceReader: texts": sequence("application/json-seq"),
  "mayBeCut: text": (text) => mayBeCut("application/json-seq", text),
  "sequenceReader: media type": (text) => sequenceReader(text),
  "redirectOf: location": (text) => redirectOf(sent, redirect(text), answering),
  "redirectOf: address": (text) =>
    redirectOf({ ...sent, url: `https://a/${text}` }, redirect("/b"), answering),
  failureCode: (text) => failureCode({ code: text, cause: { code: text } }),
  readRetryAfter: (text) => readRetryAfter(text, 0),
  "delayAfter: header": (text) => delayAfter(1, text, retryOf(2)),
  "bodyValue: text": (text) => bodyValue(text, "text/plain"),
  withQuery: (text) => withQuery(`https://a/${text}`, ["a=1"]),
  readHeaders: (text) => readHeaders(answering, 200, { "x-numbers": text }),
  "headerText: list": (text) => headerText({ a: [...text] }, "a"),
  "parseResponse: body": (text) => parseResponse(answering, 200, text),
  "parseResponse: items": (text) => parseResponse(answering, 200, [...text], "application/jsonl"),
  "parseResponse: media type": (text) => parseResponse(answering, 200, "", text),
  "parsePayload: media type": (text) =>
    parsePayload(
      { ...everywhere, name: "n", requestBody: { required: true, ...responses["200"] } as never },
      text,
      text,
    ),
  "checkContent: items": (text) =>
    checkContent({ itemSchema: tableSchema(() => emailNode) }, [...text]),
  findContent: (text) => findContent([{ mediaType: text }, { mediaType: "a/*" }], text),
  explainString: (text) => findIssues(text, explainString({ minLength: 1e6, maxLength: 3 })),
  isFieldMask: (text) => isFieldMask(text, fields),
  "isFieldMask: one path": (text) => isFieldMask(`mother.${text}`.repeat(2), fields),
  "isFieldMask: a path that exists": (text) =>
    isFieldMask(`${"mother.".repeat(text.length)}a`, fields),
  "isFieldMask: paths that exist": (text) =>
    isFieldMask(text.replace(/[^]/g, "mother.a,").slice(0, -1), fields),
  explainFieldMask: (text) => findIssues(text, explainFieldMask(fields)),
  "explainFieldMask: paths": (text) =>
    findIssues(text.replace(/[^]/g, "mother.a,"), explainFieldMask(fields)),
  joinPaths: (text) => joinPaths([text, ...text]),
  changedPaths: (text) => changedPaths({ a: text }, { a: ` ${text}`.slice(1) }, fields),
  expandedAt: (text) => expandedAt({}, `$${text}`),
  "expandedAt: quoted": (text) => expandedAt({}, `$['${text}']["${text}`),
  "expandedAt: steps": (text) => expandedAt([], `$${"[0]".repeat(text.length)}`),
  ...Object.fromEntries(
    Object.entries({ durationToMillis, durationToNanos, timestampToMillis, timestampToNanos }).map(
      ([name, read]): [string, Read] => [`${name}: digits`, (text) => read(`1${text}1s`)],
    ),
  ),
  unpackMessage: (text) => unpackMessage({ "@type": text, [text]: text }, {}),
  describe: (text) => describe(text),
  quote: (text) => quote({ [text]: text }),
  describeValues: (text) => describeValues([...text]),
  joinOr: (text) => joinOr([...text]),
  list: (text) => list([...text]),
  "serverUrl: template": (text) => serverUrl({ url: `https://a/${text}`, variables: {} }),
  "serverUrl: value": (text) =>
    serverUrl(
      {
        url: "https://{host}/{path}",
        variables: { host: { default: "a" }, path: { default: "" } },
      },
      { host: text, path: text },
    ),
  "serverUrl: path": (text) =>
    serverUrl({ url: "/{path}", variables: { path: { default: "" } } }, { path: text }),
  formatIssue: (text) => formatIssue(issue(text)),
  formatIssues: (text) => formatIssues([issue(text), issue(text)]),
  toPointer: (text) => toPointer([text, ...text]),
  toToken: (text) => toToken(text),
  nextLink: (text) => nextLink(text),
  "nextLink: links": (text) => nextLink(`${text}<a>;rel="${text}",`.repeat(2)),
  tokenText: (text) => tokenText({ [text]: text }),
  "tokenText: list": (text) => tokenText([...text]),
  toJson: (text) => toJson({ [text]: text }, "it"),
  toJsonWithDigits: (text) => toJsonWithDigits({ [text]: [...text] }, "it"),
  toText: (text) => toText(text, "it"),
  "toParameterValue: map": (text) => toParameterValue({ [text]: text }, "it"),
  "strip: name": (text) =>
    strip({ [text]: text, a: text }, () => ({ properties: new Map([["a", undefined]]) })),
  "strip: items": (text) =>
    strip(itemsOf(text), () => ({ items: () => ({ properties: new Map([["char", undefined]]) }) })),
  "equal: texts": (text) => equal([text], [` ${text}`.slice(1)]),
  "equal: lists": (text) => equal(itemsOf(text), itemsOf(text)),
  "hasUniqueItems: texts": (text) => hasUniqueItems([...text, text]),
  "hasUniqueItems: objects": (text) =>
    hasUniqueItems(itemsOf(text).map((item, id) => ({ id, item }))),
};

/** Those that are given a list of many items. */
export const readItems: ReadonlySet<string> = new Set([
  ...["buildRequest: list", "buildRequest: undeclared", "buildRequest: query", "toInput: items"],
  ...["writeBody: application/jsonl", "parseHeaders: names", "headerText: list"],
  ...["sequenceReader: events", "sequenceReader: lines", "sequenceReader: texts"],
  ...["isFieldMask: a path that exists", "isFieldMask: paths that exist"],
  ...["explainFieldMask: paths"],
  ...["parseResponse: items", "checkContent: items", "tokenText: list", "toJsonWithDigits"],
  ...[
    "describeValues",
    "joinOr",
    "list",
    "toPointer",
    "formatIssue",
    "formatIssues",
    "equal: lists",
    "hasUniqueItems: texts",
    "hasUniqueItems: objects",
    "strip: items",
  ],
]);

/** Makers of nodes and codecs, and functions of values, flags or numbers, which read no text of their own. */
export const readNoText: readonly string[] = `
  abandon accepts allCodec append arrayCodec attempt attemptEach buildRequest checkContent checkGivenForm
  authorizeByKey authorizeByPassword authorizeByText authorizeByToken bring buildWith checkValue chooseSchemes
  clearOneof copyDigits count countPresent countSet deepFreeze defineEndpoint delayAfter demand discardBody
  durationFromMillis durationFromNanos equal exactMember explainAll explainArray explainChoice
  explainDeclaredOneof explainEnum explainFields explainFormat explainIf explainItems explainLeftOver
  explainLiteral explainMap explainMember explainNot explainNullable explainNumber explainObject
  explainObjectRules explainOneof explainOpen explainRecursive explainReference explainTagged explainTaggedOr
  explainTogether explainUnevaluatedItems explainUnevaluatedProperties explainUnion explainUntagged
  explainValidated explainValue explainWhole fail failure findIssues findMissed findResponse fits forDraft07
  getInherited getOwn hasAll hasOwn hasUniqueItems headerText isFine isFull isMismatch isMultipleOf isObject
  isPassing isPlain isPresent isStream isTooDeep isTooMuch issueOf issueWithin itemStream jsonBody keepDigits
  kindsCodec label lazyCodec listResult makeCall makeClient makeCredentials mayRetry notAsDeclared nullIsUnset
  objectCodec ownFields pagesOf paginate paginatePages parseHeaders parsePayload parseResponse partOf pause
  pathOf perform placeIn placeOf platform protojsonBody protojsonSchema readAnswer readBody readItems readParameters reading
  redirectOf refuse report reportAt reportMismatch reportMissing reportType retryOf send serverUrl setOneof
  settleEvaluated shapeField standardJsonSchema standardSchema startDepth strip styledField tableSchema
  taggedCodec timestampFromMillis timestampFromNanos toDigits toInput toIssues toIssues toJsonSchema toParameterValue
  translateIssues unwrapResponse visit whichOneof withMessages withoutSchema writeBody writeCookies
  writeHeader writeHeaders writeJsonBody writeMultipart writeNoBody writePairs writeParts writePathParameter
  writeRequest writeUrl
`
  .trim()
  .split(/\s+/);
