import {
  found,
  ignored,
  messages,
  middle,
  only32,
  openapi,
  other,
  since31,
  tools,
  type ConformancePart,
} from "./clause.js";
import { components, get, parameter } from "./documents.js";

const form = "content: { application/x-www-form-urlencoded: { schema: { type: object } } }";
const whole = `{ name: q, in: querystring, ${form} }`;
const query = "{ name: a, in: query, schema: { type: string } }";
const sound = parameter(query);
const header = "name: a, in: header, schema: { type: string }";

function example(fields: string, serialized: string): ReturnType<typeof parameter> {
  return parameter(
    `{ name: a, ${fields}, schema: { type: string }, examples: { e: { serializedValue: '${serialized}' } } }`,
  );
}

export const parameterPart: ConformancePart = {
  title: "Parameters of OpenAPI 3",
  clauses: [
    found(
      "Parameter Object: `name`",
      "A parameter has a name.",
      openapi,
      "invalid-document",
      parameter("{ in: query, schema: {} }"),
      sound,
    ),
    found(
      "Parameter Object: `in`",
      "A parameter says where it stands.",
      openapi,
      "invalid-document",
      parameter("{ name: a, schema: {} }"),
      sound,
    ),
    found(
      "Parameter Object: `in`",
      "It is one of the places that there are.",
      openapi,
      "invalid-document",
      parameter("{ name: a, in: body, schema: {} }"),
      sound,
    ),
    found(
      "Parameter Object: `name`",
      "A path parameter is in the template of the path.",
      openapi,
      "unused-path-parameter",
      parameter("{ name: b, in: path, required: true, schema: {} }"),
      parameter("{ name: b, in: path, required: true, schema: {} }", "/a/{b}"),
    ),
    other(
      "Parameter Object: `name`",
      "The headers `Accept`, `Content-Type` and `Authorization` are ignored.",
      openapi,
      ignored,
    ),
    found(
      "Parameter Object: `required`",
      "A path parameter has `required`.",
      openapi,
      "invalid-document",
      parameter("{ name: b, in: path, schema: {} }", "/a/{b}"),
      parameter("{ name: b, in: path, required: true, schema: {} }", "/a/{b}"),
    ),
    found(
      "Parameter Object: `required`",
      "For a path parameter it is true.",
      openapi,
      "invalid-document",
      parameter("{ name: b, in: path, required: false, schema: {} }", "/a/{b}"),
      parameter("{ name: b, in: path, required: true, schema: {} }", "/a/{b}"),
    ),
    other(
      "Parameter Object: `allowEmptyValue`",
      "It is ignored where the style cannot write an empty value.",
      openapi,
      ignored,
    ),
    found(
      "Parameter Object",
      "A parameter has `schema` or `content`.",
      openapi,
      "invalid-document",
      parameter("{ name: a, in: query }"),
      sound,
    ),
    found(
      "Parameter Object",
      "It does not have both.",
      openapi,
      "invalid-document",
      parameter("{ name: a, in: query, schema: {}, content: { text/plain: {} } }"),
      parameter("{ name: a, in: query, content: { text/plain: {} } }"),
    ),
    found(
      "Parameter Object: `content`",
      "The map has an entry.",
      openapi,
      "invalid-document",
      parameter("{ name: a, in: query, content: {} }"),
      parameter("{ name: a, in: query, content: { text/plain: {} } }"),
    ),
    found(
      "Parameter Object: `content`",
      "The map has one entry only.",
      openapi,
      "invalid-document",
      parameter("{ name: a, in: query, content: { text/plain: {}, application/json: {} } }"),
      parameter("{ name: a, in: query, content: { text/plain: {} } }"),
    ),
    found(
      "Parameter Object: `example`",
      "There is either `example` or `examples`.",
      openapi,
      "invalid-document",
      parameter("{ name: a, in: query, schema: {}, example: 1, examples: {} }"),
      parameter("{ name: a, in: query, schema: {}, example: 1 }"),
    ),
    other("Parameter Object", "Its examples count before those of the schema.", middle, tools),
    found(
      "Style Values",
      "The style is one of those of the place.",
      openapi,
      "invalid-document",
      parameter(`{ ${header}, style: form }`),
      parameter(`{ ${header}, style: simple }`),
    ),
    found(
      "Parameter Locations",
      "A parameter `in: querystring` has `content`.",
      only32,
      "invalid-document",
      components("parameters", "q: { name: q, in: querystring, schema: {} }"),
      components("parameters", `q: ${whole}`),
    ),
    found(
      "Parameter Object",
      "The fields beside `schema`, such as `style`, do not go with `in: querystring`.",
      only32,
      "unknown-field",
      parameter(`{ name: q, in: querystring, style: form, ${form} }`),
      parameter(whole),
    ),
    found(
      "Parameter Locations",
      "Beside `in: querystring` there is no parameter `in: query`.",
      only32,
      "conflicting-query-parameters",
      get(`parameters: [${whole}, ${query}]`),
      get(`parameters: [${whole}]`),
    ),
    found(
      "Parameter Locations",
      "There is one parameter `in: querystring` at most.",
      only32,
      "conflicting-query-parameters",
      get(`parameters: [${whole}, { name: r, in: querystring, ${form} }]`),
      get(`parameters: [${whole}]`),
    ),
    found(
      "Parameter Object",
      "A cookie has no `explode: false`.",
      only32,
      "invalid-document",
      parameter("{ name: a, in: cookie, explode: false, schema: { type: string } }"),
      parameter("{ name: a, in: cookie, schema: { type: string } }"),
    ),
    other(
      "Parameter Object",
      "Headers, and cookies of the style `cookie`, are not percent-encoded.",
      since31,
      messages,
    ),
    other("Parameter Object", "Values of headers are passed on unchanged.", since31, tools),
    other("Style Values: `cookie`", "Data that needs escapes has them already.", only32, messages),
    other("URL Percent-Encoding", "URLs and forms can be parsed and decoded.", since31, messages),
    other(
      "URL Percent-Encoding",
      "Delimiters are not encoded where they delimit.",
      since31,
      messages,
    ),
    other(
      "Serialization and Examples",
      "A serialized example has the name and the delimiters that belong to it, and no others.",
      ["3.1"],
      "In 3.1 the same field may show the data, as it is before it is serialized: the text alone does not tell which.",
    ),
    found(
      "Serialization and Examples",
      "The serialized value of a query parameter has no `?` or `&` in front.",
      only32,
      "invalid-serialized-example",
      example("in: query", "?a=b"),
      example("in: query", "a=b"),
    ),
    found(
      "Serialization and Examples",
      "It has the name where the style writes it.",
      only32,
      "invalid-serialized-example",
      example("in: query, explode: false", "b"),
      example("in: query, explode: false", "a=b"),
    ),
    found(
      "Serialization and Examples",
      "The styles `matrix` and `label` start with their delimiter.",
      only32,
      "invalid-serialized-example",
      (version) => withPath(example("in: path, required: true, style: label", "b"))(version),
      (version) => withPath(example("in: path, required: true, style: label", ".b"))(version),
    ),
    found(
      "Serialization and Examples",
      "The serialized value of a header does not have the header's name.",
      only32,
      "invalid-serialized-example",
      example("in: header", "a: b"),
      example("in: header", "b"),
    ),
  ],
};

/** The same operation at a path with `{a}`. */
function withPath(make: ReturnType<typeof parameter>): ReturnType<typeof parameter> {
  return (version) => {
    const document = make(version) as { paths: Readonly<Record<string, unknown>> };
    return { ...document, paths: { "/{a}": document.paths["/a"] } };
  };
}
