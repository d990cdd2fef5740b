import { toAccountInput, toBoxInput, toPetInput } from "./index.js";
import type { Account, AccountInput, Box, BoxInput, PetInput } from "./index.js";

declare const box: Box;
declare const account: Account;

/** An enum that is open where it is received, too. */
export const changed: BoxInput = { ...toBoxInput(box), name: "other", color: "blue" };
export const pet: PetInput | undefined = box.pet && toPetInput(box.pet);

// @ts-expect-error It has to have a password, which nobody receives.
export const incomplete: AccountInput = toAccountInput(account);
export const complete: AccountInput = { ...toAccountInput(account), password: "secret" };
// @ts-expect-error It is not for sending.
export const id: string | undefined = toBoxInput(box).id;
