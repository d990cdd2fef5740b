import { join } from "node:path";
import { root, work } from "../folders.js";
import { bundleText } from "./build-subjects.js";

const { generate } = await import(join(root, "dist/generator/index.js"));

/** A module with `is` for a union of so many members, told apart by the value of `kind`. */
export async function buildTagged(members) {
  const names = Array.from({ length: members }, (_, index) => `Member${index}`);
  const schemas = Object.fromEntries(names.map((name, index) => [name, member(index, members)]));
  const spec = {
    openapi: "3.1.0",
    info: { title: "Tagged", version: "1" },
    paths: {},
    components: {
      schemas: {
        ...schemas,
        Event: {
          oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
          discriminator: {
            propertyName: "kind",
            mapping: Object.fromEntries(names.map((name, index) => [tag(index, members), name])),
          },
        },
        Events: { type: "array", items: { $ref: "#/components/schemas/Event" } },
      },
    },
  };
  const out = join(work, `tagged-${members}`);
  const { diagnostics } = await generate({ spec, paths: false, out });
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) throw new Error(error.message);
  const outfile = join(work, `tagged-${members}.js`);
  const module = JSON.stringify(join(out, "validators.ts"));
  await bundleText(`export { isEvents as is } from ${module};`, { outfile });
  return outfile;
}

/** Values that are of the last member, however many there are. */
export function taggedPayload() {
  const events = Array.from({ length: 1000 }, (_, n) => ({ kind: "last", id: `e${n}`, size: n }));
  return JSON.stringify(events);
}

function tag(index, members) {
  return index === members - 1 ? "last" : `kind${index}`;
}

function member(index, members) {
  return {
    type: "object",
    required: ["kind", "id", "size"],
    properties: {
      kind: { const: tag(index, members) },
      id: { type: "string" },
      size: { type: "integer" },
    },
  };
}
