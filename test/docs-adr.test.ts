import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("../docs/adr/", import.meta.url);
const files = readdirSync(folder).sort();

describe("docs/adr", () => {
  it("is numbered without gaps", () => {
    expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, at) => at + 1));
  });

  it.each(files)("%s has its number in the title, and a status", (file) => {
    const [title = "", , status = ""] = readFileSync(new URL(file, folder), "utf8").split("\n");
    expect(title).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. \\S`));
    expect(status).toMatch(/^Status: (?:accepted\b|superseded by \[\d{4}\]\(\d{4}-[\w-]+\.md\))/);
  });
});
