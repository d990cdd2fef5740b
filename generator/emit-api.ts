/**
 * `specwright/emit`: what custom emitters are written with. The model that they read, and the
 * vocabulary in which text of a document becomes code or a comment, and never by accident.
 */

export { identifier, literal, propertyKey, typeKey, type Code } from "./emit/code/code.js";
export type { FunctionParameter, Member } from "./emit/code/declare.js";
export { commentLines, docComment, type Comment } from "./emit/docs.js";
export type { Emitted, EmittedModule, Emitter, EmitterResult } from "./emit/emitter.js";
export {
  allOf,
  alternatives,
  and,
  array,
  block,
  call,
  code,
  constant,
  constantDeclaration,
  entry,
  enumDeclaration,
  functionDeclaration,
  generic,
  ifBlock,
  ifThen,
  interfaceDeclaration,
  join,
  lines,
  listOf,
  memberList,
  not,
  object,
  or,
  ternary,
  typeDeclaration,
} from "./emit/guarded-code.js";
export { Imports } from "./emit/imports.js";
export type { EmitOptions, RuntimeTemplates, SourceModule, TextFile } from "./emit/output.js";
export { sourceModule } from "./emit/source-module.js";
export type { TypeStyle } from "./emit/types/type-style.js";
export { typeWriter } from "./emit/types/type-writer.js";
export { camelCase, identifierOf, pascalCase } from "./text/identifiers.js";
export type {
  AnySchema,
  Api,
  BodyPath,
  CursorPagination,
  ArraySchema,
  BooleanSchema,
  ConditionalSchema,
  Contains,
  DependentRequired,
  DependentSchema,
  Discriminator,
  Docs,
  EnumLabel,
  FieldMask,
  FieldMaskUse,
  IncomingRequest,
  IntersectionSchema,
  JsonValue,
  InputPlace,
  LiteralSchema,
  MediaType,
  NamedSchema,
  NeverSchema,
  NotSchema,
  NullSchema,
  NumberSchema,
  ObjectSchema,
  Oneof,
  OneofSpelling,
  Operation,
  OtherTag,
  LinkPagination,
  OffsetPagination,
  PageNumberPagination,
  PageTokenPagination,
  Pagination,
  Parameter,
  ParameterStyle,
  PartEncoding,
  PatternProperty,
  Pointer,
  Property,
  RefSchema,
  RequestBody,
  Response,
  Schema,
  SecurityRequirement,
  SecurityScheme,
  Server,
  ServerVariable,
  Side,
  StringSchema,
  UnevaluatedSchema,
  UnionSchema,
  UntaggedMember,
} from "./model/model.js";
export { childSchemas, referencedIds, walkSchema } from "./model/visit.js";
