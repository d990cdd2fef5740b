import { ApiError, setAppEntitlementInputMaxGrantDuration, ValidationError } from "c1-apps-schema";
import { connect, createEntitlement, listAppNames, updateEntitlement } from "./client.js";

/** Uses the client against the server at the given address, and prints what came of it. */
const [baseUrl, token] = process.argv.slice(2);
const c1 = connect(baseUrl, () => token);
const wrong = connect(`${baseUrl}/wrong/`, () => token);

const names = await listAppNames(c1, 2);
const request = { displayName: "Deployer", durationGrant: "3600s" };
const created = await createEntitlement(c1, "app 1/2", request);
const change = setAppEntitlementInputMaxGrantDuration(
  { displayName: "Auditor" },
  "durationUnset",
  {},
);
const updated = await updateEntitlement(c1, created, change);

process.stdout.write(
  JSON.stringify({
    names,
    created,
    updated,
    refused: await failureOf(
      createEntitlement(c1, "app-1", { ...request, durationUnset: {}, alias: 7 }),
    ),
    stranger: await failureOf(
      listAppNames(
        connect(baseUrl, () => "guessed"),
        2,
      ),
    ),
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
      status: error.status,
      ...(error instanceof ApiError && { text: error.text }),
      places: issues.map(({ pointer, code }) => `${pointer} ${code}`),
    };
  }
}
