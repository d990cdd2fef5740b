import type { Endpoint, ParameterDescriptor } from "./endpoint.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";
import { isPresent } from "./parameter-value.js";

/** The parts of an input that hold parameters. */
export type ParameterPart = "pathParams" | "query" | "headers" | "cookies";

/** A parameter, its value as it is on the wire, and its name for error messages. */
export type GivenParameter = readonly [
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
];

const partNames: { readonly [part in ParameterPart]: string } = {
  pathParams: "path parameter",
  query: "query parameter",
  headers: "header",
  cookies: "cookie",
};

/**
 * The parameters that have a value. Throws a TypeError for a name that is not declared, and for a
 * required parameter that has no value here and is not `givenElsewhere`.
 */
export function readParameters(
  endpoint: Endpoint,
  input: unknown,
  part: ParameterPart,
  givenElsewhere: (name: string) => boolean = () => false,
): readonly GivenParameter[] {
  const declared = endpoint[part];
  const given = (isObject(input) ? getOwn(input, part) : undefined) ?? {};
  const label = (name: string): string =>
    `${partNames[part]} ${JSON.stringify(name)} of ${endpoint.operationId}`;
  if (!isObject(given))
    throw new TypeError(`${part} of ${endpoint.operationId} must be an object`);
  for (const name of Object.keys(given)) {
    if (
      given[name] !== undefined &&
      !declared.some((parameter) => parameter.name === name)
    ) {
      throw new TypeError(`${label(name)} is not declared`);
    }
  }
  return declared.flatMap((parameter) => {
    const value = getOwn(given, parameter.name);
    if (isPresent(value)) {
      const { encode = (own: unknown) => own } = parameter;
      return [
        [parameter, encode(value as never), label(parameter.name)] as const,
      ];
    }
    if (parameter.required && !givenElsewhere(parameter.name))
      throw new TypeError(`${label(parameter.name)} is required`);
    return [];
  });
}
