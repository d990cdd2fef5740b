import { buildRequest, createPet, type CreatePetInput } from "./index.js";

const input: CreatePetInput = { headers: { "X-Request-Id": "1" }, query: { Authorization: "a" } };
buildRequest(createPet, input, { baseUrl: "https://api.example.com" });
// @ts-expect-error OpenAPI ignores it: authentication is described by `security`.
export const other: CreatePetInput = { headers: { Authorization: "Bearer x" } };
