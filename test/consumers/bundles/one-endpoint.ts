import { buildRequest, listApps } from "c1-apps-schema";

console.log(buildRequest(listApps, {}, { baseUrl: "https://acme.conductor.one" }));
