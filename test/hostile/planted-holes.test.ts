import { StructureKind, VariableDeclarationKind, type StatementStructures } from "ts-morph";
import { describe, expect, it } from "vitest";
import type { Api } from "../../generator/model/model.js";
import type { EmitContext } from "../../generator/emit/emit-context.js";
import type { SourceModule } from "../../generator/emit/output.js";
import { describeFailure, runCampaign, shrink } from "./campaign.js";
import { emitters, type Emitters } from "./emit-output.js";

/** Holes as generators have had them: the harness must find each, or it proves nothing. */
interface Hole {
  readonly name: string;
  readonly plant: Partial<Emitters>;
  readonly finds: RegExp;
  /** The end of the path of the places that the hole is about: the harness need not try the others. */
  readonly place: RegExp;
  readonly payloads?: readonly string[];
}

const limits = { seed: 7, mutants: 120, milliseconds: 20_000 };

/** Statements beside those of the real emitter. */
function beside(make: (api: Api) => StatementStructures[]): Partial<Emitters> {
  return {
    endpoints: (context: EmitContext): SourceModule => {
      const made = emitters.endpoints(context);
      return { ...made, statements: [...made.statements, ...make(context.api)] };
    },
  };
}

/** The real text of every module, changed. */
function rewritten(change: (text: string) => string): Partial<Emitters> {
  return { print: (statements) => change(emitters.print(statements)) };
}

function constant(initializer: string, docs: string[] = []): StatementStructures {
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    docs,
    declarations: [{ name: `planted${Math.abs(hash(initializer + docs.join()))}`, initializer }],
  };
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0, 7);
}

const holes: readonly Hole[] = [
  {
    name: "a title between quotes",
    place: /info,title$/,
    plant: beside(({ title }) => [constant(`"${title}"`)]),
    finds: /payload|line \d+/,
  },
  {
    name: "a path in a template literal",
    place: /paths,[^,]*$/,
    plant: beside(({ operations }) =>
      operations.slice(0, 1).map(({ path }) => constant(`\`${path}\``)),
    ),
    finds: /payload|line \d+/,
  },
  {
    name: "a description in a comment, its end deleted where it stands",
    place: /info,description$/,
    plant: beside(({ docs }) => [constant("1", [(docs.description ?? "").replaceAll("*/", "")])]),
    finds: /payload|line \d+|stands raw/,
  },
  {
    name: "a description in a line comment",
    place: /info,description$/,
    plant: beside(({ docs }) => [
      constant(`1 // ${(docs.description ?? "").replaceAll("\n", " ")}\n`),
    ]),
    finds: /payload|line \d+|stands raw|source map|directive/,
  },
  {
    name: "tags without their quotes where they look like names",
    place: /tags,\d$/,
    plant: beside(({ operations }) =>
      operations
        .slice(0, 1)
        .map(({ tags }) =>
          constant(`[${tags.map((tag) => (/^[\w.=]+$/.test(tag) ? tag : "0")).join()}]`),
        ),
    ),
    finds: /payload|does not run/,
  },
  {
    name: "a literal that loses its spaces",
    place: /get,summary$/,
    plant: rewritten((text) =>
      text.replace(/summary:\s+"([^"\\]*?) +([^"\\]*)"/g, 'summary: "$1$2"'),
    ),
    finds: /summary reads back/,
  },
  {
    name: "a scheme as a key that sets the prototype",
    place: /get,security,0,\w+$/,
    payloads: ["__proto__"],
    plant: rewritten((text) => text.replaceAll('["__proto__"]:', '"__proto__":')),
    finds: /security reads back/,
  },
];

describe("the harness finds a planted hole", () => {
  it.each(holes)("$name", { timeout: 120_000 }, async ({ plant, finds, place, payloads }) => {
    const planted = { ...emitters, ...plant };
    const { failures } = await runCampaign({
      ...limits,
      emitters: planted,
      ...(payloads === undefined ? {} : { payloads }),
      where: ({ path }, base) => base === "operations" && place.test(path.join()),
    });
    const [first] = failures.filter(({ faults }) => faults.some((fault) => finds.test(fault)));
    expect(first, "a failure").toBeDefined();
    if (first === undefined) return;
    const small = await shrink(first, planted);
    expect(small.mutant.mutations).toHaveLength(1);
    expect(describeFailure(small)).toMatch(finds);
  });
});
