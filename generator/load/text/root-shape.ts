import { isJsonObject, ownValue, type JsonValue } from "../../json/json.js";
import { documentShape, swaggerShape, type Shape } from "../references/reference-positions.js";

/** Whether a document is Swagger 2.0. Without quotes the version is a number in YAML. */
export function isSwagger(root: JsonValue): boolean {
  if (!isJsonObject(root) || Object.hasOwn(root, "openapi")) return false;
  const version = ownValue(root, "swagger");
  return version === "2.0" || version === 2;
}

/** The shape of the root of a document. */
export function rootShape(root: JsonValue): Shape {
  return isSwagger(root) ? swaggerShape : documentShape;
}

/** The place of a section of components: `schemas` are `definitions` in Swagger. */
export function componentHome(root: JsonValue, section: string): readonly string[] {
  if (!isSwagger(root)) return ["components", section];
  return [section === "schemas" ? "definitions" : section];
}
