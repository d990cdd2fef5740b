import {
  authorizeByKey,
  authorizeByPassword,
  authorizeByText,
  authorizeByToken,
} from "../../templates/runtime/client-auth.js";
import { makeCall } from "../../templates/runtime/client.js";
import type { ApiDescriptor, GivenOptions } from "../../templates/runtime/client-settings.js";
import type { Endpoint, EndpointData } from "../../templates/runtime/endpoint.js";
import {
  cursorPages,
  linkPages,
  numberPages,
  offsetPages,
} from "../../templates/runtime/paginate.js";
import type { StandardSchemaV1 } from "../../templates/runtime/standard-schema.js";
import { endpointOf } from "../runtime/fixtures/endpoint-of.js";

/** A pet is an object with a name. */
export const petSchema: StandardSchemaV1<unknown, unknown> = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate: (value) =>
      typeof (value as { readonly name?: unknown } | null)?.name === "string"
        ? { value }
        : { issues: [{ message: "must have a name", path: ["name"] }] },
  },
};

const pet = { mediaType: "application/json", schema: petSchema };

/** Reads a pet; an error is declared for 404. */
export function readPet(more: Partial<EndpointData> = {}): Endpoint {
  return endpointOf({
    operationId: "readPet",
    path: "/pets/1",
    responses: { 200: pet, 404: pet },
    ...more,
  });
}

export function createPet(more: Partial<EndpointData> = {}): Endpoint {
  return readPet({
    operationId: "createPet",
    method: "POST",
    path: "/pets",
    requestBody: { mediaType: "application/json", required: true },
    responses: { 201: pet },
    ...more,
  });
}

/** What a client of any document needs. */
export const everyPart: Omit<ApiDescriptor, "schemes"> = {
  authorizers: {
    text: authorizeByText,
    basic: authorizeByPassword,
    apiKey: authorizeByKey,
    oauth2: authorizeByToken,
  },
  pages: { cursor: cursorPages, offset: offsetPages, page: numberPages, link: linkPages },
};

const noApi: ApiDescriptor = { schemes: {} };

/** A client that waits for nothing between its attempts. */
export function petsCall(
  baseUrl: string,
  options: GivenOptions = {},
  api: ApiDescriptor = noApi,
): ReturnType<typeof makeCall> {
  return makeCall({ ...everyPart, ...api }, { baseUrl, retry: { delay: 0 }, ...options });
}

/** What a promise is rejected with. */
export async function thrown<E extends Error>(
  promise: Promise<unknown>,
  type: abstract new (...given: never[]) => E,
): Promise<E> {
  const error: unknown = await promise.then(
    (value) => new Error(`Nothing was thrown, but given: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof type) return error;
  throw error;
}
