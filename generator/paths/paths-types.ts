import type { MediaType, Operation, Pointer } from "../model/model.js";
import { receivedType, sentType } from "../emit/endpoints/body-types.js";
import { identifier, type Code } from "../emit/code/code.js";
import { memberOf } from "../emit/code/combine.js";
import { printModule } from "../emit/code/shell.js";
import type { Imports } from "../emit/imports.js";
import { linked, type Link } from "../emit/linkage.js";
import type { ContentTypes } from "./paths-contents.js";
import type { EmitContext } from "../emit/emit-context.js";
import { typeExpression } from "../emit/types/type-expression.js";
import { typeScope, type TypeScope } from "../emit/types/type-scope.js";

/**
 * The types that stand in `paths.ts` in the place of schemas: those of `types.ts`. Each has a number, by which
 * the document for openapi-typescript names it. openapi-fetch and similar tools decode nothing, so they
 * are types of the wire.
 */
export class PathsTypes {
  /** The texts of the types, by number. */
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** All that uses imports: the types, and what is wrapped around bodies. */
  readonly #codes: Code[] = [];
  readonly #imports: Imports;
  readonly #scope: TypeScope;
  /** By the place of the parameter, header or media type whose schema it is, or of the component. */
  readonly #byPlace = new Map<Pointer, number>();

  constructor(context: EmitContext) {
    const { api } = context;
    const imports = context.newImports();
    const types = (name: string) =>
      memberOf(imports.namespace("./types.js", "types"), identifier(name));
    const scope = typeScope(context, imports, "types", types);
    this.#imports = imports;
    this.#scope = scope.decoded?.wire ?? scope;
    for (const { key, variantOf, name, source } of api.schemas) {
      if (key !== undefined && variantOf === undefined) {
        this.#add(source, this.#scope.typeName(name));
      }
    }
    for (const operation of api.operations) this.#addOperation(operation);
    for (const { operation } of [...api.webhooks, ...api.callbacks]) this.#addOperation(operation);
  }

  /** The number of the type at a place; undefined where the model has none. */
  at(place: Pointer): number | undefined {
    return this.#byPlace.get(place);
  }

  /** The types that are wrapped around bodies. A namespace is in use even where only one of them is. */
  contents(): ContentTypes {
    const bodies = this.#imports.runtimeNamespace("ReceivedContent", "bodies");
    this.#codes.push(bodies);
    const named = (name: string) => memberOf(bodies, identifier(name)).toString();
    return { received: named("ReceivedContent"), sent: named("SentContent") };
  }

  /** The import declarations of the module, as text. */
  imports(link: Link): string {
    const declarations = this.#imports.declarations(this.#codes);
    return declarations.length === 0 ? "" : printModule(linked(declarations, link)).trimEnd();
  }

  /** Runtime templates whose types are used, by file name. */
  get runtime(): readonly string[] {
    return this.#imports.runtimeFiles;
  }

  /** A component may serve several operations, and both directions: the first one counts. */
  #add(place: Pointer, type: Code): void {
    if (this.#byPlace.has(place)) return;
    const text = type.toString();
    this.#codes.push(type);
    const number = this.#numbers.get(text) ?? this.texts.push(text) - 1;
    this.#numbers.set(text, number);
    this.#byPlace.set(place, number);
  }

  #addOperation({ parameters, requestBody, responses }: Operation): void {
    const scope = this.#scope;
    const headers = responses.flatMap((response) => response.headers);
    for (const { schema, source } of [...parameters, ...headers]) {
      this.#add(source, typeExpression(schema, scope));
    }
    this.#addBodies(requestBody?.content ?? [], (media) => sentType([media], scope));
    for (const { content } of responses) {
      this.#addBodies(content, (media) => receivedType([media], scope));
    }
  }

  #addBodies(content: readonly MediaType[], typeOf: (media: MediaType) => Code): void {
    for (const media of content) this.#add(media.source, typeOf(media));
  }
}
