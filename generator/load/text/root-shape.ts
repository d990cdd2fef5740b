import { minorVersionOf, type SpecificationVersion } from "../../findings/document-words.js";
import { isJsonObject, ownValue, type JsonValue } from "../../json/json.js";
import { documentShape, swaggerShape, type Shape } from "../references/reference-positions.js";

/** Whether a document is Swagger 2.0. Without quotes the version is a number in YAML. */
export function isSwagger(root: JsonValue): boolean {
  if (!isJsonObject(root) || Object.hasOwn(root, "openapi")) return false;
  const version = ownValue(root, "swagger");
  return version === "2.0" || version === 2;
}

/** The version of the specification that a document declares; undefined where it is not supported. */
export function specificationVersion(root: JsonValue): SpecificationVersion | undefined {
  if (isSwagger(root)) return "2.0";
  return isJsonObject(root) ? minorVersionOf(ownValue(root, "openapi")) : undefined;
}

/** The shape of the root of a document. */
export function rootShape(root: JsonValue): Shape {
  return isSwagger(root) ? swaggerShape : documentShape;
}

/** The place of a section of components: `schemas` are `definitions` in Swagger. */
export function componentHome(root: JsonValue, section: string): readonly string[] {
  return isSwagger(root) ? [swaggerHome(section) ?? section] : ["components", section];
}

/** Where Swagger 2.0 has a section of components; undefined for what it does not share. */
export function swaggerHome(section: string): string | undefined {
  return Object.hasOwn(swaggerHomes, section) ? swaggerHomes[section] : undefined;
}

const swaggerHomes: Readonly<Record<string, string>> = {
  schemas: "definitions",
  parameters: "parameters",
  // A body is a parameter there.
  requestBodies: "parameters",
  responses: "responses",
  securitySchemes: "securityDefinitions",
};
