/** What the fact sheet and the document both say about one value, in one form. */
export interface Shape {
  /** `string`, `Any`, `empty`, a component key, or `array of …` and `map of …` around one. */
  readonly type: string;
  readonly format: string | undefined;
  readonly values: readonly string[] | undefined;
  readonly nullable: boolean;
  readonly readOnly: boolean;
}

const plain = { format: undefined, values: undefined, nullable: false, readOnly: false } as const;

export function shapeOf(type: string, rest: Partial<Omit<Shape, "type">> = {}): Shape {
  return { type, ...plain, ...rest };
}

/** Each difference as the end of a sentence: what is found first, what the facts say last. */
export function compareShapes(where: string, found: Shape, wanted: Shape): string[] {
  const differences: string[] = [];
  if (found.type !== wanted.type) {
    differences.push(`${where}: type is ${found.type}, the facts say ${wanted.type}`);
  }
  if (found.format !== wanted.format) {
    differences.push(
      `${where}: format is ${found.format ?? "absent"}, the facts say ${wanted.format ?? "none"}`,
    );
  }
  if (found.nullable !== wanted.nullable) {
    differences.push(`${where}: ${wanted.nullable ? "must" : "must not"} allow null`);
  }
  if (found.readOnly !== wanted.readOnly) {
    differences.push(`${where}: ${wanted.readOnly ? "must" : "must not"} be read-only`);
  }
  return [...differences, ...compareValues(where, found.values, wanted.values)];
}

function compareValues(
  where: string,
  found: readonly string[] | undefined,
  wanted: readonly string[] | undefined,
): string[] {
  if (found === undefined && wanted === undefined) return [];
  if (found === undefined) return [`${where}: enum is missing`];
  if (wanted === undefined) return [`${where}: enum is not in the facts`];
  return compareNames(`${where}: enum`, found, wanted, { ordered: true });
}

/** Compares two lists of names; with `ordered`, their order too. */
export function compareNames(
  where: string,
  found: readonly string[],
  wanted: readonly string[],
  { ordered = false } = {},
): string[] {
  const lacks = wanted.filter((name) => !found.includes(name));
  const extra = found.filter((name) => !wanted.includes(name));
  const differences = [
    ...lacks.map((name) => `${where} lacks ${name}`),
    ...extra.map((name) => `${where} has ${name}, which the facts do not have`),
  ];
  if (ordered && differences.length === 0 && found.join() !== wanted.join()) {
    differences.push(`${where} is in the order ${found.join(", ")}, not ${wanted.join(", ")}`);
  }
  return differences;
}
