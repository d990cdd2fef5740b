import type { MediaType, Operation } from "../../model/model.js";
import { code, type Code } from "../code/code.js";
import { entry, object } from "../code/combine.js";
import type { DescriptorWriter } from "./descriptor-parts.js";
import { bodyKind } from "./media-types.js";

/**
 * The parts of a client that an operation needs and others do not, by the field of its descriptor that asks for them.
 * Undefined where it needs none.
 */
export function endpointParts(operation: Operation, writer: DescriptorWriter): Code | undefined {
  const { requestBody } = operation;
  const part = (field: Code, name: string) => entry(field, writer.imports.runtime(name));
  const content = requestBody?.content ?? [];
  const parts = [
    ...(content.length === 0 ? [] : [part(code`requestBody`, bodyWriter(content))]),
    ...(hasSequence(operation, writer) ? [part(code`responses`, "readItems")] : []),
  ];
  return parts.length === 0 ? undefined : object(parts);
}

/** Forms, multipart and sequences are most of what writes bodies. */
function bodyWriter(content: readonly MediaType[]): string {
  const isJson = ({ mediaType }: MediaType) => /^[^;*]*[/+]json\s*(?:;|$)/i.test(mediaType);
  return content.every(isJson) ? "writeJsonBody" : "writeBody";
}

function hasSequence({ responses }: Operation, { schemas }: DescriptorWriter): boolean {
  return responses.some(({ content }) =>
    content.some((media) => ["items", "data"].includes(bodyKind(media, schemas) ?? "")),
  );
}
