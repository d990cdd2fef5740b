import {
  create,
  createFileRegistry,
  getExtension,
  hasExtension,
  type DescExtension,
  type Message,
  type MessageInitShape,
} from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, file_google_protobuf_descriptor } from "@bufbuild/protobuf/wkt";

/**
 * An option that a `.proto` file adds to those of protobuf. Only the part of the file that is read here is
 * given: sets that use it need not hold it.
 *
 * @returns what makes the extension, once.
 */
export function extensionOf(
  file: MessageInitShape<typeof FileDescriptorProtoSchema>,
  name: string,
): () => DescExtension {
  let made: DescExtension | undefined;
  return () => {
    if (made !== undefined) return made;
    const registry = createFileRegistry(create(FileDescriptorProtoSchema, file), (imported) =>
      imported === file_google_protobuf_descriptor.proto.name
        ? file_google_protobuf_descriptor
        : undefined,
    );
    const extension = registry.getExtension(name);
    if (extension === undefined) throw new Error(`${name} is not declared.`);
    return (made = extension);
  };
}

/** The value of an option; undefined where it is not set, or where its bytes are something else. */
export function optionValue(options: Message | undefined, extension: DescExtension): unknown {
  if (options === undefined || !hasExtension(options, extension)) return undefined;
  try {
    return getExtension(options, extension);
  } catch {
    return undefined;
  }
}
