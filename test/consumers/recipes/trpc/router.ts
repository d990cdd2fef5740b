import { initTRPC, TRPCError } from "@trpc/server";
import {
  AppEntitlementRefSchema,
  AppEntitlementSchema,
  CreateAppEntitlementRequestSchema,
  whichCreateAppEntitlementRequestMaxGrantDuration,
  type Issue,
} from "c1-apps-schema";

const trpc = initTRPC.create();

/** The schemas are parsers of tRPC as they are; their types are those of procedures and clients. */
export const router = trpc.router({
  create: trpc.procedure
    .input(CreateAppEntitlementRequestSchema)
    .output(AppEntitlementSchema)
    .mutation(({ input }) => {
      const duration = whichCreateAppEntitlementRequestMaxGrantDuration(input);
      const slug = duration.case === "durationGrant" ? `for-${duration.value}` : "for-ever";
      return { id: "entitlement-1", displayName: input.displayName, slug };
    }),
  find: trpc.procedure.input(AppEntitlementRefSchema).query(({ input }) => input.id ?? "any"),
});

export const createCaller = trpc.createCallerFactory(router);

/** What is wrong with an input: tRPC keeps the issues, with all that ours carry, in the cause. */
export function issuesOf(error: unknown): readonly Issue[] {
  const cause = error instanceof TRPCError ? error.cause : undefined;
  return cause !== undefined && "issues" in cause ? (cause.issues as readonly Issue[]) : [];
}
