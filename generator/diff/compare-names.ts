import { appendPointer } from "../json/pointer.js";
import type { Api, NamedSchema, Oneof, Pointer } from "../model/model.js";
import { walkSchema } from "../model/visit.js";
import type { ChangeLog } from "./change-log.js";
import { unusedKeys } from "./compare-unused-schemas.js";

/**
 * Reports names that were removed from generated code: values stay the same, but code that imports the
 * names no longer compiles.
 */
export function compareNames(base: Api, revision: Api, log: ChangeLog): void {
  const lost = compareTypes(base, revision, log);
  compareOneofNames(base, revision, log, lost);
  compareMaskNames(base, revision, log);
  compareMessageNames(base, revision, log);
}

/** Components by their key. Request variants share the key, and are named after the schema. */
function componentsOf({ schemas }: Api): ReadonlyMap<string, NamedSchema> {
  const own = schemas.filter(({ variantOf }) => variantOf === undefined);
  return new Map(own.flatMap((schema) => (schema.key === undefined ? [] : [[schema.key, schema]])));
}

/** Returns the keys of the components whose generated type has no longer its name. */
function compareTypes(base: Api, revision: Api, log: ChangeLog): ReadonlySet<string> {
  const lost = new Set<string>();
  const after = componentsOf(revision);
  const names = new Set(revision.schemas.map(({ name }) => name));
  const unused = unusedKeys(base);
  for (const [key, schema] of componentsOf(base)) {
    if (names.has(schema.name)) continue;
    lost.add(key);
    const match = after.get(key);
    // Reported as `schema-removed`.
    if (match === undefined && unused.has(key)) continue;
    const what = { side: "both", breaks: false, subject: `schema \`${key}\`` } as const;
    const places = { base: schema.source, revision: match?.source ?? "#/components/schemas" };
    const code = match === undefined ? "generated-type-removed" : "generated-type-renamed";
    const detail = match === undefined ? schema.name : `${schema.name} -> ${match.name}`;
    log.add({ code, ...what, ...places, detail });
  }
  return lost;
}

interface OwnedOneof {
  /** Of the component that has the oneof. */
  readonly key: string | undefined;
  readonly owner: string;
  readonly oneof: Oneof;
}

function oneofsOf({ schemas }: Api): readonly OwnedOneof[] {
  return schemas.flatMap((named) =>
    walkSchema(named.schema).flatMap((schema) => {
      if (schema.kind !== "object") return [];
      const owner = named.key ?? schema.typeName ?? named.name;
      return schema.oneofs.map((oneof) => ({ key: named.key, owner, oneof }));
    }),
  );
}

/**
 * Reports generated functions that no other change accounts for: functions follow the name of the component
 * and that of the oneof.
 */
function compareOneofNames(
  base: Api,
  revision: Api,
  log: ChangeLog,
  lost: ReadonlySet<string>,
): void {
  const after = componentsOf(revision);
  const left = new Set(oneofsOf(revision).map(({ oneof }) => oneof.typeName));
  for (const { key, owner, oneof } of oneofsOf(base)) {
    const { name, typeName, source } = oneof;
    if (left.has(typeName) || log.reportsRemoved(typeName)) continue;
    if (key !== undefined && lost.has(key)) continue;
    const subject = `the oneof \`${name}\` of \`${owner}\``;
    const detail = [typeName, `which${typeName}`, `set${typeName}`, `clear${typeName}`].join(", ");
    const revised = after.get(owner)?.source ?? "#/components/schemas";
    const places = { base: source, revision: revised };
    const what = { side: "both", breaks: false, subject, detail } as const;
    log.add({ code: "oneof-functions-removed", ...what, ...places });
  }
}

/** `AppPath`, `fieldMaskOfApp` and their neighbours, which a message has while some mask is about it. */
function compareMaskNames(base: Api, revision: Api, log: ChangeLog): void {
  const left = new Set(revision.fieldMasks.map(({ name }) => name));
  const after = componentsOf(revision);
  for (const { message, name } of base.fieldMasks) {
    if (left.has(name)) continue;
    const key = base.schemas.find(({ id }) => id === message)?.key ?? name;
    const detail = [`${name}Path`, `fieldMaskOf${name}`, `changedFieldsOf${name}`].join(", ");
    const revised = after.get(key)?.source ?? "#/components/schemas";
    const what = { side: "both", breaks: false, subject: `schema \`${key}\``, detail } as const;
    log.add({ code: "field-mask-functions-removed", ...what, base: message, revision: revised });
  }
}

/** The names by which `unpackAny` finds messages. One that moves with its schema is no change. */
function compareMessageNames(base: Api, revision: Api, log: ChangeLog): void {
  const [before, after] = [componentsOf(base), componentsOf(revision)];
  const left = new Set([...after.values()].map(({ message }) => message));
  for (const [key, { message, source }] of before) {
    const match = after.get(key);
    const hasMoved = match === undefined && left.has(message);
    if (message === match?.message || hasMoved) continue;
    const what = { side: "both", breaks: false, subject: `schema \`${key}\`` } as const;
    const to = match?.message;
    const at = (place: Pointer, name: string | undefined) =>
      name === undefined ? place : appendPointer(place, "x-message");
    const revised = match === undefined ? "#/components/schemas" : at(match.source, to);
    const places = { base: at(source, message), revision: revised };
    if (message === undefined) {
      log.add({ code: "message-name-added", ...what, ...places, detail: to ?? "" });
    } else if (to === undefined) {
      log.add({ code: "message-name-removed", ...what, ...places, detail: message });
    } else {
      log.add({ code: "message-name-changed", ...what, ...places, detail: `${message} -> ${to}` });
    }
  }
}
