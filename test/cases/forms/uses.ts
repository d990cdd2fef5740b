import {
  buildRequest,
  parseResponse,
  replace,
  sendFiles,
  type HttpRequest,
  type ReplaceInput,
  type SendFilesInput,
} from "./index.js";

export const files: SendFilesInput = {
  body: { file: new Uint8Array(2), photos: ["text", new ArrayBuffer(1)], meta: { a: 1 } },
};
// @ts-expect-error Only the fields that are files take bytes.
export const wrong: SendFilesInput = { body: { file: "", note: new ArrayBuffer(1) } };
// @ts-expect-error A required field is required in a form too.
export const less: SendFilesInput = { body: {} };
export const image: ReplaceInput = { body: new ArrayBuffer(1) };
export const form: ReplaceInput = { body: { tags: ["a"] } };

const options = { baseUrl: "https://example.com", contentType: "image/png" };
export const sent: HttpRequest<unknown> = buildRequest(replace, image, options);
export const made: HttpRequest<unknown> = buildRequest(sendFiles, files, options);

export function read(body: unknown): string {
  const answer = parseResponse(replace, 200, body, "text/csv");
  return answer.ok && typeof answer.value === "string" ? answer.value : "";
}
