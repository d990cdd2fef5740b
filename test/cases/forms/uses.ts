import {
  buildRequest,
  parseResponse,
  replace,
  sendFiles,
  type HttpRequest,
  type ReplaceParams,
  type SendFilesParams,
} from "./index.js";

export const files: SendFilesParams = {
  body: { file: new Uint8Array(2), photos: ["text", new ArrayBuffer(1)], meta: { a: 1 } },
};
// @ts-expect-error Only the fields that are files take bytes.
export const wrong: SendFilesParams = { body: { file: "", note: new ArrayBuffer(1) } };
// @ts-expect-error A required field is required in a form too.
export const less: SendFilesParams = { body: {} };
export const image: ReplaceParams = { body: new ArrayBuffer(1) };
export const form: ReplaceParams = { body: { tags: ["a"] } };

const options = { baseUrl: "https://example.com", contentType: "image/png" };
export const sent: HttpRequest<unknown> = buildRequest(replace, image, options);
export const made: HttpRequest<unknown> = buildRequest(sendFiles, files, options);

export function read(body: unknown): string {
  const answer = parseResponse(replace, 200, body, "text/csv");
  return answer.ok && typeof answer.value === "string" ? answer.value : "";
}
