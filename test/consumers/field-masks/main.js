import {
  buildRequest,
  createClient,
  updateAppEntitlement,
  validateUpdateAppEntitlementRequest,
} from "c1-apps-schema";
import { readExpanded, renameAndLimit } from "./masks.js";

/** Reads an entitlement, changes it, and prints what came of it. */
const [baseUrl, token] = process.argv.slice(2);
const c1 = createClient({ baseUrl, auth: { bearer: token } });
const ids = { appId: "app-1", id: "entitlement-1" };

const read = await readExpanded(c1, ids);
const updated = await renameAndLimit(c1, read.entitlement, "Auditor", "7200s");
const again = await readExpanded(c1, ids);

/** A mask that names what is not there is refused before anything is sent. */
const wrong = validateUpdateAppEntitlementRequest({ updateMask: "display_name,owner" });

/** The server's answer to a mask that no validator has seen. */
const { url, ...request } = buildRequest(
  updateAppEntitlement,
  { pathParams: { app_id: ids.appId, id: ids.id }, body: {} },
  { baseUrl, headers: { authorization: `Bearer ${token}` } },
);
const refused = await fetch(url, { ...request, body: JSON.stringify({ updateMask: "slug.x" }) });

console.log(
  JSON.stringify({ read, updated, again, wrong: wrong.issues, refused: refused.status }, null, 2),
);
