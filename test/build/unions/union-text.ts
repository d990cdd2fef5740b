import { analyze } from "../../../generator/pipeline.js";
import type { Discriminator, Schema, UnionSchema } from "../../../generator/model/model.js";

export interface Given {
  readonly openapi?: string;
  readonly schemas: Readonly<Record<string, object>>;
}

/** What the model says of the component `Pet`, in one line, and the codes of all findings. */
export async function petOf({ openapi = "3.1.1", schemas }: Given): Promise<readonly string[]> {
  const spec = {
    openapi,
    info: { title: "Pets", version: "1" },
    paths: {},
    components: { schemas },
  };
  const { api, findings } = await analyze({ spec });
  const pet = api?.schemas.find(({ name }) => name === "Pet");
  const codes = findings.diagnostics.map(({ code }) => code);
  return [pet === undefined ? "nothing" : textOf(pet.schema), ...codes];
}

function textOf(schema: Schema): string {
  switch (schema.kind) {
    case "union":
      return unionText(schema);
    case "ref":
      return schema.target.replace("#/components/schemas/", "");
    case "intersection":
      return `(${schema.members.map(textOf).join(" & ")})`;
    case "literal":
      return schema.values.map((value) => JSON.stringify(value)).join(" | ");
    case "array":
      return "array";
    default:
      return schema.kind;
  }
}

function unionText({ mode, members, discriminator }: UnionSchema): string {
  const texts = members.map(textOf);
  const union = `${mode}(${texts.join(", ")})`;
  return discriminator === undefined ? union : `${union} by ${tagsText(discriminator, texts)}`;
}

function tagsText(discriminator: Discriminator, members: readonly string[]): string {
  const { property, mapping, otherwise, untagged } = discriminator;
  const tags = mapping.map(({ value, member }) => `${value}: ${members[member] ?? "?"}`);
  const rest = otherwise === undefined ? [] : [`else: ${members[otherwise.member] ?? "?"}`];
  const bare = untagged?.map(({ member }) => members[member] ?? "?") ?? [];
  return [
    `${property} {${[...tags, ...rest].join(", ")}}`,
    ...(bare.length === 0 ? [] : [`without it: ${bare.join(", ")}`]),
  ].join("; ");
}

/** A schema of objects with one tag of these values, which is required. */
export function tagged(property: string, ...values: readonly unknown[]): object {
  const tag = values.length === 1 ? { const: values[0] } : { enum: values };
  return { type: "object", required: [property], properties: { [property]: tag } };
}

export function ref(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
