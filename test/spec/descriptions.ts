import { listOperations } from "./document.js";
import { listAt, objectAt, stringAt, valueAt } from "./json.js";

/** A sentence that only repeats the name of what it describes. */
const empty = /^(?:the|an?)\s+\S+\s+(?:field|message|object|property|parameter)\.?$/i;

/** Where a description is missing or says nothing, one line each. */
export function findWeakDescriptions(document: unknown): string[] {
  const schemas = objectAt(document, "components", "schemas");
  return [
    ...listOperations(document).flatMap(({ method, path, value, parameters }) => {
      const name = `${method.toUpperCase()} ${path}`;
      return [
        ...weakSummary(name, value),
        ...weakDescription(name, value),
        ...weakDescription(`${name}: 200`, valueAt(value, "responses", "200")),
        ...(valueAt(value, "requestBody") === undefined
          ? []
          : weakDescription(`${name}: body`, valueAt(value, "requestBody"))),
        ...parameters.flatMap((parameter) =>
          weakDescription(`${name}: ${stringAt(parameter, "name") ?? "(nameless)"}`, parameter),
        ),
      ];
    }),
    ...Object.entries(schemas).flatMap(([key, schema]) => [
      ...weakDescription(key, schema),
      ...weakProperties(key, schema),
    ]),
    ...listAt(document, "tags").flatMap((tag) =>
      weakDescription(`tag ${stringAt(tag, "name") ?? "(nameless)"}`, tag),
    ),
  ];
}

function weakSummary(where: string, value: unknown): string[] {
  const summary = stringAt(value, "summary") ?? "";
  const good = summary !== "" && summary.length <= 60 && !summary.endsWith(".");
  return good ? [] : [`${where}: summary ${JSON.stringify(summary)}`];
}

function weakDescription(where: string, value: unknown): string[] {
  const description = valueAt(value, "description");
  if (typeof description !== "string" || description.trim() === "") {
    return [`${where}: no description`];
  }
  return empty.test(description.trim()) ? [`${where}: ${JSON.stringify(description)}`] : [];
}

function weakProperties(where: string, schema: unknown): string[] {
  return Object.entries(objectAt(schema, "properties")).flatMap(([name, property]) => [
    ...weakDescription(`${where}.${name}`, property),
    ...weakProperties(`${where}.${name}`, property),
  ]);
}
