import { setAppEntitlementInputMaxGrantDuration, ValidationError } from "c1-apps-schema";
import { createEntitlement, listAppNames, updateEntitlement } from "./client.js";

/** Uses the client against the server at the given address, and prints what came of it. */
const [baseUrl, token] = process.argv.slice(2);
const connection = { baseUrl, token };
const wrong = { baseUrl: `${baseUrl}/wrong/`, token };

const names = await listAppNames(connection, 2);
const request = { displayName: "Deployer", durationGrant: "3600s" };
const created = await createEntitlement(connection, "app 1/2", request);
const change = setAppEntitlementInputMaxGrantDuration(
  { displayName: "Auditor" },
  "durationUnset",
  {},
);
const updated = await updateEntitlement(connection, created, change);

process.stdout.write(
  JSON.stringify({
    names,
    created,
    updated,
    refused: await failureOf(
      createEntitlement(connection, "app-1", { ...request, durationUnset: {}, alias: 7 }),
    ),
    stranger: await failureOf(listAppNames({ ...connection, token: "guessed" }, 2)),
    wrongList: await failureOf(listAppNames(wrong, 2)),
    wrongCreation: await failureOf(createEntitlement(wrong, "app-1", request)),
  }),
);

async function failureOf(promise) {
  try {
    await promise;
  } catch (error) {
    const issues = error instanceof ValidationError ? error.issues : [];
    return {
      message: error.message,
      places: issues.map(({ pointer, code }) => `${pointer} ${code}`),
    };
  }
}
