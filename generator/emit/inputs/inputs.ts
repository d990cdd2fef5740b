import type { StatementStructures } from "ts-morph";
import type { NamedSchema, Schema } from "../../model/model.js";
import { code, identifier, literal, type Code } from "../code/code.js";
import { array, call, cast, entry, generic, object } from "../code/combine.js";
import { constantDeclaration, functionDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import type { ObjectRule, Rule, RuleMember } from "./input-rule.js";
import { InputRules } from "./input-rules.js";
import type { NamedSchemas } from "../named-schemas.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { patternCode } from "../validators/pattern-code.js";
import { typeScope, type TypeScope } from "../types/type-scope.js";
import { union } from "../types/union-type.js";

/** `inputs.ts`: `toFooInput` for every schema with a request variant; empty where there is none. */
export function emitInputs(context: EmitContext): SourceModule {
  const { api, options } = context;
  const imports = context.newImports({ namespaced: true });
  const scope = typeScope(context, imports, "elsewhere");
  const variants = api.schemas.filter(({ variantOf }) => variantOf !== undefined);
  const rules = new InputRules(variants, scope.schemas);
  const { regexEngine } = options;
  const engine = regexEngine === undefined ? {} : { regexEngine };
  const writer = new RuleWriter({ imports, schemas: scope.schemas, ...engine });
  const declared = [
    ...rules.ids.flatMap((id) => ruleDeclaration(id, rules, writer)),
    ...variants.map((variant) => inputDeclaration(variant, rules, scope, imports)),
  ];
  return builtInModule("inputs.ts", imports, declared);
}

function ruleName(name: string): Code {
  return identifier(`inputRuleOf${name}`);
}

function ruleDeclaration(id: string, rules: InputRules, writer: RuleWriter): StatementStructures[] {
  const rule = rules.get(id);
  if (rule === undefined) return [];
  const { imports, schemas } = writer.options;
  const declaration = constantDeclaration({
    name: ruleName(schemas.get(id).name),
    type: imports.runtimeType("InputRule"),
    value: writer.write(rule),
    exported: false,
  });
  return [declaration];
}

function inputDeclaration(
  variant: NamedSchema,
  rules: InputRules,
  scope: TypeScope,
  imports: Imports,
): StatementStructures {
  const { id, name, variantOf = id } = variant;
  const base = scope.schemas.get(variantOf);
  const missing = neverReceived(base.schema, variant.schema, scope.schemas);
  const type = scope.typeName(name);
  const keys = union(missing.map(literal));
  const result =
    missing.length === 0 ? type : generic(imports.runtimeType("WithoutKeys"), [type, keys]);
  const rule = rules.get(id) === undefined ? [] : [ruleName(name)];
  const args = [code`message`, literal(`to${name}`), ...rule];
  return functionDeclaration({
    name: identifier(`to${name}`),
    parameters: [{ name: code`message`, type: scope.typeName(base.name) }],
    returnType: result,
    body: [code`return ${cast(call(imports.runtime("toInput"), args), result)};`],
    comment: { docs: {}, fallback: words(base.name, missing) },
    exported: true,
  });
}

function words(base: string, missing: readonly string[]): string {
  const text = `What was received as \`${base}\`, as it may be sent: a copy without read-only properties.`;
  if (missing.length === 0) return text;
  const names = missing.map((name) => `\`${name}\``).join(", ");
  return `${text} Write-only properties that it has to have are yours to add: ${names}.`;
}

/** The properties that a message has to have when it is sent, and that nobody receives. */
function neverReceived(received: Schema, sent: Schema, schemas: NamedSchemas): readonly string[] {
  const known = new Set(rootProperties(received, schemas).map(({ name }) => name));
  const wanted = rootProperties(sent, schemas).filter(({ required }) => required);
  return [...new Set(wanted.map(({ name }) => name))].filter((name) => !known.has(name));
}

interface RootProperty {
  readonly name: string;
  readonly required: boolean;
}

/** Schemas may lead back to themselves: deeper than this nobody looks. */
const mostLevels = 8;

function rootProperties(schema: Schema, schemas: NamedSchemas, level = 0): readonly RootProperty[] {
  if (level > mostLevels) return [];
  const resolved = schemas.resolve(schema);
  if (resolved.kind === "object") return resolved.properties;
  if (resolved.kind === "unevaluated") return rootProperties(resolved.base, schemas, level + 1);
  if (resolved.kind !== "intersection" && resolved.kind !== "union") return [];
  return resolved.members.flatMap((member) => rootProperties(member, schemas, level + 1));
}

interface WriterOptions {
  readonly imports: Imports;
  readonly schemas: NamedSchemas;
  readonly regexEngine?: string;
}

/** Rules as expressions of the type `InputRule`. */
class RuleWriter {
  constructor(readonly options: WriterOptions) {}

  write(rule: Rule): Code {
    switch (rule.kind) {
      case "named": {
        const { name, recursive } = this.options.schemas.get(rule.id);
        const later = code`() => ${ruleName(name)}`;
        return recursive ? fields("recursive", [["rule", later]]) : later;
      }
      case "all":
        return fields("all", [["parts", this.#list(rule.parts)]]);
      case "one":
        return fields("one", [
          ["members", array(rule.members.map((member) => this.#member(member)))],
        ]);
      case "array":
        return fields("array", [
          ["items", rule.items && this.write(rule.items)],
          ["first", rule.first.length === 0 ? undefined : this.#list(rule.first)],
        ]);
      case "object":
        return this.#object(rule);
      default:
        return rule satisfies never;
    }
  }

  #object({ drop, inside, patterns, rest }: ObjectRule): Code {
    const pattern = (text: string) => code`/* @__PURE__ */ ${patternCode(text, this.options)}`;
    return fields("object", [
      ["drop", drop.length === 0 ? undefined : literal(drop)],
      ["inside", this.#entries(inside, literal)],
      ["patterns", this.#entries(patterns, pattern)],
      [
        "rest",
        rest &&
          braces([
            ["names", literal(rest.names)],
            ["rule", this.write(rest.rule)],
          ]),
      ],
    ]);
  }

  #entries(
    entries: readonly (readonly [string, Rule])[],
    key: (name: string) => Code,
  ): Code | undefined {
    if (entries.length === 0) return undefined;
    return array(entries.map(([name, rule]) => array([key(name), this.write(rule)])));
  }

  #member({ shape, rule }: RuleMember): Code {
    const { required, tags, names } = shape;
    return braces([
      ["required", required.length === 0 ? undefined : literal(required)],
      ["tags", tags.length === 0 ? undefined : literal(tags)],
      ["names", names.length === 0 ? undefined : literal(names)],
      ["rule", rule && this.write(rule)],
    ]);
  }

  #list(rules: readonly (Rule | undefined)[]): Code {
    return array(rules.map((rule) => (rule === undefined ? code`undefined` : this.write(rule))));
  }
}

type Field = readonly [key: string, value: Code | undefined];

function fields(of: string, list: readonly Field[]): Code {
  return braces([["of", literal(of)], ...list]);
}

function braces(list: readonly Field[]): Code {
  const written = list.flatMap(([key, value]) =>
    value === undefined ? [] : [entry(identifier(key), value)],
  );
  return object(written);
}
