import type { ProtoField, ProtoMessage } from "./descriptor-facts.js";

export function isMask({ message, shape }: ProtoField): boolean {
  return message === "google.protobuf.FieldMask" && shape === "one";
}

/**
 * The key of the schema that the mask of a message is about: the one resource that an update has beside
 * it (AIP-134). Where that is in doubt, and for masks of what is read (AIP-157), there is none: a wrong
 * answer would refuse paths that are right.
 */
export function maskTarget(
  { fullName, fields }: ProtoMessage,
  keyOf: (message: string) => string | undefined,
): string | undefined {
  const [mask, other] = fields.filter(isMask);
  if (mask === undefined || other !== undefined) return undefined;
  const request = lastPart(fullName);
  const resources = fields.filter(
    ({ message, shape }) =>
      shape === "one" && message !== undefined && keyOf(message) !== undefined,
  );
  // `UpdateAppRequest` is about its App, whatever other messages it has.
  const named = resources.filter(({ message = "" }) => request.includes(lastPart(message)));
  const [resource, another] = resources.length > 1 ? named : resources;
  if (resource?.message === undefined || another !== undefined) return undefined;
  const isUpdate = /Update|Patch/.test(request) || mask.name === "update_mask";
  return isUpdate || mask.name === `${resource.name}_mask` ? keyOf(resource.message) : undefined;
}

function lastPart(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf(".") + 1);
}
