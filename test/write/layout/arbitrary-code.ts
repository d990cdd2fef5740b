import fc, { type Arbitrary } from "fast-check";

/**
 * Code of the vocabulary that emitters write, at random: names short and long, brackets that are needed
 * and that are not, objects that start on a new line and that do not.
 */
const words = [
  ...["a", "id", "value", "key", "item", "name", "check", "isFoo", "node$1", "options"],
  ...["hasOwn", "getOwn", "matches", "explainObject", "organizationIdentifier", "Foo", "Math"],
  ...["responseOfTheListOfRepositories", "validateActionsListSelfHostedRunnerGroups", "größe"],
];
const name = fc.constantFrom(...words);

const string = fc
  .array(
    fc.constantFrom("a", "bc", "long-ish", " ", "'", '\\"', "\\\\", "\\n", "é", "漢", "/", "{x}"),
    {
      maxLength: 9,
    },
  )
  .map((parts) => `"${parts.join("")}"`);

const number = fc.constantFrom("0", "1", "42", "1e+21", "0.50", "1e-7", "9007199254740991", "-1");
const key = fc.oneof(
  { weight: 6, arbitrary: name },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"@type"', '"plain"', '"größe"', '"a-b"', "200", '"200"'),
  },
);
const comment = fc.constantFrom(
  "/** A comment. */\n",
  "/**\n * Several\n *\n * lines\n */\n",
  "",
  "",
  "",
);
const lineEnd = fc.constantFrom("", "", "\n");

function list<T>(item: Arbitrary<T>, maxLength: number, minLength = 0): Arbitrary<T[]> {
  return fc.array(item, { minLength, maxLength });
}

const { type, expression } = fc.letrec<Record<"type" | "expression", string>>((tie) => {
  const inner = tie("type");
  const value = tie("expression");
  const member = fc
    .tuple(comment, fc.constantFrom("", "readonly "), key, fc.constantFrom("", "?"), inner)
    .map(
      ([doc, readonly, property, optional, of]) =>
        `${doc}${readonly}${property}${optional}: ${of};`,
    );
  const typeLiteral = fc
    .tuple(lineEnd, list(member, 4), fc.boolean())
    .map(([open, members, index]) => {
      const all = index ? [...members, "[key: string]: unknown;"] : members;
      const [first = "", ...rest] = all;
      const start = /^\/\*/.test(first) ? "\n" : open;
      return all.length === 0 ? "{}" : `{ ${start}${[first, ...rest].join("\n")} }`;
    });
  const operator = fc.constantFrom(...["===", "!==", "<", ">", "+", "-", "*", "%", "in", "=="]);
  const binary = fc
    .tuple(value, operator, value)
    .map(([left, mark, right]) => `(${left}) ${mark} (${right})`);
  const logical = fc
    .tuple(list(value, 5, 2), fc.constantFrom("&&", "||", "??"))
    .map(([parts, mark]) => parts.map((part) => `(${part})`).join(` ${mark} `));
  const property = fc.tuple(key, value).map(([property_, of]) => `${property_}: ${of}`);
  const object = fc
    .tuple(lineEnd, list(fc.oneof({ weight: 5, arbitrary: property }, name), 5))
    .map(([open, properties]) =>
      properties.length === 0 ? "{}" : `{ ${open}${properties.join(", ")} }`,
    );
  const call = fc
    .tuple(name, list(value, 4), fc.constantFrom("", "", "<string>", "<Foo, Bar>"))
    .map(([callee, args, types]) => `${callee}${types}(${args.join(", ")})`);
  const arrowBody = fc.oneof(
    { weight: 3, arbitrary: value.map((body) => `(${body})`) },
    { weight: 1, arbitrary: value.map((body) => `{ return ${body}; }`) },
  );
  return {
    type: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(
        name,
        fc.constantFrom("string", "number", "null", "undefined", "unknown", "never", "true"),
        string,
        fc.constantFrom('"a" | "b"', "Foo.Bar", "typeof foo", "Foo | null", "(string & {})"),
      ),
      list(inner, 5, 2).map((types) => types.map((item) => `(${item})`).join(" | ")),
      list(inner, 3, 2).map((types) => types.map((item) => `(${item})`).join(" & ")),
      inner.map((of) => `(${of})[]`),
      inner.map((of) => `readonly (${of})[]`),
      fc.tuple(name, list(inner, 3, 1)).map(([of, types]) => `${of}<${types.join(", ")}>`),
      list(inner, 4, 1).map((types) => `[${types.join(", ")}]`),
      fc.tuple(name, inner, inner).map(([of, a, result]) => `((${of}: ${a}) => ${result})`),
      fc.tuple(inner, string).map(([of, index]) => `(${of})[${index}]`),
      typeLiteral,
      typeLiteral,
    ),
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(
        name,
        name,
        string,
        number,
        fc.constantFrom("true", "null", "undefined", "[]", "{}"),
      ),
      binary,
      logical,
      logical,
      object,
      list(value, 5).map((items) => `[${items.join(", ")}]`),
      list(number, 30).map((items) => `[${items.join(", ")}]`),
      call,
      call,
      fc.tuple(name, name, list(value, 3)).map(([a, b, args]) => `${a}.${b}(${args.join(", ")})`),
      fc.tuple(name, name).map(([a, b]) => `${a}.${b}`),
      fc.tuple(name, name, name).map(([a, b, c]) => `${a}.${b}.${c}`),
      fc.tuple(name, value).map(([a, index]) => `${a}[${index}]`),
      fc.tuple(name, value).map(([a, argument]) => `${a}?.(${argument})`),
      fc.tuple(name, list(value, 2)).map(([a, args]) => `new ${a}(${args.join(", ")})`),
      fc.tuple(value, value, value).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
      value.map((operand) => `!(${operand})`),
      value.map((operand) => `typeof (${operand})`),
      fc.tuple(value, name, value).map(([of, a, argument]) => `(${of}).${a}(${argument})`),
      fc.tuple(value, inner).map(([of, as]) => `(${of}) as (${as})`),
      fc.tuple(value, name).map(([of, as]) => `(${of}) satisfies ${as}`),
      arrowBody.map((body) => `() => ${body}`),
      fc.tuple(name, inner, arrowBody).map(([a, of, body]) => `(${a}: ${of}) => ${body}`),
    ),
  };
});

