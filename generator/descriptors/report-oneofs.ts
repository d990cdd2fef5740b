import type { Together } from "../build/schemas/schemas-together.js";
import type { Findings } from "../findings/diagnostics.js";
import { appendPointer, formatPointer } from "../json/pointer.js";
import type { ProtoMessage } from "./descriptor-facts.js";
import type { RequiredElsewhere } from "./required-elsewhere.js";
import { textsOf, type SchemaPlace } from "./schema-parts.js";

/** A oneof of the descriptors, as the document spells its members. */
export interface FoundOneof {
  readonly name: string;
  readonly part: SchemaPlace;
  readonly members: readonly string[];
}

export interface ReleaseTools {
  readonly elsewhere: RequiredElsewhere;
  readonly findings: Findings;
}

/** Two groups of one oneof: the one of the document counts. */
export function reportOther(
  own: readonly string[],
  { name, part, members }: FoundOneof,
  { fullName }: ProtoMessage,
  findings: Findings,
): void {
  if (sameNames(own, members)) return;
  const message = `The document has a oneof of ${listed(own)} here; in the descriptors \`${fullName}.${name}\` has ${listed(members)}.`;
  findings.report(
    "descriptors-contradicted",
    message,
    { pointer: formatPointer(part.path) },
    {
      fix: "Correct the document, whose group counts, or build the descriptors of the same version.",
    },
  );
}

/** As plugins write it who do not know of oneofs. */
export function reportRequired(
  { name, members }: FoundOneof,
  parts: readonly SchemaPlace[],
  { fullName }: ProtoMessage,
  findings: Findings,
): void {
  for (const { path, schema } of parts) {
    const wrong = textsOf(schema, "required").filter((one) => members.includes(one));
    if (wrong.length === 0) continue;
    const verb = wrong.length === 1 ? "is" : "are";
    const message = `${listed(wrong)} ${verb} required, but ${verb} in the oneof \`${fullName}.${name}\`: at most one member is set. It is read as not required.`;
    findings.report(
      "descriptors-contradicted",
      message,
      { pointer: formatPointer([...path, "required"]), at: "key" },
      { fix: "Remove it from `required`; of grpc-gateway, turn off `use_proto3_field_semantics`." },
    );
  }
}

/** The same of schemas behind references. False: others need what they require, and there is no group. */
export function releaseElsewhere(
  { name, members }: FoundOneof,
  around: readonly Together[],
  { fullName }: ProtoMessage,
  { elsewhere, findings }: ReleaseTools,
): boolean {
  const asking = around.flatMap((place) => {
    const names = textsOf(place.value, "required").filter((one) => members.includes(one));
    return place.isBehind && names.length > 0 ? [{ place, names }] : [];
  });
  const isFree = asking.every(({ place, names }) =>
    names.every((one) => elsewhere.isReleasable(place, one)),
  );
  for (const { place, names } of asking) {
    if (isFree && !elsewhere.release(place, names)) continue;
    const verb = names.length === 1 ? "is" : "are";
    const reading = isFree
      ? "at most one member is set. It is read as not required"
      : "at most one member is set. It stays required, since this schema is used elsewhere too, and the oneof is left out";
    const text = `${listed(names)} ${verb} required, but ${verb} in the oneof \`${fullName}.${name}\`: ${reading}.`;
    const pointer = appendPointer(place.pointer, "required");
    const fix = isFree
      ? "Remove it from `required`."
      : "Remove it from `required`, and require it where it is no member of a oneof.";
    findings.report("descriptors-contradicted", text, { pointer, at: "key" }, { fix });
  }
  return isFree;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

export function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}
