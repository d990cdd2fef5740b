import { describe, expect, test } from "vitest";
import { load, loadFiles } from "./folder.js";

const head = "openapi: 3.1.1\n";

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The whole bundled document. */
  readonly want: object;
}

const cases: readonly Case[] = [
  {
    name: "a component that is only a reference is the home of its target, for all files",
    files: {
      "root.yaml": `${head}components:\n  schemas:\n    A: {$ref: 'a.yaml#/A'}\n    B: {$ref: 'a.yaml#/X'}\n`,
      "a.yaml":
        "A: {properties: {b: {$ref: '#/X'}, c: {$ref: 'root.yaml#/components/schemas/B'}}}\nX: {items: {$ref: './a.yaml#/A'}}\n",
    },
    want: {
      openapi: "3.1.1",
      components: {
        schemas: {
          A: {
            properties: {
              b: { $ref: "#/components/schemas/B" },
              c: { $ref: "#/components/schemas/B" },
            },
          },
          B: { items: { $ref: "#/components/schemas/A" } },
        },
      },
    },
  },
  {
    name: "two components for one target: the second is an alias of the first",
    files: {
      "root.yaml": `${head}components:\n  schemas:\n    A: {$ref: 'a.yaml#/X'}\n    B: {$ref: 'a.yaml#/X'}\n`,
      "a.yaml": "X: {type: string}\n",
    },
    want: {
      openapi: "3.1.1",
      components: { schemas: { A: { type: "string" }, B: { $ref: "#/components/schemas/A" } } },
    },
  },
  {
    name: "a chain of references gives its end the home, unless that has one",
    files: {
      "root.yaml": `${head}components:\n  schemas:\n    A: {$ref: 'a.yaml#/A'}\n    B: {$ref: 'a.yaml#/B'}\n    X: {$ref: 'b.yaml#/X'}\n`,
      "a.yaml": "A: {$ref: '#/Real'}\nReal: {items: {$ref: '#/A'}}\nB: {$ref: 'b.yaml#/X'}\n",
      "b.yaml": "X: {type: string}\n",
    },
    want: {
      openapi: "3.1.1",
      components: {
        schemas: {
          A: { items: { $ref: "#/components/schemas/A" } },
          B: { $ref: "#/components/schemas/X" },
          X: { type: "string" },
        },
      },
    },
  },
  {
    name: "other targets are hoisted to the section of their use, siblings kept, names told apart",
    files: {
      "root.yaml": `${head}paths:
  /a:
    get:
      parameters: [{$ref: 'p.yaml#/Limit'}]
      requestBody: {$ref: 'p.yaml#/Body'}
      responses:
        default: {$ref: 'p.yaml#/Problem'}
        "200":
          description: ok
          headers: {X-Rate: {$ref: 'p.yaml#/Rate'}}
          links: {next: {$ref: 'p.yaml#/Next'}}
          content:
            application/json:
              schema: {$ref: 'a.yaml', description: here}
              examples: {one: {$ref: 'p.yaml#/Example'}}
components:
  schemas:
    Error: {type: string}
`,
      "a.yaml":
        "properties: {e: {$ref: 'b.yaml#/Error'}, f: {$ref: 'c.yaml#/defs/Error'}, g: {$ref: 'c.yaml#/a b'}}\n",
      "b.yaml": "Error: {type: number}\n",
      "c.yaml": "defs: {Error: {type: boolean}}\n'a b': {type: 'null'}\n",
      "p.yaml":
        "Limit: {name: limit, in: query, schema: {$ref: 'b.yaml#/Error'}}\nBody: {content: {}}\nProblem: {description: bad}\nRate: {schema: {type: integer}}\nNext: {operationId: next}\nExample: {value: {$ref: 'data'}}\n",
    },
    want: {
      openapi: "3.1.1",
      paths: {
        "/a": {
          get: {
            parameters: [{ $ref: "#/components/parameters/Limit" }],
            requestBody: { $ref: "#/components/requestBodies/Body" },
            responses: {
              default: { $ref: "#/components/responses/Problem" },
              "200": {
                description: "ok",
                headers: { "X-Rate": { $ref: "#/components/headers/Rate" } },
                links: { next: { $ref: "#/components/links/Next" } },
                content: {
                  "application/json": {
                    schema: { $ref: "#/components/schemas/a", description: "here" },
                    examples: { one: { $ref: "#/components/examples/Example" } },
                  },
                },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Error: { type: "string" },
          a: {
            properties: {
              e: { $ref: "#/components/schemas/b_Error" },
              f: { $ref: "#/components/schemas/c_Error" },
              g: { $ref: "#/components/schemas/a_b" },
            },
          },
          b_Error: { type: "number" },
          a_b: { type: "null" },
          c_Error: { type: "boolean" },
        },
        parameters: {
          Limit: { name: "limit", in: "query", schema: { $ref: "#/components/schemas/b_Error" } },
        },
        requestBodies: { Body: { content: {} } },
        headers: { Rate: { schema: { type: "integer" } } },
        links: { Next: { operationId: "next" } },
        examples: { Example: { value: { $ref: "data" } } },
        responses: { Problem: { description: "bad" } },
      },
    },
  },
  {
    name: "path items are written in place, and what lies in them has its home there",
    files: {
      "root.yaml": `${head}paths:\n  /users/{id}: {$ref: 'users.yaml#/~1users~1%7Bid%7D'}\n  /x: {$ref: 'x.yaml'}\n`,
      "users.yaml":
        "/users/{id}:\n  parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n  get: {parameters: [{$ref: '#/~1users~1{id}/parameters/0'}]}\n",
      "x.yaml": "get: {parameters: [{$ref: 'users.yaml#/~1users~1{id}/parameters/0'}]}\n",
    },
    want: {
      openapi: "3.1.1",
      paths: {
        "/users/{id}": {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          get: { parameters: [{ $ref: "#/paths/~1users~1%7Bid%7D/parameters/0" }] },
        },
        "/x": { get: { parameters: [{ $ref: "#/paths/~1users~1%7Bid%7D/parameters/0" }] } },
      },
    },
  },
  {
    name: "a part inside another part that is bundled is not copied twice",
    files: {
      "root.yaml": `${head}components:\n  schemas:\n    A: {$ref: 'a.yaml#/A/properties/b'}\n    B: {items: {$ref: 'a.yaml#/A/properties/c'}}\n    C: {items: {$ref: 'a.yaml#/A'}}\n`,
      "a.yaml": "A: {properties: {b: {type: string}, c: {type: number}}}\n",
    },
    want: {
      openapi: "3.1.1",
      components: {
        schemas: {
          // Exactly the component that the document gave this target.
          A: { type: "string" },
          B: { items: { $ref: "#/components/schemas/a_A/properties/c" } },
          C: { items: { $ref: "#/components/schemas/a_A" } },
          a_A: { properties: { b: { type: "string" }, c: { type: "number" } } },
        },
      },
    },
  },
  {
    name: "whole sections in other files",
    files: {
      "root.yaml": `${head}paths: {$ref: 'paths/index.yaml'}\ncomponents: {schemas: {$ref: 'schemas.yaml'}}\n`,
      "paths/index.yaml": "/a: {$ref: 'a.yaml'}\n",
      "paths/a.yaml":
        "get: {responses: {'200': {description: ok, content: {t: {schema: {$ref: '../schemas.yaml#/A'}}}}}}\n",
      "schemas.yaml": "A: {items: {$ref: '#/B'}}\nB: {$ref: 'b.yaml'}\n",
      "b.yaml": "properties: {self: {$ref: '#'}}\n",
    },
    want: {
      openapi: "3.1.1",
      paths: {
        "/a": {
          get: {
            responses: {
              "200": {
                description: "ok",
                content: { t: { schema: { $ref: "#/components/schemas/A" } } },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          A: { items: { $ref: "#/components/schemas/B" } },
          B: { properties: { self: { $ref: "#/components/schemas/B" } } },
        },
      },
    },
  },
  {
    name: "data is not a reference, names are names",
    files: {
      "root.yaml": `${head}x-a: {$ref: nowhere}
paths:
  /a:
    x-b: {$ref: nowhere}
    get:
      responses:
        x-c: {$ref: nowhere}
        "200":
          description: ok
          content:
            application/json: {example: {$ref: nowhere}, examples: {a: {value: {$ref: nowhere}}}}
components:
  schemas:
    default:
      default: {$ref: nowhere}
      const: {$ref: nowhere}
      enum: [{$ref: nowhere}]
      example: {$ref: nowhere}
      examples: [{$ref: nowhere}]
      properties:
        $ref: {type: string}
        default: {$ref: 'a.yaml#/enum'}
        x-d: {$ref: 'a.yaml#/enum'}
`,
      "a.yaml": "enum: {type: string}\n",
    },
    want: {
      openapi: "3.1.1",
      "x-a": { $ref: "nowhere" },
      paths: {
        "/a": {
          "x-b": { $ref: "nowhere" },
          get: {
            responses: {
              "x-c": { $ref: "nowhere" },
              "200": {
                description: "ok",
                content: {
                  "application/json": {
                    example: { $ref: "nowhere" },
                    examples: { a: { value: { $ref: "nowhere" } } },
                  },
                },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          default: {
            default: { $ref: "nowhere" },
            const: { $ref: "nowhere" },
            enum: [{ $ref: "nowhere" }],
            example: { $ref: "nowhere" },
            examples: [{ $ref: "nowhere" }],
            properties: {
              $ref: { type: "string" },
              default: { $ref: "#/components/schemas/enum" },
              "x-d": { $ref: "#/components/schemas/enum" },
            },
          },
          enum: { type: "string" },
        },
      },
    },
  },
  {
    name: "local references stay as they are written",
    files: {
      "root.yaml": `${head}components:\n  schemas:\n    'a/b': {type: string}\n    C: {$ref: '#/components/schemas/a%7E1b'}\n    D: {$ref: 'root.yaml#/components/schemas/C'}\n`,
    },
    want: {
      openapi: "3.1.1",
      components: {
        schemas: {
          "a/b": { type: "string" },
          C: { $ref: "#/components/schemas/a%7E1b" },
          D: { $ref: "#/components/schemas/C" },
        },
      },
    },
  },
  {
    name: "pointers that lead through a reference",
    files: {
      "root.yaml": `${head}components:\n  schemas:\n    A: {$ref: 'a.yaml#/A'}\n    B: {$ref: '#/components/schemas/A/properties/x/properties/y'}\n`,
      "a.yaml": "A: {properties: {x: {$ref: '#/X'}}}\nX: {properties: {y: {type: string}}}\n",
    },
    want: {
      openapi: "3.1.1",
      components: {
        schemas: {
          A: { properties: { x: { $ref: "#/components/schemas/X" } } },
          B: { type: "string" },
          X: { properties: { y: { type: "string" } } },
        },
      },
    },
  },
  {
    name: "targets where the specification has data",
    files: {
      "root.yaml": `${head}x-schemas:\n  list: [{items: {$ref: 'a.yaml#/A'}}]\n  other: {$ref: kept}\ncomponents:\n  schemas:\n    B: {$ref: '#/x-schemas/list/0'}\n    C: {items: {$ref: 'c.yaml'}}\n`,
      "a.yaml": "A: {type: string}\n",
      "c.yaml": "types: {X: {items: {$ref: 'a.yaml#/A'}}}\nitems: {$ref: '#/types/X'}\n",
    },
    want: {
      openapi: "3.1.1",
      "x-schemas": {
        list: [{ items: { $ref: "#/components/schemas/A" } }],
        other: { $ref: "kept" },
      },
      components: {
        schemas: {
          B: { $ref: "#/x-schemas/list/0" },
          C: { items: { $ref: "#/components/schemas/c" } },
          c: {
            types: { X: { items: { $ref: "#/components/schemas/A" } } },
            items: { $ref: "#/components/schemas/c/types/X" },
          },
          A: { type: "string" },
        },
      },
    },
  },
  {
    name: "a discriminator's mapping follows its targets",
    files: {
      "root.yaml": `${head}components:\n  schemas:\n    Pet: {$ref: 'pets.yaml#/components/schemas/Pet'}\n    Local: {discriminator: {propertyName: k, mapping: {a: Pet, b: '#/components/schemas/Pet'}}}\n    Dog: {type: string}\n`,
      "pets.yaml": `openapi: 3.1.0\ncomponents:\n  schemas:\n    Pet: {discriminator: {propertyName: k, mapping: {dog: Dog, cat: 'cat.yaml', c: '#/components/schemas/Dog'}}}\n    Dog: {type: object}\n`,
      "cat.yaml": "type: object\n",
    },
    want: {
      openapi: "3.1.1",
      components: {
        schemas: {
          Pet: {
            discriminator: {
              propertyName: "k",
              mapping: {
                dog: "#/components/schemas/pets_Dog",
                cat: "#/components/schemas/cat",
                c: "#/components/schemas/pets_Dog",
              },
            },
          },
          Local: {
            discriminator: {
              propertyName: "k",
              mapping: { a: "Pet", b: "#/components/schemas/Pet" },
            },
          },
          Dog: { type: "string" },
          cat: { type: "object" },
          pets_Dog: { type: "object" },
        },
      },
    },
  },
  {
    name: "schemas with $id are bases, and scopes of anchors",
    files: {
      "root.yaml": `${head}components:
  schemas:
    A:
      $id: https://example.com/a/schema
      $defs:
        one: {$anchor: here, type: string}
        two: {$id: other, $defs: {x: {$anchor: here, type: number}}, items: {$ref: '#here'}}
        three: {$ref: '#here'}
        four: {$ref: other}
        five: {$ref: '#/$defs/one'}
        six: {enum: [{$id: 'https://example.com/no'}]}
    B: {$ref: 'https://example.com/a/other#/$defs/x'}
    C: {$ref: 'later.yaml#/C'}
    D: {$ref: 'urn:example:e'}
`,
      "later.yaml":
        "C: {$ref: '#/E'}\nE: {$id: 'urn:example:e', $anchor: e, items: {$ref: '#e'}}\n",
    },
    want: {
      openapi: "3.1.1",
      components: {
        schemas: {
          A: {
            $defs: {
              one: { type: "string" },
              two: {
                $defs: { x: { type: "number" } },
                items: { $ref: "#/components/schemas/A/$defs/two/$defs/x" },
              },
              three: { $ref: "#/components/schemas/A/$defs/one" },
              four: { $ref: "#/components/schemas/A/$defs/two" },
              five: { $ref: "#/components/schemas/A/$defs/one" },
              six: { enum: [{ $id: "https://example.com/no" }] },
            },
          },
          B: { $ref: "#/components/schemas/A/$defs/two/$defs/x" },
          C: { $ref: "#/components/schemas/D" },
          D: { items: { $ref: "#/components/schemas/D" } },
        },
      },
    },
  },
];

test.each(cases)("$name", async ({ files, want }) => {
  const { document, found } = await loadFiles(files);
  expect(found).toEqual([]);
  // Compared as text: the order of keys counts.
  expect(JSON.stringify(document?.root, null, 2)).toBe(JSON.stringify(want, null, 2));
});

test("documents are found under their URI, and fragments of them", async () => {
  const spec = {
    openapi: "3.1.0",
    components: {
      schemas: {
        A: { $ref: "https://example.com/schemas/a.json" },
        B: { $ref: "https://example.com/schemas/b.json#/$defs/b" },
        C: { $ref: "https://example.com/schemas/true" },
      },
    },
  };
  const documents = {
    "https://example.com/schemas/a.json": { items: { $ref: "b.json#b" } },
    "https://example.com/schemas/b.json#": { $defs: { b: { $anchor: "b", type: "string" } } },
    "https://example.com/schemas/true": true,
  };
  const { document, found } = await load({ spec, documents });
  expect(found).toEqual([]);
  expect(document?.root).toEqual({
    openapi: "3.1.0",
    components: {
      schemas: { A: { items: { $ref: "#/components/schemas/B" } }, B: { type: "string" }, C: true },
    },
  });
});

describe("places of the bundled document", () => {
  const files = {
    "root.yaml": `${head}paths:
  /users: {$ref: 'users.yaml'}
  /same: {$ref: 'same.yaml#/~1same'}
components:
  schemas:
    User: {$ref: 'schemas.yaml#/User'}
    Local:
      allOf: [{$ref: 'schemas.yaml#/Hoisted'}]
`,
    "users.yaml": "get:\n  operationId: listUsers\n",
    "same.yaml": "/same:\n  get: {}\n",
    "schemas.yaml":
      "User:\n  type: object\n  properties:\n    id: {type: string}\nHoisted:\n  type: string\n",
  };
  test.each([
    ["#", "value", "root.yaml:1:1"],
    ["#/openapi", "key", "root.yaml:1:1"],
    ["#/openapi", "value", "root.yaml:1:10"],
    ["#/components/schemas/User/properties/id", "key", "schemas.yaml:4:5"],
    ["#/components/schemas/User/properties/id", "value", "schemas.yaml:4:9"],
    ["#/components/schemas/User/properties/id/type", "value", "schemas.yaml:4:16"],
    ["#/components/schemas/User", "key", "schemas.yaml:1:1"],
    ["#/components/schemas/Hoisted", "key", "schemas.yaml:5:1"],
    ["#/components/schemas/Hoisted/type", "value", "schemas.yaml:6:9"],
    ["#/components/schemas/Local/allOf/0", "key", "root.yaml:9:15"],
    ["#/paths/~1users", "key", "root.yaml:3:3"],
    ["#/paths/~1users", "value", "users.yaml:1:1"],
    ["#/paths/~1users/get/operationId", "value", "users.yaml:2:16"],
    ["#/paths/~1same", "key", "same.yaml:1:1"],
    ["#/paths/~1users/get/responses/200", "value", "users.yaml:2:3"],
    ["#/nowhere/at/all", "key", "root.yaml:1:1"],
  ] as const)("%s (%s) is %s", async (pointer, at, want) => {
    const { document, folder } = await loadFiles(files);
    const location = document?.locate(pointer, at);
    expect(
      `${location?.file.replace(`${folder}/`, "")}:${location?.line}:${location?.column}`,
    ).toBe(want);
    expect(location?.frame).toContain("^");
  });

  test("files lists all that were read", async () => {
    const { document, folder } = await loadFiles(files);
    expect(document?.files.map((file) => file.replace(`${folder}/`, ""))).toEqual([
      "root.yaml",
      "users.yaml",
      "same.yaml",
      "schemas.yaml",
    ]);
  });
});