const { statement } = fc.letrec<Record<"statement", string>>((tie) => {
  const inner = tie("statement");
  const block = list(inner, 3, 1).map((statements) => `{\n${statements.join("\n")}\n}`);
  const blank = fc.constantFrom("\n", "\n\n", "\n\n\n");
  return {
    statement: fc.oneof(
      { depthSize: "small" },
      expression.map((value) => `return ${value};`),
      fc.tuple(name, expression).map(([a, value]) => `const ${a} = ${value};`),
      fc.tuple(name, type, expression).map(([a, of, value]) => `const ${a}: ${of} = ${value};`),
      fc.tuple(name, expression).map(([a, value]) => `const ${a} = /* @__PURE__ */ f(${value});`),
      list(name, 7, 1).map((names) => `const { ${names.join(", ")} } = value;`),
      fc.tuple(name, name, name).map(([a, b, c]) => `const { ${a}: x, ${b}: y, ${c} } = value;`),
      expression.map((value) => `if (${value}) return false;`),
      expression.map((value) => `if (${value}) throw refuse(${value}, value);`),
      fc.tuple(expression, block).map(([test, body]) => `if (${test}) ${body}`),
      fc.tuple(expression, block, block).map(([test, a, b]) => `if (${test}) ${a} else ${b}`),
      fc.tuple(expression, inner, inner).map(([test, a, b]) => `if (${test}) {\n${a}\n\n${b}\n}`),
      fc.tuple(name, expression, block).map(([a, of, body]) => `for (const ${a} in ${of}) ${body}`),
      fc
        .tuple(name, expression, block)
        .map(([a, end, body]) => `for (let ${a} = 0; ${a} < (${end}); ${a}++) ${body}`),
      fc.tuple(expression, block).map(([test, body]) => `while (${test}) ${body}`),
      fc.tuple(block, block).map(([a, b]) => `try ${a} catch ${b}`),
      fc
        .tuple(expression, string, list(inner, 2, 1), inner)
        .map(
          ([of, tag, body, other]) =>
            `switch (${of}) {\ncase ${tag}:\n${body.join("\n")}\nbreak;\ndefault:\n${other}\n}`,
        ),
      fc.tuple(name, expression).map(([a, value]) => `${a} = ${value};`),
      expression.map((value) => `call(${value});`),
      fc.tuple(inner, blank, inner).map(([a, space, b]) => `if (a) {\n${a}${space}${b}\n}`),
    ),
  };
});

const declaration = fc.oneof(
  fc.tuple(comment, name, type).map(([doc, a, of]) => `${doc}export type ${a} = ${of};`),
  fc
    .tuple(comment, name, list(fc.tuple(comment, key, type), 4, 1))
    .map(
      ([doc, a, members]) =>
        `${doc}export interface ${a} {\n${members.map(([text, property, of]) => `${text}${property}: ${of};`).join("\n")}\n}`,
    ),
  fc
    .tuple(name, list(fc.tuple(name, type), 3), type, list(statement, 3))
    .map(
      ([a, parameters, result, body]) =>
        `function ${a}(${parameters.map(([parameter, of]) => `${parameter}: ${of}`).join(", ")}): ${result} {\n${body.join("\n")}\n}`,
    ),
  fc
    .tuple(name, name, list(statement, 2, 1))
    .map(
      ([a, of, body]) =>
        `export function ${a}(value: unknown): value is ${of} {\n${body.join("\n")}\n}`,
    ),
  fc.tuple(list(name, 8, 1), fc.boolean()).map(([names, types]) => {
    return `import ${types ? "type " : ""}{ ${names.join(", ")} } from "./types.js";`;
  }),
  fc
    .tuple(name, list(fc.tuple(key, string), 3))
    .map(
      ([a, members]) =>
        `enum ${a} {\n${members.map(([k, v], index) => `${/^\\d|^"\\d/.test(k) ? `K${index}` : k} = ${v},`).join("\n")}\n}`,
    ),
);

/** A module's part: a declaration, or a few statements. */
export const arbitraryCode: Arbitrary<string> = fc.oneof(
  declaration,
  list(statement, 3, 1).map((statements) => statements.join("\n")),
);
