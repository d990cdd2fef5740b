import { literal, typeKey, type Code } from "../code/code.js";

/** A response's key in a type: a number for a status, so that `Response<E, 200>` finds it. */
export function statusKey(status: string): Code {
  return /^[1-9]\d\d$/.test(status) ? literal(Number(status)) : typeKey(status);
}
