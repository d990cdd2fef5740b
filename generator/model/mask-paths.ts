import { canonicalJson } from "../json/json.js";
import type { MessageField, MessageFields, MessageTables } from "./message-fields.js";

/** The message that a mask is about, among the messages of its document. */
export interface MaskSide {
  readonly tables: MessageTables;
  readonly message: string;
}

/**
 * Paths that name a field in the one document and none in the other: each shows one field, by the shortest
 * way to it. Empty: every mask of the one is a mask of the other.
 */
export function missingPaths(from: MaskSide, to: MaskSide): string[] {
  const start = { prefix: "", from: from.message, to: to.message };
  const seen = new Set([JSON.stringify([start.from, start.to])]);
  const missing: string[] = [];
  const queue = [start];
  for (const { prefix, from: id, to: other } of queue) {
    const target = to.tables.table(other);
    for (const [text, field] of namesOf(from.tables.table(id))) {
      const match = target && fieldNamed(text, target);
      if (match === undefined) missing.push(prefix + text);
      if (match === undefined || field.message === undefined) continue;
      if (match.message === undefined) {
        const [inner] = from.tables.table(field.message)?.fields ?? [];
        if (inner !== undefined) missing.push(`${prefix}${text}.${inner.path}`);
        continue;
      }
      const pair = JSON.stringify([field.message, match.message]);
      if (seen.has(pair)) continue;
      seen.add(pair);
      queue.push({ prefix: `${prefix}${text}.`, from: field.message, to: match.message });
    }
  }
  return missing;
}

/** Equal for messages of which masks may name the same, whatever they are called. */
export function maskShape({ tables, message }: MaskSide): string {
  const reached = tables.reached(message);
  const places = new Map(reached.map(({ id }, index) => [id, index]));
  const shapes = reached.map(({ fields }) =>
    fields.map(({ path, property, message: inner }) => {
      return [path, property, inner === undefined ? null : (places.get(inner) ?? null)];
    }),
  );
  return canonicalJson(shapes);
}

/** What a path may write for each field: a mask's own name, and the document's where that is another. */
function namesOf(table: MessageFields | undefined): readonly (readonly [string, MessageField])[] {
  return (table?.fields ?? []).flatMap((field) => {
    const names = [...new Set([field.path, field.property])];
    return names.map((name) => [name, field] as const);
  });
}

/** As the runtime finds a field (`nameOf` in `templates/runtime/field-mask.ts`). */
function fieldNamed(text: string, { fields }: MessageFields): MessageField | undefined {
  return (
    fields.find(({ path }) => path === text) ?? fields.find(({ property }) => property === text)
  );
}
