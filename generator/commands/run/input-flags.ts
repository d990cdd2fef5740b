import { InvalidArgumentError, type Command } from "commander";
import type { DocumentOptions, Limits } from "../../options/options.js";

/** The flags about how documents are read, which all commands have that read any. */
export interface InputFlags {
  readonly allowRemote?: readonly string[];
  readonly limit?: Limits;
  /** A file. */
  readonly descriptors?: string;
}

type InputOptions = Pick<DocumentOptions, "allowRemote" | "limits" | "descriptors">;

/** Declares `--descriptors`, `--allow-remote` and `--limit`. */
export function addInputOptions(command: Command): void {
  command
    .option(
      "--descriptors <file>",
      "protobuf descriptors, for what the document does not say: oneofs, names, masks (FileDescriptorSet or Buf image, binary or JSON)",
    )
    .option(
      "--allow-remote <host>",
      "fetch documents from this host by https, or from http://host:port (repeatable)",
      (host: string, former: readonly string[] = []) => [...former, host],
    )
    .option(
      "--limit <name=n>",
      "raise or lower a limit: bytes, depth, nodes, aliases, documents, seconds (repeatable)",
      addLimit,
    );
}

function addLimit(text: string, former: Limits = {}): Limits {
  const [, name, value] = /^(\w+)=(\d+)$/.exec(text) ?? [];
  if (name === undefined) {
    throw new InvalidArgumentError("A name and a whole number are needed: depth=800.");
  }
  return { ...former, [name]: Number(value) };
}

/** The options that these flags give, over those of a configuration. */
export function inputOptions(
  { allowRemote, limit, descriptors: file }: InputFlags,
  configured: InputOptions = {},
): InputOptions {
  const hosts = allowRemote ?? configured.allowRemote;
  const limits = limit === undefined ? configured.limits : { ...configured.limits, ...limit };
  const descriptors = file ?? configured.descriptors;
  return {
    ...(descriptors === undefined ? {} : { descriptors }),
    ...(hosts === undefined ? {} : { allowRemote: hosts }),
    ...(limits === undefined ? {} : { limits }),
  };
}
