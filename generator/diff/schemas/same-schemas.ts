import type { Schema } from "../../model/model.js";
import { canonicalJson } from "../../json/json.js";
import type { SchemaModel } from "./schema-model.js";
import { shapeOf, type SchemaShape } from "./schema-shape.js";
import type { SyntheticSchemas } from "./synthetic-schemas.js";

/** Two schemas that are compared, and the comparisons on which the answer depends. */
interface Question {
  readonly key: string;
  readonly pair: readonly [Schema, Schema];
  /** The questions that are answered "no" if this one is. */
  readonly askedBy: string[];
}

/**
 * Whether two schemas of two documents are equal, ignoring the names of components. Schemas may be
 * recursive: direct differences are found first, and then all schemas that refer to them.
 */
export class SameSchemas {
  readonly #answers = new Map<string, boolean>();
  readonly #shapes = new Map<Schema, SchemaShape>();

  /** `words`: also compares descriptions and other annotations. */
  constructor(
    readonly left: SchemaModel,
    readonly right: SchemaModel,
    readonly schemas: SyntheticSchemas,
    readonly words: boolean,
  ) {}

  same(left: Schema, right: Schema): boolean {
    const start = this.#question(left, right);
    const known = this.#answers.get(start.key);
    if (known !== undefined) return known;
    const questions = new Map([[start.key, start]]);
    const differing: string[] = [];
    // A Map's iterator also visits what is added while it runs.
    for (const question of questions.values()) {
      if (!this.#ask(question, questions)) differing.push(question.key);
    }
    this.#spread(differing, questions);
    for (const key of questions.keys()) if (!this.#answers.has(key)) this.#answers.set(key, true);
    return this.#answers.get(start.key) === true;
  }

  #question(left: Schema, right: Schema): Question {
    const pair = [this.left.resolve(left), this.right.resolve(right)] as const;
    return { key: `${this.schemas.id(pair[0])} ${this.schemas.id(pair[1])}`, pair, askedBy: [] };
  }

  /** `false` where the two differ directly; referenced schemas become further questions. */
  #ask(question: Question, questions: Map<string, Question>): boolean {
    const waiting: (readonly [Schema, Schema])[] = [question.pair];
    for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
      const left = this.#shape(pair[0], this.left);
      const right = this.#shape(pair[1], this.right);
      if (left.rules !== right.rules || (this.words && left.words !== right.words)) return false;
      for (const [at, [, child]] of left.children.entries()) {
        const other = right.children[at]?.[1];
        if (other === undefined) return false;
        if (child.kind !== "ref" && other.kind !== "ref") waiting.push([child, other]);
        else if (!this.#askLater(this.#question(child, other), question, questions)) return false;
      }
    }
    return true;
  }

  #askLater(asked: Question, by: Question, questions: Map<string, Question>): boolean {
    const known = this.#answers.get(asked.key);
    if (known !== undefined) return known;
    const waiting = questions.get(asked.key) ?? asked;
    waiting.askedBy.push(by.key);
    questions.set(asked.key, waiting);
    return true;
  }

  #spread(differing: string[], questions: ReadonlyMap<string, Question>): void {
    for (let key = differing.pop(); key !== undefined; key = differing.pop()) {
      if (this.#answers.has(key)) continue;
      this.#answers.set(key, false);
      differing.push(...(questions.get(key)?.askedBy ?? []));
    }
  }

  /** Follows a reference; keywords beside it belong to the schema around it. */
  #withKeywords(shape: SchemaShape, schema: Schema, model: SchemaModel): SchemaShape {
    if (!this.words) return shape;
    const beside = shape.children.flatMap(([, child]) =>
      child.kind === "ref" ? [model.keywordsAt(child.source)] : [],
    );
    const words = canonicalJson([shape.words, model.keywordsAt(schema.source), beside]);
    return { ...shape, words };
  }

  #shape(schema: Schema, model: SchemaModel): SchemaShape {
    let shape = this.#shapes.get(schema);
    if (shape === undefined) {
      shape = this.#withKeywords(shapeOf(schema, model), schema, model);
      this.#shapes.set(schema, shape);
    }
    return shape;
  }
}
