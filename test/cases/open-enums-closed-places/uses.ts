import type {
  AnyFlags,
  Cond,
  Flags,
  Free,
  Named,
  Others,
  Owner,
  Place,
  Size,
  Status,
  Strict,
  Tagged,
  Two,
} from "./index.js";

// What validators accept (`values.yaml`), types accept.
export const two: Two[] = ["house", "blue", "green"];
export const size: Size[] = ["auto", "12px", "huge"];
export const cond: Cond[] = [{ kind: "c" }, { kind: "d" }, { kind: "a", extra: "x" }];
export const status: Status[] = ["draft", "", null, "archived"];
export const others: Others[] = ["low", "high", "highest"];
export const free: Free[] = ["other"];
export const flags: Flags[] = [["first"], ["first", "new", "newer"]];
export const anyFlags: AnyFlags[] = [["first"], ["new"], ["first", "last"]];
export const named: Named[] = [{ width: 1, height: 2 }, {}];
export const owner: Owner[] = [
  { kind: "adult", of: { kind: "small" } },
  { kind: "small", of: { kind: "adult", of: { kind: "big" } } },
  { kind: "new" },
  { kind: "adult", of: { kind: "new" } },
];
export const strict: Strict[] = [
  { mode: "on", on: "x" },
  { mode: "up", up: "x" },
  { mode: "new", on: "x" },
  { mode: "on", up: "x" },
];
export const tagged: Tagged[] = [{ mode: "on" }, { mode: "up" }];

export const place: Place = { two: "green", status: "archived", owner: { kind: "new" } };
