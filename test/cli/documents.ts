/** A small document without faults. */
export const good = `openapi: 3.1.0
info:
  title: Pets
  version: 1.0.0
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
      responses:
        "200":
          description: The pet
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Pet"
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name:
          type: string
`;

/** The same with a reference to nothing, on line 21. */
export const badReference = good.replace("schemas/Pet", "schemas/Pett");

/** The same with a warning: an operation without operationId. */
export const withWarning = good.replace("      operationId: getPet\n", "");

/** The same with a oneof of which one member does not exist. */
export const badOneof = good.replace(
  "      required: [name]\n",
  "      x-oneofs:\n        kind: [name, nmae]\n",
);

/** The same with a line that is indented wrongly. */
export const badIndentation = good.replace("  version: 1.0.0", "   version: 1.0.0");
