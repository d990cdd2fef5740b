import * as all from "c1-apps-schema";
import * as endpoints from "c1-apps-schema/endpoints";
import * as inputs from "c1-apps-schema/inputs";
import * as oneofs from "c1-apps-schema/oneofs";
import * as paths from "c1-apps-schema/paths";
import * as types from "c1-apps-schema/types";
import * as validators from "c1-apps-schema/validators";
import document from "c1-apps-schema/openapi.json" with { type: "json" };
import { report } from "./report.cjs";

report({ all, endpoints, inputs, oneofs, paths, types, validators, document });
