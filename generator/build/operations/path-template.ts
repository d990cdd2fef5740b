/** A path template in the form of OpenAPI: the braces contain only names. */
export interface PathTemplate {
  /** `/v1/{shelf.name}:cancel`. */
  readonly path: string;
  /** In order. */
  readonly parameters: readonly TemplateParameter[];
}

export interface TemplateParameter {
  readonly name: string;
  /** The value may be several segments of the path. */
  readonly keepsSlashes: boolean;
}

/**
 * Reads a path template. OpenAPI has `{name}` only. Documents generated from the HTTP rules of gRPC
 * (google.api.http) also have `{name=shelves/*}`, whose pattern gives the segments of a value, and
 * `{+name}` (RFC 6570, 3.2.3), whose value keeps its slashes. If a parameter is declared with the whole
 * text between the braces, that is its name.
 */
export function readPathTemplate(path: string, declared: readonly string[]): PathTemplate {
  const parameters: TemplateParameter[] = [];
  const plain = path.replace(/\{([^{}]*)\}/g, (_, text: string) => {
    const parameter = readParameter(text, declared);
    parameters.push(parameter);
    return `{${parameter.name}}`;
  });
  return { path: plain, parameters };
}

function readParameter(text: string, declared: readonly string[]): TemplateParameter {
  const [, variable = "", pattern = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const keepsSlashes = pattern.includes("/") || pattern.includes("**");
  if (declared.includes(text)) return { name: text, keepsSlashes };
  if (pattern !== "") return { name: variable.trim(), keepsSlashes };
  const expanded = text.startsWith("+") ? text.slice(1) : "";
  if (declared.includes(expanded)) return { name: expanded, keepsSlashes: true };
  return { name: text, keepsSlashes: false };
}

/** The template with the patterns of its parameters in their place: `/v1/shelves/{}`. */
export function expandPathTemplate(path: string): string {
  return path.replace(/\{[^{}=]+=([^{}]+)\}/g, (_, pattern: string) =>
    pattern.replace(/\*+/g, (stars) => (stars === "*" ? "{}" : "{}{}")),
  );
}
