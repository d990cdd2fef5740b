import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isObject, stringsAt } from "./json.js";

const uri = "https://specwright.test/openapi.json";

/**
 * Ajv over a whole document, as a second opinion: it knows JSON Schema, the formats of ProtoJSON by
 * rules of its own, and on wish the oneofs. Gives a function from a schema's pointer to its validator.
 */
export function ajvOver(
  document: object,
  options: { readonly oneofs: boolean },
): (pointer: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  ajv.addFormat("int64", (text: string) => /^-?\d+$/.test(text) && fitsInt64(BigInt(text)));
  ajv.addFormat("int32", { type: "number", validate: (number) => (number | 0) === number });
  ajv.addFormat("uint32", { type: "number", validate: (number) => number >>> 0 === number });
  ajv.addFormat("duration", (text: string) => /^-?\d+(?:\.\d{1,9})?s$/.test(text));
  ajv.addFormat("base64", (text: string) => /^[A-Za-z0-9+/_-]*={0,2}$/.test(text));
  if (options.oneofs) {
    ajv.addKeyword({
      keyword: "x-oneofs",
      schemaType: "object",
      errors: true,
      validate: checkOneofs,
    });
  }
  ajv.addSchema(document, uri);
  return (pointer) => ajv.compile({ $ref: `${uri}#${encodeURI(pointer)}` });
}

function fitsInt64(number: bigint): boolean {
  return BigInt.asIntN(64, number) === number;
}

type Check = { (groups: object, value: unknown): boolean; errors?: Partial<ErrorObject>[] };

const checkOneofs: Check = (groups, value) => {
  checkOneofs.errors = Object.keys(groups)
    .filter((name) => {
      const set = stringsAt(groups, name).filter(
        (member) => isObject(value) && value[member] != null,
      );
      return set.length > 1;
    })
    .map((name) => ({ keyword: "oneof", message: name, params: {} }));
  return checkOneofs.errors.length === 0;
};
