import {
  isWatchResponseItem,
  parseResponse,
  watch,
  type ResponseItem,
  type SendParams,
} from "./index.js";

export const item: ResponseItem<typeof watch, 200> = { n: 1 };
export const input: SendParams = { body: [1, 2] };

export function count(lines: readonly string[]): number {
  const items = lines.map((line) => JSON.parse(line) as unknown);
  const answer = parseResponse(watch, 200, items, "application/jsonl");
  return answer.ok ? answer.value.length : items.filter(isWatchResponseItem).length;
}
