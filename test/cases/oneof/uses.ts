import { setGrantMaxDuration, whichGrantMaxDuration, type Grant } from "./index.js";

export function describe(grant: Grant): string {
  if (grant.seconds != null) {
    const none: null | undefined = grant.unlimited;
    return `${grant.seconds.length}${none ?? ""}`;
  }
  const which = whichGrantMaxDuration(grant);
  switch (which.case) {
    case "unlimited":
      return Object.keys(which.value).join();
    case "seconds":
    case "until":
      return which.value;
    case undefined:
      return "none";
    default:
      return which satisfies never;
  }
}

export const one: Grant = { id: "a", seconds: "1s", unlimited: null };
export const other: Grant = setGrantMaxDuration(one, "unlimited", {});
// @ts-expect-error Two members at once.
export const two: Grant = { id: "a", seconds: "1s", unlimited: {} };
// @ts-expect-error No such member.
setGrantMaxDuration(one, "forever", {});
// @ts-expect-error The member's own type.
setGrantMaxDuration(one, "seconds", 1);
