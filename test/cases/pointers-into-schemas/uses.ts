import type {
  Holder,
  ListOrdersResponse,
  Order,
  OrderAddress,
  OrderInput,
  Owner,
} from "./types.js";

// The same type, whichever way leads to it.
declare const order: Order;
declare const owner: Owner;
declare const holder: Holder;
export const address: OrderAddress = order.address;
export const home: OrderAddress | undefined = owner.home;
export const boss: Owner | undefined = owner.boss;
export const list: ListOrdersResponse | undefined = holder.list;
export const line: Order["lines"][number] | undefined = holder.line;

// What is read-only is not sent, through the pointer neither.
export const input: OrderInput = { address: { city: "Bern" }, lines: [], parent: { city: "Chur" } };
