import { createCaller, issuesOf } from "./router.js";

const caller = createCaller({});
const created = await caller.create({ displayName: "Deployer", durationGrant: "3600s" });
console.log(created.slug); // => for-3600s
console.log(await caller.find({ appId: "app-1", id: "entitlement-1" })); // => entitlement-1

// What comes over the network has no types.
const wrong: unknown = { durationGrant: "1h", durationUnset: {} };
await caller.create(wrong as { displayName: string }).catch((error: unknown) => {
  for (const { pointer, code } of issuesOf(error)) console.log(`${pointer || "/"} ${code}`);
  // => /displayName required
  // => / oneof
  // => /durationGrant format
});
