import {
  CreateAppEntitlementRequestSchema,
  formatIssues,
  translateIssues,
  validateCreateAppEntitlementRequest,
  withMessages,
} from "c1-apps-schema";
import { german, nameOf } from "./messages.js";

const form = { durationGrant: "1h", durationUnset: {} };

// Forms and frameworks take a schema, and show its messages.
const schema = withMessages(CreateAppEntitlementRequestSchema, german);
const answer = await schema["~standard"].validate(form);
for (const { path = [], message } of answer.issues ?? []) {
  console.log(`${nameOf(String(path[0] ?? "Formular"))} ${message}`);
}
// => Anzeigename fehlt
// => Formular lässt nur eines davon zu: durationUnset, Dauer
// => Dauer muss eine gültige Angabe sein (a ProtoJSON duration such as "3.5s")

// Without a framework: the issues of any result.
const result = validateCreateAppEntitlementRequest(form);
if (!result.ok) console.log(formatIssues(translateIssues(result.issues.slice(0, 1), german)));
// => /displayName fehlt (received nothing)
