import { nearestName } from "../../text/nearest-name.js";
import type { SchemaContext } from "../context.js";
import { pascalCase } from "../../text/identifiers.js";
import type { Oneof } from "../../model/model.js";
import { readOneofGroups } from "./oneof-groups.js";
import type { RawObject } from "../raw.js";

/** More arms than this make types slow to check and errors unreadable. */
const maxArms = 64;

/**
 * The oneof groups of a message, from `x-oneofs: { group: [member, ...] }` or from its description. Reports
 * members that are not declared, are in two groups, or are required. A group of one member is an optional
 * field (protobuf's `optional`), not a union.
 */
export function buildOneofs(
  raw: RawObject,
  context: SchemaContext,
  owner: string,
  hidden: ReadonlySet<string>,
): Oneof[] {
  const seen = new Map<string, string>();
  return readOneofGroups(raw, context).flatMap(({ name, members, source }) => {
    const sound = members.filter(({ member, pointer }) => {
      return isSound(member, name, pointer, { raw, context, seen });
    });
    if (members.length === 1 && name !== `_${members[0]?.member ?? ""}`) {
      const message = `Oneof "${name}" has one member only: it is an optional field.`;
      context.findings.report("oneof-single-member", message, { pointer: source, at: "key" });
    }
    const visible = sound.map(({ member }) => member).filter((member) => !hidden.has(member));
    if (visible.length < 2) return [];
    const typeName = context.names.stem(owner + pascalCase(name), groupNames);
    return [{ name, typeName, members: visible, source }];
  });
}

/** The exported names of a group: its type, and its functions in `oneofs.ts`. */
function groupNames(typeName: string): string[] {
  return [
    typeName,
    `which${typeName}`,
    `set${typeName}`,
    `clear${typeName}`,
    `${typeName}Oneof`,
    `${typeName}Case`,
  ];
}

interface GroupCheck {
  readonly raw: RawObject;
  readonly context: SchemaContext;
  /** Members so far, with their groups. */
  readonly seen: Map<string, string>;
}

function isSound(member: string, group: string, pointer: string, check: GroupCheck): boolean {
  const { raw, context, seen } = check;
  const properties = Object.keys(raw.child("properties")?.value ?? {});
  const report = context.findings;
  const other = seen.get(member);
  if (!properties.includes(member)) {
    const near = nearestName(member, properties);
    const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
    report.report(
      "oneof-unknown-member",
      `Oneof "${group}" names "${member}", which is not a property here.`,
      { pointer },
      fix,
    );
    return false;
  }
  if (other === group) {
    report.report("oneof-duplicate-member", `Oneof "${group}" names "${member}" twice.`, {
      pointer,
    });
    return false;
  }
  if (other !== undefined) {
    report.report(
      "oneof-shared-member",
      `"${member}" is in the oneofs "${other}" and "${group}".`,
      { pointer },
    );
    return false;
  }
  seen.set(member, group);
  if (raw.strings("required").includes(member)) {
    report.report("oneof-required-member", `"${member}" is required and in the oneof "${group}".`, {
      pointer,
    });
  }
  return true;
}

/** Whether the product of the groups, each with an arm for "none set", is too large for a union type. */
export function isFlat(raw: RawObject, oneofs: readonly Oneof[], context: SchemaContext): boolean {
  const arms = oneofs.reduce((product, { members }) => product * (members.length + 1), 1);
  if (arms <= maxArms) return false;
  const message = `The oneofs here have ${arms} combinations: the type stays flat (more than ${maxArms}).`;
  context.findings.report("oneof-too-many-arms", message, {
    pointer: raw.at("x-oneofs"),
    at: "key",
  });
  return true;
}
