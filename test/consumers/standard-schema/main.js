import { app } from "./app.js";

/** Posts the given JSON text to the app, and prints the answer. */
const response = await app.request("/entitlements", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: process.argv[2],
});
process.stdout.write(JSON.stringify({ status: response.status, body: await response.json() }));
