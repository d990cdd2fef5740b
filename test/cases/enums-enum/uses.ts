import { CarWheel, CreateCarSort, Fuel, Level, Mood, Status } from "./index.js";
import type { Car, CarInput, CarInputWheel, CreateCarParams } from "./index.js";

export const car: Car = {
  status: Status.Active,
  fuel: "hydrogen",
  mood: Mood.Bad,
  level: Level.low_2,
  wheels: [CarWheel.Four],
};
const wheel: CarInputWheel = CarWheel.Three;
export const sent: CarInput = { status: Status.Active, fuel: Fuel.Gas, wheels: [wheel] };
// @ts-expect-error A TypeScript enum does not take the bare text.
export const wrong: CarInput = { status: "ACTIVE" };
export const input: CreateCarParams = { query: { sort: CreateCarSort.Down }, body: sent };
