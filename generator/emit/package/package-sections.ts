import type { Api, NamedSchema } from "../../model/model.js";
import { inBackticks } from "../docs.js";

/** How a mask is made, by `schema` where a mask is about that. */
export function maskSection(
  api: Api,
  packageName: string,
  schema: NamedSchema | undefined,
): string[] {
  const wanted = schema?.id;
  const mask = api.fieldMasks.find(({ message }) => message === wanted) ?? api.fieldMasks[0];
  const type = api.schemas.find(({ id }) => id === mask?.message)?.name;
  if (mask === undefined || type === undefined) return [];
  return [
    `## Field masks

An update changes the fields that its mask names. \`${mask.name}Path\` has the paths of \`${type}\`, and the mask of
what differs is made of two forms of it:

\`\`\`ts
import type { ${type} } from "${packageName}";
import { changedFieldsOf${mask.name}, fieldMaskOf${mask.name} } from "${packageName}/masks";

export function maskOf(before: ${type}, after: ${type}): string {
  return fieldMaskOf${mask.name}(...changedFieldsOf${mask.name}(before, after));
}
\`\`\`

Send nothing where it is empty: servers read an empty mask as one of all fields.`,
  ];
}

/** How a message behind `@type` is found. */
export function messageSection(
  api: Api,
  packageName: string,
  schema: NamedSchema | undefined,
): string[] {
  const named = schema?.message ?? api.schemas.find(isNamed)?.message;
  if (named === undefined) return [];
  return [
    `## Messages behind \`@type\`

\`unpackAny\` finds the type of a message by the name in \`@type\`, and checks it; \`expandedAt\` follows a path such as
\`$.expanded[0]\` into the response that it came with.

\`\`\`ts
import { expandedAt, unpackAny } from "${packageName}/messages";

export function show(response: unknown, path: string): void {
  const message = unpackAny(expandedAt(response, path));
  if (message?.type === "${named}") console.log(message.value);
}
\`\`\``,
  ];
}

function isNamed({ message, variantOf }: NamedSchema): boolean {
  return message !== undefined && variantOf === undefined;
}

/** What other clients call types and operations, where the document says it. */
export function aliasSection(api: Api): string[] {
  const types = api.schemas
    .filter(({ variantOf }) => variantOf === undefined)
    .map(({ name, schema }) => aliasRow(schema.docs.aliases, [name]));
  const operations = api.operations.map(({ name, typeName, accessor, docs }) =>
    aliasRow(docs.aliases, [["endpoints", ...accessor].join("."), name, `${typeName}Params`]),
  );
  const rows = [...operations, ...types].flat();
  if (rows.length === 0) return [];
  return [`## Names of other clients\n\n| there | here |\n| --- | --- |\n${rows.join("\n")}`];
}

function aliasRow(aliases: readonly string[] | undefined, names: readonly string[]): string[] {
  if (aliases === undefined) return [];
  const cell = (texts: readonly string[]) =>
    texts.map(inBackticks).join(", ").replaceAll("|", "\\|");
  return [`| ${cell(aliases)} | ${cell(names)} |`];
}
