import type { DynamicScopes } from "../../load/references/dynamic-scopes.js";
import type { Pointer } from "../../json/json.js";

/**
 * The schema resources that evaluation has entered on its way to a schema, as far as `$dynamicRef`
 * asks: of each dynamic anchor the outermost schema that has it (JSON Schema core, 8.2.3.2). The way
 * is known without a value, so a schema that depends on it is built once per scope.
 */
export class DynamicScope {
  private constructor(
    readonly scopes: DynamicScopes,
    /** Dynamic anchor -> the schema that it means here. */
    readonly bindings: ReadonlyMap<string, Pointer>,
  ) {}

  /** Before anything is entered; undefined where no reference would ask. */
  static outermost(scopes: DynamicScopes | undefined): DynamicScope | undefined {
    return scopes === undefined ? undefined : new DynamicScope(scopes, new Map());
  }

  /** The scope in the schema at `pointer`: what is bound already stays as it is. */
  enter(pointer: Pointer): DynamicScope {
    const fresh = [...this.scopes.anchorsAround(pointer)].filter(
      ([name]) => !this.bindings.has(name),
    );
    return fresh.length === 0
      ? this
      : new DynamicScope(this.scopes, new Map([...this.bindings, ...fresh]));
  }

  /** The scope without the anchors that nobody asks for. */
  only(names: ReadonlySet<string>): DynamicScope {
    return new DynamicScope(
      this.scopes,
      new Map([...this.bindings].filter(([name]) => names.has(name))),
    );
  }

  /** The target of the `$dynamicRef` in the schema at `schema`, which leads to `initial` at first. */
  targetOf(schema: Pointer, initial: string): string {
    const anchor = this.scopes.anchorAt(schema);
    return (anchor === undefined ? undefined : this.bindings.get(anchor)) ?? initial;
  }

  /** Of the schemas that are meant here those that evaluation of `pointer` by itself would not mean. */
  boundOutside(pointer: Pointer): Pointer[] {
    const own = this.scopes.anchorsAround(pointer);
    return [...this.bindings].flatMap(([name, bound]) => (own.get(name) === bound ? [] : [bound]));
  }

  /** Equal for scopes that bind alike; empty for one that binds nothing. */
  get key(): string {
    return [...this.bindings]
      .map(([name, pointer]) => `${name}=${pointer}`)
      .sort()
      .join("&");
  }
}
