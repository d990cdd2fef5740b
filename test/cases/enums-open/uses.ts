import type { Car, CarInput } from "./index.js";

const anyText: string = "GREEN";
export const received: Car = { colour: anyText, fuel: "STEAM" };
// @ts-expect-error A request takes known values only.
export const sent: CarInput = { colour: anyText };
