import type { App } from "c1-apps-schema";
import { isApp, listApps } from "c1-apps-schema";
import validators = require("c1-apps-schema/validators");

export const isSame: boolean = isApp === validators.isApp;
export const show = (app: App): string => `${app.displayName ?? ""} ${listApps.path}`;
