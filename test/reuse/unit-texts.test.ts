import { expect, it } from "vitest";
import { emitContext } from "../../generator/emit/emit-context.js";
import type { EmitContext } from "../../generator/emit/emit-context.js";
import { typeUnits } from "../../generator/emit/types/types.js";
import { analyze } from "../../generator/pipeline.js";
import { VersionedModel } from "../../generator/reuse/model-versions.js";
import { UnitTexts } from "../../generator/reuse/unit-texts.js";
import { readTemplates } from "../../generator/write/read-templates.js";

it("makes only units again whose words have changed, and those that asked for them", async () => {
  const templates = await readTemplates();
  const model = new VersionedModel();
  const texts = new UnitTexts();
  const made = async (description: string, kind = "string") => {
    const { api } = await analyze({ spec: documentWith(description, kind) });
    if (api === undefined) throw new Error("The document has faults.");
    const context = emitContext(api, { formats: "assert", templates });
    const names: string[] = [];
    const unitsOf = (from: EmitContext) => {
      const { units, around } = typeUnits(from);
      const counted = units.map(({ part, make }) => ({
        part,
        make: () => {
          names.push(part.name);
          return make();
        },
      }));
      return { units: counted, around };
    };
    const step = model.stepTo(api);
    texts.make(unitsOf, { context, link: (path) => path, step, settings: "" });
    return names;
  };
  expect(await made("A pet.")).toEqual(["House", "Pet", "Street"]);
  expect(await made("A pet.")).toEqual([]);
  expect(await made("A dog.")).toEqual(["House", "Pet"]);
  expect(await made("A dog.", "integer")).toEqual(["House", "Pet", "Street"]);
});

function documentWith(description: string, type: string): object {
  const text = { type: "string" };
  return {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {},
    components: {
      schemas: {
        House: { type: "object", properties: { pet: { $ref: "#/components/schemas/Pet" } } },
        Pet: { type: "object", description, properties: { name: { type } } },
        Street: { type: "object", properties: { name: text } },
      },
    },
  };
}
