import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { work } from "../folders.js";
import { big, buildSubjects } from "../subjects/build-subjects.js";
import { buildOneofs, oneofPayload, spellings } from "../subjects/oneofs.js";
import { makePayload, withLateFault, withManyFaults } from "../subjects/payload.js";
import { buildTagged, taggedPayload } from "../subjects/tagged.js";

const script = fileURLToPath(new URL("../measure/time-in-turn.js", import.meta.url));

const scenarios = [
  { name: "valid, is", method: "is", make: (text) => text },
  { name: "valid, validate", method: "validate", make: (text) => text },
  { name: "late fault, validate", method: "validate", make: withLateFault },
  { name: "300 faults, validate", method: "validate", make: withManyFaults },
];

/** Every subject against the hand-written ones, and ours against ajv. */
export async function measureValidate({ only = () => true, log, former }) {
  if (only === "oneofs") {
    const others = (former?.rows ?? []).filter(({ scenario }) => !scenario.startsWith("oneof, "));
    return { ...former, rows: [...others, ...(await measureOneofs(log))] };
  }
  const text = makePayload();
  const rows = [];
  for (const formats of [true, false]) {
    const files = await buildSubjects(big, formats);
    for (const { name, method, make } of scenarios) {
      const payload = writePayload(`${method}-${name}`, make(text));
      for (const [subject, file] of files) {
        if (subject === "hand-written" || !only(subject)) continue;
        const { ratio, seconds } = time(file, files.get("hand-written"), payload, method);
        rows.push({ scenario: name, formats, subject, against: "hand-written", ratio, seconds });
        log(`${name}, formats ${formats}: ${subject} ${ratio.toFixed(2)}`);
      }
      if (method === "is" || !files.has("ajv")) continue;
      const { ratio, seconds } = time(files.get("specwright"), files.get("ajv"), payload, method);
      rows.push({ scenario: name, formats, subject: "specwright", against: "ajv", ratio, seconds });
      log(`${name}, formats ${formats}: specwright / ajv ${ratio.toFixed(2)}`);
    }
  }
  rows.push(await measureTagged());
  rows.push(...(await measureOneofs(log)));
  return { payloadBytes: text.length, rows };
}

/** A value of the last of 50 members against one of the last of 2. */
async function measureTagged() {
  const [few, many] = [await buildTagged(2), await buildTagged(50)];
  const { ratio, seconds } = time(many, few, writePayload("tagged", taggedPayload()), "is");
  const scenario = "union of 50 tagged members";
  return { scenario, formats: true, subject: "specwright", against: "2 members", ratio, seconds };
}

/** Each spelling of a oneof against a check that is written by hand. */
async function measureOneofs(log) {
  const payload = writePayload("oneofs", oneofPayload());
  const rows = [];
  for (const name of Object.keys(spellings)) {
    const { ours, byHand } = await buildOneofs(name);
    const { ratio, seconds } = time(ours, byHand, payload, "is");
    log(`oneof, ${name}: ${ratio.toFixed(2)}`);
    const what = { scenario: `oneof, ${name}`, formats: true, subject: "specwright" };
    rows.push({ ...what, against: "a check by hand", ratio, seconds });
  }
  return rows;
}

function writePayload(name, text) {
  mkdirSync(work, { recursive: true });
  const file = join(work, `${name.replace(/\W+/g, "-")}.json`);
  writeFileSync(file, text);
  return file;
}

function time(...files) {
  return JSON.parse(execFileSync(execPath, [script, ...files], { encoding: "utf8" }));
}
