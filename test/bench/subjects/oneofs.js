import { join } from "node:path";
import { root, work } from "../folders.js";
import { bundleText } from "./build-subjects.js";

const { generate } = await import(join(root, "dist/generator/index.js"));

const members = ["card", "iban", "voucher", "invoice"];
const asked = members.map((name) => ({ required: [name] }));
const pairs = members.flatMap((a, at) => {
  return members.slice(at + 1).map((b) => ({ required: [a, b] }));
});
const none = { not: { anyOf: asked } };
const prose = `This message contains a oneof named means. Only a single field of the following list may be set at a time:
${members.map((name) => `  - ${name}`).join("\n")}
`;
const declared = (name) => ({ properties: { [name]: { type: "string" } }, required: [name] });

/** The same oneof of four members in each spelling, and how many of them a hand-written check allows. */
export const spellings = {
  "x-oneofs": { rules: { "x-oneofs": { means: members } }, nulls: true },
  prose: { rules: { description: prose }, nulls: true },
  "oneOf of required": { rules: { oneOf: asked }, exactly: true },
  "oneOf of required, in allOf": { rules: { allOf: [{ oneOf: asked }] }, exactly: true },
  "oneOf of required, and none": { rules: { oneOf: [...asked, none] } },
  "oneOf of declared members": {
    rules: { oneOf: members.map(declared), unevaluatedProperties: false },
    exactly: true,
    apart: true,
    closed: true,
  },
  // The same closed message, for comparison with the one above.
  "x-oneofs, closed": {
    rules: { "x-oneofs": { means: members }, unevaluatedProperties: false },
    nulls: true,
    closed: true,
  },
  "not over pairs": { rules: { not: { anyOf: pairs } } },
};

/** Two modules with `is` for a list of such messages: the generated one, and one written by hand. */
export async function buildOneofs(name) {
  const { rules, exactly = false, nulls = false, apart = false, closed = false } = spellings[name];
  const text = { type: "string" };
  const fields = apart ? [] : members.map((name) => [name, text]);
  // In one order, whoever declares the members: closed messages are compared name by name.
  const properties = { id: text, amount: { type: "number" }, ...Object.fromEntries(fields) };
  const Payment = {
    type: "object",
    required: ["id"],
    properties,
    ...rules,
  };
  const Payments = { type: "array", items: { $ref: "#/components/schemas/Payment" } };
  const spec = {
    openapi: "3.1.0",
    info: { title: "Payments", version: "1" },
    paths: {},
    components: { schemas: { Payment, Payments } },
  };
  const key = name.replace(/\W+/g, "-");
  const out = join(work, `oneof-${key}`);
  const { diagnostics } = await generate({ spec, paths: false, out });
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) throw new Error(error.message);
  const [ours, byHand] = ["ours", "by-hand"].map((one) => join(work, `oneof-${key}-${one}.js`));
  const module = JSON.stringify(join(out, "validators.ts"));
  await bundleText(`export { isPayments as is } from ${module};`, { outfile: ours });
  await bundleText(handWritten({ exactly, nulls, closed }), { outfile: byHand });
  return { ours, byHand };
}

/** As somebody would write it who knows the message: own properties, their types, and the members counted. */
function handWritten({ exactly, nulls, closed }) {
  const read = members.map(
    (name) => `
    const ${name} = value.${name};
    if (${name} !== undefined ${nulls ? `&& ${name} !== null` : ""}) {
      if (typeof ${name} !== "string") return false;
      set++;
    }`,
  );
  const names = JSON.stringify(["id", "amount", ...members]);
  const others = `
    for (const key in value) if (!names.has(key)) return false;`;
  return `const names = new Set(${names});
  function isPayment(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    if (!Object.hasOwn(value, "id") || typeof value.id !== "string") return false;
    if (value.amount !== undefined && typeof value.amount !== "number") return false;
    let set = 0;${read.join("")}${closed ? others : ""}
    return ${exactly ? "set === 1" : "set <= 1"};
  }
  export function is(value) {
    return Array.isArray(value) && value.every(isPayment);
  }`;
}

/** Messages with one member each, in turns. */
export function oneofPayload() {
  const messages = Array.from({ length: 1000 }, (_, at) => {
    return { id: `p${at}`, amount: at, [members[at % members.length]]: "text" };
  });
  return JSON.stringify(messages);
}
