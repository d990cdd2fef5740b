/** Set by `npm run test:update`: expectations are renewed, not compared. */
export const isUpdate =
  process.env["npm_lifecycle_event"] === "test:update" || process.env["UPDATE_CASES"] === "1";
