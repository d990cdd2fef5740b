import {
  CarWheel,
  CreateCarSort,
  Fuel,
  isStatus,
  Level,
  Mood,
  Status,
  type Car,
  type CarInput,
  type CreateCarParams,
} from "./index.js";
import type { Status as StatusType } from "./types.js";

export const status: StatusType = Status.Active;
export const car: Car = {
  status: "IN_PROGRESS",
  fuel: "hydrogen",
  mood: null,
  level: Level.NONE,
  wheels: [CarWheel.Three],
};
export const sent: CarInput = { status: Status.InProgress_2, fuel: Fuel.Gas, mood: Mood.Good };
// @ts-expect-error What is sent is one of the known values.
export const wrong: CarInput = { status: Status.Active, fuel: "hydrogen" };
export const input: CreateCarParams = { query: { sort: CreateCarSort.Up }, body: sent };

export function describe(value: unknown): string {
  if (!isStatus(value)) return "unknown";
  switch (value) {
    case Status.Active:
      return "active";
    default:
      return value;
  }
}
