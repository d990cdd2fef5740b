import { buildRequest, createPet, type CreatePetParams } from "./index.js";

const input: CreatePetParams = { headers: { "X-Request-Id": "1" }, query: { Authorization: "a" } };
buildRequest(createPet, input, { baseUrl: "https://api.example.com" });
// @ts-expect-error OpenAPI ignores it: authentication is described by `security`.
export const other: CreatePetParams = { headers: { Authorization: "Bearer x" } };
