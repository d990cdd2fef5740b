import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { DescriptorFault } from "./collect-facts.js";

/**
 * A look at the bytes of a descriptor set before anything is made of them: two bytes can stand for an
 * empty message, which costs a thousand in memory.
 */

/** Fields that hold messages, by the kind of message; what is in others is not looked into. */
interface Kind {
  readonly [field: number]: Kind;
}

const leaf: Kind = {};
const field: Kind = { 8: leaf };
const enumeration: Kind = { 2: { 3: leaf }, 3: leaf, 4: leaf };
const message: Kind = {
  2: field,
  // Its own kind, which does not exist yet.
  get 3() {
    return message;
  },
  4: enumeration,
  5: { 3: leaf },
  6: field,
  7: leaf,
  8: { 2: leaf },
  9: leaf,
};
const service: Kind = { 2: { 4: leaf }, 3: leaf };
const file: Kind = { 4: message, 5: enumeration, 6: service, 7: field, 8: leaf };

/** The field of a file that has comments and places (`source_code_info`), often most of it. */
const sourceInfo = 9;

/** What things cost in units of `nodes`: a message, and a text or a list of numbers by its bytes. */
const messageCost = 4;
const bytesPerNode = 16;

const mostLevels = 100;

/**
 * The files of a set, each as the bytes of its descriptor without comments.
 *
 * @throws DescriptorFault - for more than `nodes` fields, or what is not a descriptor set.
 */
export function* filesOfSet(bytes: Uint8Array, nodes: number): Generator<Uint8Array> {
  const survey = new Survey(nodes);
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const [number, wireType] = reader.tag();
    if (number !== 1 || wireType !== WireType.LengthDelimited) {
      throw new DescriptorFault(`it has the field ${number} at byte ${start}`);
    }
    yield survey.file(reader.bytes());
  }
}

class Survey {
  #left: number;

  constructor(readonly nodes: number) {
    this.#left = nodes;
  }

  file(bytes: Uint8Array): Uint8Array {
    this.#count(messageCost);
    const kept: Uint8Array[] = [];
    const reader = new BinaryReader(bytes);
    let from = 0;
    while (reader.pos < reader.len) {
      const start = reader.pos;
      const [number, wireType] = reader.tag();
      if (number !== sourceInfo) {
        this.#field(reader, number, wireType, file, 0);
        continue;
      }
      reader.skip(wireType, number);
      kept.push(bytes.subarray(from, start));
      from = reader.pos;
    }
    kept.push(bytes.subarray(from));
    return kept.length === 1 ? bytes : joined(kept);
  }

  #field(
    reader: BinaryReader,
    number: number,
    wireType: WireType,
    kind: Kind,
    level: number,
  ): void {
    if (wireType !== WireType.LengthDelimited) {
      this.#count(1);
      return void reader.skip(wireType, number);
    }
    const bytes = reader.bytes();
    const inner = kind[number];
    if (inner === undefined || inner === leaf) this.#count(bytes.length / bytesPerNode);
    this.#count(inner === undefined ? 1 : messageCost);
    if (inner === undefined || inner === leaf) return;
    if (level === mostLevels) {
      throw new DescriptorFault(`messages are nested in each other more than ${mostLevels} deep`);
    }
    const nested = new BinaryReader(bytes);
    while (nested.pos < nested.len) {
      const [next, nextType] = nested.tag();
      this.#field(nested, next, nextType, inner, level + 1);
    }
  }

  #count(cost: number): void {
    this.#left -= cost;
    if (this.#left >= 0) return;
    throw new DescriptorFault(`it has more than ${this.nodes} parts (limit \`nodes\`)`);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    all.set(part, from);
    from += part.length;
  }
  return all;
}
