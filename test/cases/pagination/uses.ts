import { listApps, paginate, type App } from "./index.js";

export async function firstApp(): Promise<App | undefined> {
  for await (const app of paginate(listApps, {}, async () => ({ list: [] }))) return app;
  return undefined;
}
