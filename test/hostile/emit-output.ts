import type { Diagnostic } from "../../generator/findings/diagnostics.js";
import { emitCodecs } from "../../generator/emit/codecs/codecs.js";
import { emitContext } from "../../generator/emit/emit-context.js";
import { emitDocument } from "../../generator/emit/package/json-text.js";
import { emitEndpoints } from "../../generator/emit/endpoints/endpoints.js";
import { emitEnums } from "../../generator/emit/types/enums.js";
import { emitIndex } from "../../generator/emit/package/index-module.js";
import { emitJsonSchemas } from "../../generator/emit/validators/json-schemas.js";
import { emitMasks } from "../../generator/emit/protobuf/masks.js";
import { emitMessages } from "../../generator/emit/protobuf/messages.js";
import { emitInputs } from "../../generator/emit/inputs/inputs.js";
import { emitOneofs } from "../../generator/emit/protobuf/oneofs.js";
import { usualStyle, type TypeStyle } from "../../generator/emit/types/type-style.js";
import type { SourceModule } from "../../generator/emit/output.js";
import { emitTypes } from "../../generator/emit/types/types.js";
import { emitValidators } from "../../generator/emit/validators/validators.js";
import { emitWebhooks } from "../../generator/emit/endpoints/webhooks.js";
import { emitWire } from "../../generator/emit/codecs/wire.js";
import type { Api } from "../../generator/model/model.js";
import type { JsonObject } from "../../generator/json/json.js";
import { analyze } from "../../generator/pipeline.js";
import { printModule } from "../../generator/emit/code/shell.js";
import { readTemplates } from "../../generator/write/read-templates.js";

/** What makes the modules: the generator's own, or ones with a hole that a test has planted. */
export const emitters = {
  types: emitTypes,
  oneofs: emitOneofs,
  inputs: emitInputs,
  validators: emitValidators,
  endpoints: emitEndpoints,
  enums: emitEnums,
  jsonSchemas: emitJsonSchemas,
  webhooks: emitWebhooks,
  wire: emitWire,
  codecs: emitCodecs,
  masks: emitMasks,
  messages: emitMessages,
  print: printModule,
};

export type Emitters = typeof emitters;

/** Ways of writing types, which together reach what only options make: enums, wire types, codecs. */
export const styles: readonly TypeStyle[] = [
  usualStyle,
  { ...usualStyle, enums: "const", immutable: true },
  { ...usualStyle, enums: "enum", dates: "Date", int64: "bigint" },
  { ...usualStyle, additionalProperties: "always", int64: "number" },
  { ...usualStyle, additionalProperties: "never", dates: "Date" },
];

export interface Output {
  /** Module name -> TypeScript, as it is written. */
  readonly modules: ReadonlyMap<string, string>;
  /** The text of `openapi.json`. */
  readonly document: string;
  readonly api: Api;
}

export interface Emitted {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where a finding is an error. */
  readonly output?: Output;
}

const templates = await readTemplates();

/** The generator without the disk. */
export async function emitOutput(
  spec: JsonObject,
  use: Emitters = emitters,
  style: TypeStyle = usualStyle,
): Promise<Emitted> {
  const { dates, int64 } = style;
  const { api, findings } = await analyze({ spec, dates, int64 });
  const { diagnostics } = findings;
  if (api === undefined || findings.failed) return { diagnostics };
  const context = emitContext(api, { formats: "assert", templates, style });
  const optional = [
    ...[use.webhooks(context), use.wire(context), use.codecs(context)],
    ...[use.masks(context), use.messages(context)],
  ];
  const modules = [
    ...[use.enums(context)].filter(isFilled),
    use.types(context),
    use.oneofs(context),
    use.validators(context),
    use.endpoints(context),
    ...optional.filter(isFilled),
  ];
  const inner = [use.jsonSchemas(context)].filter(isFilled);
  const all = [...modules, ...inner, emitIndex(modules, { paths: false, templates })];
  const texts = all.map(({ path, statements }) => [path, use.print(statements)] as const);
  return {
    diagnostics,
    output: { modules: new Map(texts), document: emitDocument(api).text, api },
  };
}

function isFilled({ statements }: SourceModule): boolean {
  return statements.length > 0;
}

/** Runtime templates by file name. */
export const runtimeFiles: ReadonlyMap<string, string> = templates.files;
