import { readTemplates } from "../write/read-templates.js";

/**
 * The runtime as part of the code. The sources read it from its folder; the build puts the texts in the place of
 * this file (`generator/bundle.js`), since a browser has no folders.
 */
export const embeddedTemplates = readTemplates;
