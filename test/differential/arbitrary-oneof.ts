import fc from "fast-check";
import type { JsonValue } from "../../generator/json/json.js";
import type { RawSchema } from "./arbitrary-schema.js";

/** The keywords of one group, to stand beside `properties` or in an item of `allOf`. */
type Group = Exclude<RawSchema, boolean>;

const names = ["a", "b", "c", "dd"] as const;
const property: fc.Arbitrary<RawSchema> = fc.constantFrom<RawSchema[]>(
  { type: "string" },
  { type: "integer" },
  { type: ["string", "null"] },
  { enum: ["a", "ab"] },
  { $ref: "#/components/schemas/Word" },
  { $ref: "#/components/schemas/Tree" },
  true,
  false,
);
const value = fc.constantFrom<JsonValue[]>("a", "ab", "abc", 1, 1.5, null, true, { b: 1 }, []);

const absent = (member: string): Group => ({ not: { required: [member] } });

function none(members: readonly string[], form: number): Group {
  const required = members.map((member) => ({ required: [member] }));
  if (form === 0) return { not: { anyOf: required } };
  if (form === 1) return { allOf: members.map(absent) };
  return { properties: Object.fromEntries(members.map((member) => [member, false])) };
}

interface Chosen {
  readonly members: readonly string[];
  readonly schemas: readonly RawSchema[];
  readonly shared: readonly string[];
  readonly isTyped: boolean;
  readonly form: number;
}

const chosen: fc.Arbitrary<Chosen> = fc.record({
  members: fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 3 }),
  schemas: fc.array(property, { minLength: 3, maxLength: 3 }),
  shared: fc.constantFrom<(readonly string[])[]>([], [], [], ["id"], ["dd"]),
  isTyped: fc.boolean(),
  form: fc.nat(2),
});

const typed = (isTyped: boolean): Group => (isTyped ? { type: "object" } : {});

function pairs(members: readonly string[]): Group[] {
  return members.flatMap((a, index) => members.slice(index + 1).map((b) => ({ required: [a, b] })));
}

/** Each way of spelling a group, and a few that only look like one. */
const spellings: readonly ((choice: Chosen) => Group)[] = [
  ({ members, shared, isTyped }) => ({
    oneOf: members.map((member) => ({ ...typed(isTyped), required: [...shared, member] })),
  }),
  ({ members, form }) => ({
    oneOf: [...members.map((member) => ({ required: [member] })), none(members, form)],
  }),
  ({ members, schemas, shared, isTyped }) => ({
    oneOf: members.map((member, index) => ({
      ...typed(isTyped),
      properties: { [member]: schemas[index] ?? true },
      required: [...shared, member],
    })),
  }),
  ({ members, schemas, form }) => ({
    oneOf: [
      ...members.map((member, index) => ({
        properties: { [member]: schemas[index] ?? true },
        required: [member],
      })),
      none(members, form),
    ],
  }),
  ({ members }) => ({ not: { anyOf: pairs(members) } }),
  ({ members }) => ({ not: { required: members.slice(0, 2) } }),
  ({ members }) => ({ not: { anyOf: pairs(members).slice(members.length - 2) } }),
  ({ members }) => ({ anyOf: members.map((member) => ({ required: [member] })) }),
  ({ members, schemas }) => ({
    oneOf: members.map((member, index) => ({
      required: [member],
      ...(index === 0 ? { properties: { [member]: schemas[index] ?? true } } : {}),
    })),
  }),
  ({ members }) => ({
    oneOf: [{ required: members.slice(0, 2) }, { required: members.slice(1, 2) }],
  }),
];

const group = fc
  .tuple(fc.constantFrom(...spellings), chosen)
  .map(([spell, choice]) => spell(choice));

const rest: fc.Arbitrary<Group> = fc.constantFrom<Group[]>(
  {},
  {},
  { additionalProperties: false },
  { unevaluatedProperties: false },
  { additionalProperties: { type: "string" } },
  { patternProperties: { "^a": { type: "string" } }, unevaluatedProperties: false },
  { minProperties: 2 },
  { required: ["a"] },
  { anyOf: [{ properties: { a: true } }, { required: ["b"] }], unevaluatedProperties: false },
);

/** A message with a group or two, in place, in `allOf`, or both. */
export const oneofSchema: fc.Arbitrary<RawSchema> = fc
  .record({
    type: fc.constantFrom<Group[]>(
      { type: "object" },
      { type: "object" },
      {},
      { type: ["object", "null"] },
    ),
    properties: fc.dictionary(fc.constantFrom(...names, "id"), property, { noNullPrototype: true }),
    groups: fc.array(group, { minLength: 1, maxLength: 2 }),
    inPlace: fc.boolean(),
    part: fc.constantFrom<Group[]>(
      {},
      { properties: { c: { type: "string" } } },
      { $ref: "#/components/schemas/Tree" },
      { type: "object", properties: { id: true }, required: ["id"] },
    ),
    rest,
  })
  .map(({ type, properties, groups, inPlace, part, rest: more }): RawSchema => {
    const [first, ...others] = groups;
    const items = [...(inPlace ? others : groups), ...(Object.keys(part).length > 0 ? [part] : [])];
    return {
      ...type,
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(inPlace ? first : {}),
      ...(items.length > 0 ? { allOf: items as JsonValue } : {}),
      ...more,
    };
  });

/** Objects that have some of the members, and now and then something else. */
export const oneofValue: fc.Arbitrary<JsonValue> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.dictionary(fc.constantFrom(...names, "id"), value, {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  },
  { weight: 1, arbitrary: value },
);
