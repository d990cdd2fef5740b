import type { EncodingDescriptor, ParameterDescriptor } from "./endpoint.js";
import { ownFields } from "./own.js";

/**
 * A field of a form that is written as a query parameter would be, since its encoding has one of
 * `style`, `explode` and `allowReserved` (OpenAPI 3.1, 4.8.15.1.2); undefined for any other.
 */
export function styledField(
  name: string,
  encoding: EncodingDescriptor = {},
): ParameterDescriptor | undefined {
  const own = ownFields(encoding);
  const { style = "form", allowReserved } = own;
  const { explode = style === "form" } = own;
  const isStyled = [own.style, own.explode, allowReserved].some(
    (field) => field !== undefined,
  );
  if (!isStyled) return undefined;
  const reserved = allowReserved === true ? { allowReserved } : {};
  return ownFields({ name, style, explode, required: false, ...reserved });
}
