import {
  createRegistry,
  fromBinary,
  fromJson,
  type JsonValue as ProtoJson,
} from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, type FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { isJsonObject, ownValue, type JsonObject } from "../json/json.js";
import type { ReadLimits } from "../load/limits.js";
import { parseJson } from "../load/text/parse-json.js";
import type { Refusal } from "../load/refusal.js";
import { TextLines } from "../text/text-lines.js";
import { visibleText } from "../text/visible-text.js";
import { DescriptorFault, FactCollector } from "./collect-facts.js";
import type { DescriptorFacts } from "./descriptor-facts.js";
import { fieldBehaviorExtension } from "./field-behavior.js";
import { messageRulesExtension, oneofRulesExtension } from "./protovalidate.js";
import { filesOfSet } from "./survey-binary.js";

export type ReadResult = { readonly facts: DescriptorFacts } | { readonly refusal: Refusal };

/** The fix for whatever is not a descriptor set. */
export const howToMake =
  "Make it by `buf build -o api.binpb`, or by `protoc --include_imports --descriptor_set_out=api.binpb …`.";

/**
 * Reads a protobuf `FileDescriptorSet` or a Buf image, in its binary form or as ProtoJSON. Never throws
 * for what the bytes hold.
 */
export function parseDescriptors(bytes: Uint8Array, shown: string, limits: ReadLimits): ReadResult {
  try {
    const fault = obviousFault(bytes);
    if (fault !== undefined) return refused(shown, fault);
    if (looksLikeJson(bytes)) {
      // A line break and a brace may also be the tag and the length of the first file.
      const facts =
        bytes[0] === fileTag ? attempt(() => binarySet(bytes, shown, limits)) : undefined;
      return facts === undefined ? parseJsonSet(textOf(bytes), shown, limits) : { facts };
    }
    return { facts: binarySet(bytes, shown, limits) };
  } catch (error) {
    return refused(shown, reasonOf(error));
  }
}

/** How the binary form begins: field 1, which has a length. */
const fileTag = 0x0a;

function headOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 4096));
}

function looksLikeJson(bytes: Uint8Array): boolean {
  return /^\s*\{/.test(headOf(bytes));
}

/** What else people take for a descriptor set. */
function obviousFault(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "the file is empty";
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "it is compressed by gzip";
  if (bytes[0] === fileTag) return undefined;
  const head = headOf(bytes);
  if (/^\s*\{/.test(head)) return undefined;
  if (/^\s*(?:\/\/|\/\*|(?:syntax|edition)\s*=|(?:package|import)\s)/.test(head)) {
    return "it is the source of a `.proto` file";
  }
  if (/^\s*(?:#[^\n]*\n\s*)*(?:openapi|swagger)["']?\s*:/.test(head)) {
    return "it is an OpenAPI document";
  }
  return `its first byte is ${bytes[0] ?? 0}, and that of a descriptor set is ${fileTag}`;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function binarySet(bytes: Uint8Array, shown: string, limits: ReadLimits): DescriptorFacts {
  return collect(binaryFiles(bytes, limits), shown);
}

function* binaryFiles(bytes: Uint8Array, { nodes }: ReadLimits): Generator<FileDescriptorProto> {
  for (const file of filesOfSet(bytes, nodes)) yield fromBinary(FileDescriptorProtoSchema, file);
}

function parseJsonSet(text: string, shown: string, limits: ReadLimits): ReadResult {
  const { value, problems } = parseJson(text, limits);
  const problem = problems.find(({ code }) => code !== "inexact-number");
  if (problem !== undefined) {
    const location = { file: shown, ...new TextLines(text).positionOf(problem.start) };
    const message = `The descriptors cannot be read: ${problem.message}`;
    return { refusal: { code: "invalid-descriptors", message, fix: howToMake, location } };
  }
  const files = isJsonObject(value) ? ownValue(value, "file") : undefined;
  if (!Array.isArray(files) || !files.every(isJsonObject)) {
    const isOpenApi = isJsonObject(value) && ("openapi" in value || "swagger" in value);
    const fault = isOpenApi ? "it is an OpenAPI document" : "it is JSON without a list `file`";
    return refused(shown, fault);
  }
  return { facts: collect(jsonFiles(files), shown) };
}

function* jsonFiles(files: readonly JsonObject[]): Generator<FileDescriptorProto> {
  const registry = knownOptions();
  for (const file of files) {
    // Comments are most of an image, and nothing here.
    const { sourceCodeInfo: _, source_code_info: _also, ...rest } = file;
    yield fromJson(FileDescriptorProtoSchema, rest as ProtoJson, {
      registry,
      ignoreUnknownFields: true,
    });
  }
}

/** What JSON may say of options; others are passed over. */
export function knownOptions(): ReturnType<typeof createRegistry> {
  return createRegistry(fieldBehaviorExtension(), messageRulesExtension(), oneofRulesExtension());
}

function collect(files: Iterable<FileDescriptorProto>, shown: string): DescriptorFacts {
  const collector = new FactCollector();
  for (const file of files) collector.add(file);
  const { messages, enums, methods } = collector;
  if (messages.size === 0) throw new DescriptorFault("it has no message");
  return { shown, messages, enums, methods };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return "it is nested too deep";
  }
  const [line = ""] = error.message.split("\n", 1);
  const shown = visibleText(line.length > 200 ? `${line.slice(0, 200)}…` : line);
  return error instanceof DescriptorFault ? shown : `it is damaged (${shown})`;
}

function refused(shown: string, fault: string): ReadResult {
  const message = `\`${shown}\` is not a protobuf descriptor set: ${fault}.`;
  const fix = fault.includes("gzip") ? `Unpack it first: \`gunzip\`. ${howToMake}` : howToMake;
  return {
    refusal: { code: "invalid-descriptors", message, fix, location: startOf(shown) },
  };
}

/** What is wrong with bytes has no line of its own. */
export function startOf(file: string): { file: string; line: number; column: number } {
  return { file, line: 1, column: 1 };
}
