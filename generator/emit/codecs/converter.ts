import type { Schema } from "../../model/model.js";
import { code, identifier, type Code } from "../code/code.js";
import { cast, entry, object } from "../code/combine.js";
import { codecCode } from "./codec-code.js";
import type { Codings } from "./codings.js";
import type { Imports } from "../imports.js";

/** From TypeScript to the wire, or back. */
type Way = "encode" | "decode";

/**
 * The function that makes a value ready to be sent, or decodes a valid one; undefined where both are the same. For
 * modules that do not declare codecs: of named schemas they see `encodeFoo` and `decodeFoo`.
 */
export function converter(
  way: Way,
  schema: Schema,
  codings: Codings,
  imports: Imports,
): Code | undefined {
  if (schema.kind === "ref") {
    if (!codings.isCoded(schema)) return undefined;
    return imports.value("./codecs.js", `${way}${codings.schemas.get(schema.target).name}`);
  }
  const named = (id: string) => {
    const name = codings.schemas.get(id).name;
    const decode = imports.value("./codecs.js", `decode${name}`);
    const encode = imports.value("./codecs.js", `encode${name}`);
    return object([
      entry(code`decode`, cast(decode, code`never`)),
      entry(code`encode`, cast(encode, code`never`)),
    ]);
  };
  const codec = codecCode(schema, codings, imports, named);
  return codec === undefined ? undefined : code`(value) => ${codec}.${identifier(way)}(value)`;
}
