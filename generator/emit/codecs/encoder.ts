import type { Schema } from "../../model/model.js";
import { code, type Code } from "../code/code.js";
import { cast, entry, object } from "../code/combine.js";
import { codecCode } from "./codec-code.js";
import type { Codings } from "./codings.js";
import type { Imports } from "../imports.js";

/** The function that makes a value ready to be sent; undefined where it is ready as it is. */
export function encoder(schema: Schema, codings: Codings, imports: Imports): Code | undefined {
  if (schema.kind === "ref") {
    if (!codings.isCoded(schema)) return undefined;
    return imports.value("./codecs.js", `encode${codings.schemas.get(schema.target).name}`);
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
  return codec === undefined ? undefined : code`(value) => ${codec}.encode(value)`;
}
