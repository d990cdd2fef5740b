interface BuiltInModules {
  readonly module: typeof import("module");
  readonly vm: typeof import("vm");
}

/**
 * A module that Node has built in, for what Node can do better and others can do without. It is not
 * imported, since other platforms do not have it; there the answer is undefined.
 */
export function builtInModule<Name extends keyof BuiltInModules>(
  name: Name,
): BuiltInModules[Name] | undefined {
  const { process } = globalThis as {
    readonly process?: { getBuiltinModule?(name: Name): BuiltInModules[Name] | undefined };
  };
  return process?.getBuiltinModule?.(name);
}
