import type { Thing, ThingInput } from "./index.js";

export const received: Thing = { id: "a", name: "b", owner: { id: "c" }, stamp: "d" };
export const sent: ThingInput = { name: "b", password: "c", owner: { email: "d" } };
// @ts-expect-error The server sets it.
export const bad: ThingInput = { name: "b", password: "c", id: "a" };
