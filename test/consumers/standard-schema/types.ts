import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { AppEntitlementSchema, type AppEntitlement } from "c1-apps-schema";
import type { StandardSchemaV1 as Ours } from "c1-apps-schema";

/** The specification's own types accept our schemas, and infer from them. */
export const theirs: StandardSchemaV1<AppEntitlement> = AppEntitlementSchema;
export const asJson: StandardJSONSchemaV1<AppEntitlement> = AppEntitlementSchema;
export const back: Ours<AppEntitlement> = theirs;

export function name(output: StandardSchemaV1.InferOutput<typeof AppEntitlementSchema>): string {
  return output.displayName ?? "";
}

// @ts-expect-error TS2322: of another message
export const other: StandardSchemaV1<{ kind: number }> = AppEntitlementSchema;
