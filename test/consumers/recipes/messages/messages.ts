import type { Issue, IssueMessages } from "c1-apps-schema";

/** What a field is called in the form. */
const fields: Readonly<Record<string, string>> = {
  displayName: "Anzeigename",
  durationGrant: "Dauer",
};

/** German, for what this form can get wrong; everything else stays as it is. */
export const german: IssueMessages = ({ code, oneof, expected }: Issue) => {
  switch (code) {
    case "required":
      return "fehlt";
    case "format":
      return `muss eine gültige Angabe sein (${expected})`;
    case "oneof":
      return `lässt nur eines davon zu: ${(oneof?.set ?? []).map(nameOf).join(", ")}`;
    default:
      return undefined;
  }
};

export function nameOf(field: string): string {
  return fields[field] ?? field;
}
