/** A document to begin with. */
export interface Example {
  readonly name: string;
  readonly title: string;
  readonly load: () => Promise<{ readonly default: unknown }>;
  /** A value to try, of this type. */
  readonly type: string;
  readonly value: string;
}

export const examples: readonly Example[] = [
  {
    name: "shop",
    title: "A shop: a oneof in each spelling",
    load: () => import("../examples/shop.yaml"),
    type: "Payment",
    value: `{
  "amount": "12.50",
  "card": { "number": "4242424242424242" },
  "iban": "DE89370400440532013000"
}
`,
  },
  {
    name: "trains",
    title: "Trains: operations, pages, errors",
    load: () => import("../examples/trains.yaml"),
    type: "Booking",
    value: `{
  "id": "b-1",
  "journey": "j-1",
  "seats": [{ "coach": "7", "seat": 61 }, { "coach": 8 }],
  "departure": "tomorrow"
}
`,
  },
  {
    name: "c1",
    title: "The C1 apps API",
    load: () => import("../../../generated/openapi.json"),
    type: "AppEntitlement",
    value: `{
  "displayName": "Read",
  "durationUnset": {},
  "durationGrant": "3600s"
}
`,
  },
];
