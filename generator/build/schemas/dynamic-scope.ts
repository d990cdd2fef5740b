import type { DynamicScopes } from "../../load/references/dynamic-scopes.js";
import type { Pointer } from "../../json/json.js";

/**
 * The dynamic scope in which a schema is evaluated: for each dynamic anchor, the outermost schema resource
 * that has it (JSON Schema core, 8.2.3.2). The scope is known without a value, so a schema that depends on
 * it is built once per scope.
 */
export class DynamicScope {
  private constructor(
    readonly scopes: DynamicScopes,
    /** By dynamic anchor, the schema that it refers to in this scope. */
    readonly bindings: ReadonlyMap<string, Pointer>,
  ) {}

  /** The scope before any resource is entered; undefined where the document has no `$dynamicRef`. */
  static outermost(scopes: DynamicScopes | undefined): DynamicScope | undefined {
    return scopes === undefined ? undefined : new DynamicScope(scopes, new Map());
  }

  /** The scope inside the schema at `pointer`. Anchors that are bound already stay bound. */
  enter(pointer: Pointer): DynamicScope {
    const fresh = [...this.scopes.anchorsAround(pointer)].filter(
      ([name]) => !this.bindings.has(name),
    );
    return fresh.length === 0
      ? this
      : new DynamicScope(this.scopes, new Map([...this.bindings, ...fresh]));
  }

  /** The scope with only these anchors. */
  only(names: ReadonlySet<string>): DynamicScope {
    return new DynamicScope(
      this.scopes,
      new Map([...this.bindings].filter(([name]) => names.has(name))),
    );
  }

  /** The target of the `$dynamicRef` in the schema at `schema`, whose initial target is `initial`. */
  targetOf(schema: Pointer, initial: string): string {
    const anchor = this.scopes.anchorAt(schema);
    return (anchor === undefined ? undefined : this.bindings.get(anchor)) ?? initial;
  }

  /** The targets in this scope that differ from those when `pointer` is evaluated alone. */
  boundOutside(pointer: Pointer): Pointer[] {
    const own = this.scopes.anchorsAround(pointer);
    return [...this.bindings].flatMap(([name, bound]) => (own.get(name) === bound ? [] : [bound]));
  }

  /** Equal for scopes with equal bindings; empty for a scope without bindings. */
  get key(): string {
    return [...this.bindings]
      .map(([name, pointer]) => `${name}=${pointer}`)
      .sort()
      .join("&");
  }
}
