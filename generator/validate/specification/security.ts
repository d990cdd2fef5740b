import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { nearestName } from "../../text/nearest-name.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** Checks the security requirements of the document, or of an operation, against their schemes. */
export function checkRequirements({ value, pointer }: Part, check: SpecificationCheck): void {
  itemsOf(ownValue(value, "security")).forEach((requirement, index) => {
    for (const [name, scopes] of entriesOf(requirement)) {
      const scheme = schemeOf(name, check);
      if (scheme === undefined) continue;
      const at = appendPointer(pointer, "security", index, name);
      const part = { value: scheme, pointer: at };
      checkScopes(name, part, itemsOf(scopes), check);
    }
  });
}

/** A scheme is named by its component key, or in OpenAPI 3.2 by its URI; a missing one is reported elsewhere. */
function schemeOf(name: string, check: SpecificationCheck): JsonObject | undefined {
  const home = check.version === "2.0" ? "#/securityDefinitions" : "#/components/securitySchemes";
  const found = valueAt(check.document, appendPointer(home, name));
  if (isJsonObject(found)) return check.resolve({ value: found, pointer: home })?.value;
  if (check.version !== "3.2" || !name.startsWith("#")) return undefined;
  const target = valueAt(check.document, name);
  return isJsonObject(target) ? target : undefined;
}

function checkScopes(
  name: string,
  { value, pointer }: Part,
  scopes: readonly JsonValue[],
  check: SpecificationCheck,
): void {
  const type = ownValue(value, "type");
  if (type === "oauth2") return checkDeclared(name, { value, pointer }, scopes, check);
  const mayBeScoped = typeof type !== "string" || type === "openIdConnect";
  if (mayBeScoped || scopes.length === 0 || check.isOneOf("3.1", "3.2")) return;
  const message = `The scheme "${name}" is of the type \`${type}\`, which has no scopes.`;
  check.report("scopes-without-oauth", message, pointer);
}

function checkDeclared(
  name: string,
  { value, pointer }: Part,
  scopes: readonly JsonValue[],
  check: SpecificationCheck,
): void {
  const declared = declaredScopes(value);
  if (declared === undefined) return;
  scopes.forEach((scope, index) => {
    if (typeof scope !== "string" || declared.includes(scope)) return;
    const near = nearestName(scope, declared);
    const message = `No flow of the scheme "${name}" declares the scope "${scope}".`;
    const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
    check.report("undeclared-scope", message, appendPointer(pointer, index), fix);
  });
}

/** The scopes of all flows; undefined where the scheme has no valid flow. */
function declaredScopes(scheme: JsonObject): string[] | undefined {
  const flows = ownValue(scheme, "flows");
  const owners = isJsonObject(flows) ? Object.values(flows) : [scheme];
  const maps = owners.flatMap((owner) => {
    const scopes = isJsonObject(owner) ? ownValue(owner, "scopes") : undefined;
    return isJsonObject(scopes) ? [scopes] : [];
  });
  return maps.length === 0 ? undefined : maps.flatMap((map) => Object.keys(map));
}
