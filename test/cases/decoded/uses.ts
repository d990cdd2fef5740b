import {
  decodeEvent,
  encodeEvent,
  isEvent,
  parseResponse,
  saveEvent,
  validateUntouched,
  type Event,
  type EventInput,
  type Mixed,
  type SaveEventParams,
  type Stored,
  type wire,
} from "./index.js";

export const sent: EventInput = {
  at: new Date(),
  day: null,
  size: 5n,
  pair: ["a", new Date(), 1n],
  byName: { a: new Date() },
  either: [new Date(), 1][0] ?? 2,
  source: { kind: "timer", fires: new Date() },
  words: "now",
};
export const input: SaveEventParams = {
  pathParams: { day: new Date() },
  query: { since: [new Date()], filter: { until: new Date(), n: 1n } },
  body: sent,
};

export function receive(value: unknown): Date | undefined {
  if (!isEvent(value)) return undefined;
  const onTheWire: string = value.at;
  const event: Event = decodeEvent(value);
  const { id, parent, source, inner }: Event = event;
  const ids: bigint[] = id === undefined ? [] : [id];
  if (source?.kind === "timer") return source.fires;
  return ids.length > 0 && onTheWire !== "" ? parent?.at : inner?.at;
}

export function read(body: unknown): Date | undefined {
  const answer = parseResponse(saveEvent, 200, body);
  return answer.ok && answer.status === 200 ? answer.value.at : undefined;
}

export function many(body: unknown): Date[] {
  const answer = parseResponse(saveEvent, 201, body);
  return answer.ok && answer.status === 201 ? answer.value.map(({ at }) => at) : [];
}

export const wired: wire.Event = encodeEvent({ at: new Date() });
export const stored: Stored = { made: new Date(), changed: new Date() };
// What two parts say differently stays text.
export const mixed: Mixed = { made: "2020-01-01T00:00:00Z" };
export const unclear: Event["unclear"] = { x: "2020-01-01T00:00:00Z" };
export const name: string | undefined = ((result) => (result.ok ? result.value.name : ""))(
  validateUntouched({}),
);
