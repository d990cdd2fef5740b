import type { Endpoint, ParameterDescriptor } from "./endpoint.js";
import { isObject } from "./object.js";
import { getOwn, ownFields } from "./own.js";
import { isPresent } from "./parameter-value.js";

/** The parts of an input that hold parameters. */
export type ParameterPart = "pathParams" | "query" | "headers" | "cookies";

/** A parameter that has a value. */
export interface GivenParameter {
  /** Without a prototype. */
  readonly parameter: ParameterDescriptor;
  /** As it is on the wire. */
  readonly value: unknown;
  /** The name for error messages. */
  readonly where: string;
}

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
  const names = new Set(declared.map(({ name }) => name));
  const unknown = Object.keys(given).find(
    (name) => given[name] !== undefined && !names.has(name),
  );
  if (unknown !== undefined)
    throw new TypeError(`${label(unknown)} is not declared`);
  return declared.flatMap((descriptor) => {
    const parameter = ownFields(descriptor);
    const value = getOwn(given, parameter.name);
    if (isPresent(value)) {
      const { encode = (own: unknown) => own } = parameter;
      const where = label(parameter.name);
      return [{ parameter, value: encode(value as never), where }];
    }
    if (parameter.required && !givenElsewhere(parameter.name))
      throw new TypeError(`${label(parameter.name)} is required`);
    return [];
  });
}
