import type { Api } from "../../model/model.js";
import type { Code } from "../code/code.js";
import { openString } from "../types/literal-type.js";
import type { Imports } from "../imports.js";
import type { EmitOptions } from "../output.js";
import { union } from "../types/union-type.js";

/** How other modules name what `masks.ts` exports; without that module, masks are strings as others are. */

type MaskOptions = Pick<EmitOptions, "masks">;

/** The export that has the fields of a message; undefined where no mask is about it. */
export function fieldsName(api: Api, message: string): string | undefined {
  const mask = api.fieldMasks.find((one) => one.message === message);
  return mask === undefined ? undefined : `fieldsOf${mask.name}`;
}

/** The table of the fields of a message, where masks about it are checked. */
export function maskFieldsOf(api: Api, imports: Imports, { masks = true }: MaskOptions) {
  return (message: string): Code | undefined => {
    const name = masks ? fieldsName(api, message) : undefined;
    return name === undefined ? undefined : imports.value("./masks.js", name);
  };
}

/** The type of a mask about a message: any text, and single paths in completion lists. */
export function maskTypeOf(api: Api, imports: Imports, { masks = true }: MaskOptions) {
  return (message: string): Code | undefined => {
    const mask = masks ? api.fieldMasks.find((one) => one.message === message) : undefined;
    if (mask === undefined) return undefined;
    return union([imports.type("./masks.js", `${mask.name}Path`), openString]);
  };
}
