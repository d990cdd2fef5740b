import { found, swagger, type ConformancePart } from "./clause.js";
import { parameter, post } from "./documents.js";

const string = "type: string";
const items = "items: { type: string }";
const consumes = "consumes: [multipart/form-data]";
const bodyParameter = "{ name: b, in: body, schema: { type: object } }";
const field = "{ name: f, in: formData, type: string }";

export const swaggerParameterPart: ConformancePart = {
  title: "Parameters and bodies of Swagger 2.0",
  clauses: [
    found(
      "Parameter Object: `name`, `in`",
      "A parameter has a name and a place.",
      swagger,
      "invalid-document",
      parameter(`{ in: query, ${string} }`),
      parameter(`{ name: a, in: query, ${string} }`),
    ),
    found(
      "Parameter Object: `in`",
      "It is one of the places that there are.",
      swagger,
      "invalid-document",
      parameter(`{ name: a, in: cookie, ${string} }`),
      parameter(`{ name: a, in: query, ${string} }`),
    ),
    found(
      "Parameter Object: `name`",
      "A path parameter is in the template of the path.",
      swagger,
      "unused-path-parameter",
      parameter(`{ name: b, in: path, required: true, ${string} }`),
      parameter(`{ name: b, in: path, required: true, ${string} }`, "/a/{b}"),
    ),
    found(
      "Parameter Object: `required`",
      "A path parameter has `required: true`.",
      swagger,
      "invalid-document",
      parameter(`{ name: b, in: path, required: false, ${string} }`, "/a/{b}"),
      parameter(`{ name: b, in: path, required: true, ${string} }`, "/a/{b}"),
    ),
    found(
      "Parameter Object: `schema`",
      "A body has a schema.",
      swagger,
      "invalid-document",
      post("parameters: [{ name: b, in: body }]"),
      post(`parameters: [${bodyParameter}]`),
    ),
    found(
      "Parameter Object: `type`",
      "Every other parameter has a type.",
      swagger,
      "invalid-document",
      parameter("{ name: a, in: query }"),
      parameter(`{ name: a, in: query, ${string} }`),
    ),
    found(
      "Parameter Object: `type`",
      "The type is a simple one, an array or a file.",
      swagger,
      "invalid-document",
      parameter("{ name: a, in: query, type: object }"),
      parameter(`{ name: a, in: query, ${string} }`),
    ),
    found(
      "Parameter Object: `type`",
      "A file is `in: formData`.",
      swagger,
      "invalid-document",
      post(`${consumes}\nparameters: [{ name: f, in: query, type: file }]`),
      post(`${consumes}\nparameters: [{ name: f, in: formData, type: file }]`),
    ),
    found(
      "Parameter Object: `type`",
      "An operation with a file consumes a form.",
      swagger,
      "invalid-document",
      post("consumes: [application/json]\nparameters: [{ name: f, in: formData, type: file }]"),
      post(`${consumes}\nparameters: [{ name: f, in: formData, type: file }]`),
    ),
    found(
      "Parameter Object: `items`",
      "An array says what its items are.",
      swagger,
      "array-without-items",
      parameter("{ name: a, in: query, type: array }"),
      parameter(`{ name: a, in: query, type: array, ${items} }`),
    ),
    found(
      "Parameter Object: `default`",
      "The default is of the type.",
      swagger,
      "invalid-default",
      parameter("{ name: a, in: query, type: integer, default: many }"),
      parameter("{ name: a, in: query, type: integer, default: 1 }"),
    ),
    found(
      "Items Object: `type`",
      "Items have a type.",
      swagger,
      "invalid-document",
      parameter("{ name: a, in: query, type: array, items: { type: file } }"),
      parameter(`{ name: a, in: query, type: array, ${items} }`),
    ),
    found(
      "Items Object: `items`",
      "An array of arrays says what the inner items are.",
      swagger,
      "array-without-items",
      parameter("{ name: a, in: query, type: array, items: { type: array } }"),
      parameter(`{ name: a, in: query, type: array, items: { type: array, ${items} } }`),
    ),
    found(
      "Items Object: `default`",
      "The default is of the type.",
      swagger,
      "invalid-default",
      parameter("{ name: a, in: query, type: array, items: { type: integer, default: many } }"),
      parameter("{ name: a, in: query, type: array, items: { type: integer, default: 1 } }"),
    ),
    found(
      "Operation Object: `parameters`",
      "An operation has one body at most.",
      swagger,
      "invalid-document",
      post(`parameters: [${bodyParameter}, { name: c, in: body, schema: { type: object } }]`),
      post(`parameters: [${bodyParameter}]`),
    ),
    found(
      "Parameter Object",
      "Body and form do not go together.",
      swagger,
      "invalid-document",
      post(`${consumes}\nparameters: [${bodyParameter}, ${field}]`),
      post(`${consumes}\nparameters: [${field}]`),
    ),
  ],
};
