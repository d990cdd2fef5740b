import { afterAll, afterEach } from "vitest";
import { cleanUpAfter } from "./clean-up.js";

// vitest evaluates this file before each file of tests (`setupFiles`).
afterEach(() => cleanUpAfter("test"));
afterAll(() => cleanUpAfter("file"));
