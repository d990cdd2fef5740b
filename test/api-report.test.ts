import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reportApi } from "./api-report/report-api.js";

const repository = fileURLToPath(new URL("../", import.meta.url));

/**
 * A change of what others rely on shows as a change of these files: look at it in review, and tell
 * people in CHANGELOG.md. `npm run test:update` renews them.
 */
describe.each([
  ["specwright", repository],
  ["c1-apps-schema", `${repository}generated`],
])("the API of %s", (name, folder) => {
  it("is what the report says", async () => {
    const report = reportApi(folder);
    expect(report).toContain(`=== ${name}\n`);
    await expect(report).toMatchFileSnapshot(`api-report/${name}.txt`);
  });
});
