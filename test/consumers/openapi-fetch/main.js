import { ValidationError } from "c1-apps-schema";
import { connect, createEntitlement, listAppNames, renameEntitlement } from "./client.js";

/** Uses the client against the server at the given address, and prints what came of it. */
const [baseUrl, token] = process.argv.slice(2);
const client = connect(baseUrl, token);
const wrong = connect(`${baseUrl}/wrong`, token);

const names = await listAppNames(client, 2);
const created = await createEntitlement(client, "app 1/2", "Deployer");
const updated = await renameEntitlement(client, created, "Auditor");

process.stdout.write(
  JSON.stringify({
    names,
    created,
    updated,
    refused: await failureOf(createEntitlement(client, "app-1", 7)),
    wrongList: await failureOf(listAppNames(wrong, 2)),
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
