/** Names that the output must never declare: those of the language, and exports of the runtime. */

const keywords = `
  abstract any as asserts async await boolean break case catch class const continue debugger declare
  default delete do else enum export extends false finally for from function get if implements import
  in infer instanceof interface is keyof let module namespace never new null number object of out
  override package private protected public readonly require return satisfies set static string super
  switch symbol this throw true try type typeof undefined unique unknown using var void while with
  yield arguments eval constructor accessor global intrinsic bigint`;

const globals = `
  AggregateError Array ArrayBuffer AsyncFunction AsyncGenerator AsyncIterable AsyncIterator
  AsyncIterableIterator Atomics Awaited BigInt BigInt64Array BigUint64Array Boolean Capitalize
  ConstructorParameters DataView Date Error EvalError Exclude Extract FinalizationRegistry Float32Array
  Float64Array Function Generator Infinity InstanceType Int16Array Int32Array Int8Array Intl Iterable
  IterableIterator Iterator JSON Lowercase Map Math NaN NoInfer NonNullable Number Object Omit
  OmitThisParameter Parameters Partial Pick Promise PromiseLike PropertyKey Proxy RangeError
  ReadonlyArray ReadonlyMap ReadonlySet Readonly Record ReferenceError Reflect RegExp Required
  ReturnType Set SharedArrayBuffer String Symbol SyntaxError TemplateStringsArray ThisParameterType
  ThisType TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray Uncapitalize
  Uppercase WeakMap WeakRef WeakSet console decodeURI decodeURIComponent encodeURI encodeURIComponent
  escape exports fetch globalThis isFinite isNaN parseFloat parseInt process unescape window document`;

/** The names that `index.ts` exports besides those of the document. A test compares them with the templates. */
const runtime = `
  Answer ApiCall ApiClient ApiError CallOptions ClientCredentials ClientOptions ConnectionError ItemStream ItemsOptions
  RetryOptions Sequence ServerSentEvent TimeoutError TokenError createCall createClient readBody
  AnyValidResponse AssertOptions Binary Body Child Endpoint Explain FormDataBody FormFields HeadersOf HttpRequest IncomingRequest
  InputOf Issue IssueCode IssueMessages ItemOf Node OneofDescriptor OtherTag
  PageResponse PaginateOptions PaginationDescriptor ParameterDescriptor ParsedResponse PathParams PayloadOf Query RawBody Response
  ResponseError ResponseHeaders ResponseItem SuccessOf callbacks parsePayload readHeaders translateIssues
  durationFromMillis durationFromNanos durationToMillis durationToNanos timestampFromMillis
  timestampFromNanos timestampToMillis timestampToNanos nullIsUnset serverUrl servers ServerDescriptor ServerVariable unwrapResponse withMessages
  GivenHeaders ParsedHeaders parseHeaders parseJson
  ResponseDescriptor ResponsesOf StandardSchemaV1 StandardSchemaWithJSON ValidateOptions ValidationError ValidationResult
  buildRequest components defineEndpoint endpoints formatIssues operations paginate paginatePages
  parseResponse paths webhooks $defs ok issues value`;

/** The names that generated modules import from the runtime. The same test compares them. */
const internal = `
  MAX_DEPTH isTooDeep isTooMuch startDepth anyNode booleanNode clearOneof countPresent countSet deepFreeze equal
  explainAll explainArray explainChoice explainTogether explainIf explainLiteral explainNot explainNumber explainObject
  explainObjectRules explainRecursive explainString explainTagged explainTaggedOr explainUnion
  explainUntagged explainValue fail getOwn hasOwn integerNode matchesBase64 matchesBase64Url matchesByte matchesDate
  matchesDateTime matchesEmail matchesHostname matchesInt64 matchesIpv4 matchesIpv6
  matchesIsoDuration matchesJsonPointer isMultipleOf isObject matchesProtoDuration matchesRegex
  matchesRelativeJsonPointer matchesTime matchesUint64 hasUniqueItems matchesUri matchesUriReference
  matchesUriTemplate matchesUuid lengthWithin neverNode nullNode numberNode Codec allCodec
  arrayCodec bigintNumberCodec bigintTextCodec dateCodec dateTimeCodec kindsCodec lazyCodec
  numberTextCodec objectCodec taggedCodec textNumberCodec wire refuse setOneof standardSchema
  stringNode whichOneof explainEnum explainFields explainFormat explainItems explainMap
  explainDeclaredOneof explainMember explainNullable explainOneof explainOpen explainReference explainUnevaluatedItems
  explainUnevaluatedProperties listResult hasAll JsonSchemaPart standardJsonSchema compile tableSchema
  explainValidated protojsonSchema ApiDescriptor BasicSource CommonOptions OAuth2Source RawCall Received TextCredential
  describeApi makeCall makeClient
  explainValidated protojsonSchema explainFieldMask isFieldMask joinPaths changedPaths MaskTable
  AnySchemas OtherAny UnsetAny unpackMessage inPath inQuery inHeader inCookie jsonBody protojsonBody
  authorizeByKey authorizeByPassword authorizeByText authorizeByToken cursorPages linkPages numberPages offsetPages readItems writeBody writeJsonBody`;

export const reservedNames: ReadonlySet<string> = new Set(
  [keywords, globals, runtime, internal].flatMap((list) => list.trim().split(/\s+/)),
);
