import { buildRequest, sendFiles, type SendFilesParams } from "./index.js";

const png = new Uint8Array(1);
const input: SendFilesParams = {
  body: { csv: ["a", "b"], png, sized: png, pngs: [png], text: "iVBORw==", note: "# A note" },
};
buildRequest(sendFiles, input, { baseUrl: "https://api.example.com" });
// @ts-expect-error A picture is bytes, and not a number.
export const wrong: SendFilesParams = { body: { png: 1 } };
// @ts-expect-error What is encoded as base64 is a text.
export const encoded: SendFilesParams = { body: { png, text: png } };
