import type { Diagnostic } from "../../generator/findings/diagnostics.js";
import { analyze } from "../../generator/pipeline.js";
import { documents } from "./documents.js";
import { emitOutput, type Emitters, type Output } from "./emit-output.js";
import { examine } from "./examine.js";
import { makeMutants, type Mutant, type Places } from "./make-mutants.js";
import { mutate, positionsOf, type Mutation, type Position } from "./mutate.js";
import { Workshop } from "./run-subjects.js";

export interface Failure {
  readonly mutant: Mutant;
  readonly faults: readonly string[];
}

export interface Tally {
  /** Documents tried. */
  mutants: number;
  /** Texts replaced in them. */
  mutations: number;
  /** Documents of which files came out, and were imported and called. */
  generated: number;
}

export interface Campaign {
  readonly failures: readonly Failure[];
  readonly tally: Tally;
  /** Places for text in the documents, and those of them where any text may stand. */
  readonly positions: number;
  readonly free: number;
}

export interface CampaignOptions {
  readonly seed: number;
  /** Ends when so many mutants were tried, or the time is over. */
  readonly mutants: number;
  readonly milliseconds: number;
  readonly emitters?: Emitters;
  /** Where to put payloads; everywhere unless told. */
  readonly where?: (position: Position, base: string) => boolean;
  /** Instead of all. */
  readonly payloads?: readonly string[];
  /** Called with mutants that generate, for checks that cost too much to make of all. */
  readonly sample?: (mutant: Mutant, output: Output) => void;
}

/** Documents in one process. */
const batchSize = 60;

/** A campaign ends early after so many failures: one fault tends to show in many mutants. */
const enough = 12;

/** Tries mutants until the options say so; gives those back that break a promise. */
export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const places = await findPlaces(options.where ?? (() => true));
  const end = Date.now() + options.milliseconds;
  const tally: Tally = { mutants: 0, mutations: 0, generated: 0 };
  const failures: Failure[] = [];
  let batch: Mutant[] = [];
  for (const mutant of makeMutants(options.seed, places, options.payloads)) {
    batch.push(mutant);
    tally.mutants += 1;
    tally.mutations += mutant.mutations.length;
    const isOver = tally.mutants >= options.mutants || Date.now() > end;
    if (batch.length < batchSize && !isOver) continue;
    failures.push(...(await tryMutants(batch, options, tally)));
    batch = [];
    if (isOver || failures.length >= enough) break;
  }
  const count = (kind: "all" | "free") =>
    [...places.values()].reduce((sum, place) => sum + place[kind].length, 0);
  return { failures, tally, positions: count("all"), free: count("free") };
}

const free = new Map<string, Promise<boolean>>();

/** Where the campaign may put payloads, by document; documents without such a place are left out. */
async function findPlaces(
  where: (position: Position, base: string) => boolean,
): Promise<Map<string, Places>> {
  const places = new Map<string, Places>();
  for (const [base, document] of Object.entries(documents)) {
    const all = positionsOf(document).filter((position) => where(position, base));
    if (all.length === 0) continue;
    const answers: boolean[] = [];
    for (const position of all) answers.push(await isFree(position, base));
    places.set(base, { all, free: all.filter((_, index) => answers[index]) });
  }
  return places;
}

/** A position is free where any text may stand: a mutant can then have several changes that generate. */
function isFree(position: Position, base: string): Promise<boolean> {
  const key = JSON.stringify([base, position]);
  const known = free.get(key) ?? tryNeutral(position, base);
  free.set(key, known);
  return known;
}

async function tryNeutral(position: Position, base: string): Promise<boolean> {
  const spec = mutate(documents[base] ?? {}, [{ ...position, to: "neutral" }]);
  const { findings } = await analyze({ spec });
  return !findings.failed;
}

async function tryMutants(
  mutants: readonly Mutant[],
  options: CampaignOptions,
  tally: Tally,
): Promise<Failure[]> {
  const workshop = new Workshop();
  const faults = new Map<Mutant, string[]>(mutants.map((mutant) => [mutant, []]));
  try {
    for (const mutant of mutants) {
      const { output, faults: found } = await attempt(mutant, options.emitters);
      faults.get(mutant)?.push(...found);
      if (output === undefined) continue;
      tally.generated += 1;
      options.sample?.(mutant, output);
      // What does not even parse would only repeat that.
      if (found.length === 0) workshop.add(mutant.id, output, mutant.document);
    }
    const complaints = await workshop.exercise();
    for (const mutant of mutants) {
      const own = complaints.filter(({ id }) => id === mutant.id).map(({ fault }) => fault);
      faults.get(mutant)?.push(...own);
    }
  } finally {
    workshop.close();
  }
  return [...faults]
    .filter(([, list]) => list.length > 0)
    .map(([mutant, list]) => ({ mutant, faults: list }));
}

interface Attempt {
  readonly output?: Output;
  readonly faults: readonly string[];
}

async function attempt({ document, style }: Mutant, emitters?: Emitters): Promise<Attempt> {
  try {
    const { output, diagnostics } = await emitOutput(document, emitters, style);
    const faults = faultsOf(diagnostics);
    return output === undefined
      ? { faults }
      : { output, faults: [...faults, ...examine(output, document)] };
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { faults: [`throws: ${told.split("\n").slice(0, 3).join(" ")}`] };
  }
}

/** A finding is a sentence; what looks like an accident of ours is no finding. */
function faultsOf(diagnostics: readonly Diagnostic[]): string[] {
  const accidents = /\[object Object\]|\bundefined\b is not|Cannot read prop|is not a function/;
  return diagnostics
    .filter(({ message }) => accidents.test(message))
    .map(({ message }) => `a finding reads: ${message}`);
}

/** The mutations of a failure, one by one, that break a promise by themselves; all where only all do. */
export async function shrink({ mutant }: Failure, emitters?: Emitters): Promise<Failure> {
  const singles = mutant.mutations.map((mutation, index) => single(mutant, mutation, index));
  const options = {
    seed: 0,
    mutants: 0,
    milliseconds: 0,
    ...(emitters === undefined ? {} : { emitters }),
  };
  const tally = { mutants: 0, mutations: 0, generated: 0 };
  const failures = await tryMutants(singles, options, tally);
  return (
    failures[0] ??
    (await tryMutants([mutant], options, tally))[0] ?? { mutant, faults: ["not again"] }
  );
}

function single({ base, id, style }: Mutant, mutation: Mutation, index: number): Mutant {
  const document = mutate(documents[base] ?? {}, [mutation]);
  return { id: `${id}.${index}`, base, mutations: [mutation], document, style };
}

/** A failure as a person needs it to make a case of it. */
export function describeFailure({ mutant, faults }: Failure): string {
  const changes = mutant.mutations.map(
    ({ path, at, to }) =>
      `  ${at} of ${JSON.stringify(path)} -> ${JSON.stringify(to)?.slice(0, 300)}`,
  );
  const document = JSON.stringify(mutant.document);
  return [
    `${mutant.base} ${mutant.id} ${JSON.stringify(mutant.style)}`,
    ...changes,
    ...faults.slice(0, 6).map((fault) => `  ! ${fault}`),
    `  ${document.slice(0, 6000)}`,
  ].join("\n");
}
