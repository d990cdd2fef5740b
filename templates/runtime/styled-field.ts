import type { EncodingDescriptor, ParameterDescriptor } from "./endpoint.js";

/**
 * A field of a form that is written as a query parameter would be, since its encoding has one of
 * `style`, `explode` and `allowReserved` (OpenAPI 3.1, 4.8.15.1.2); undefined for any other.
 */
export function styledField(
  name: string,
  encoding: EncodingDescriptor | undefined,
): ParameterDescriptor | undefined {
  const { style = "form", allowReserved } = encoding ?? {};
  const { explode = style === "form" } = encoding ?? {};
  const isStyled = [
    encoding?.style,
    encoding?.explode,
    encoding?.allowReserved,
  ].some((field) => field !== undefined);
  if (!isStyled) return undefined;
  const reserved = allowReserved === true ? { allowReserved } : {};
  return { name, style, explode, required: false, ...reserved };
}
