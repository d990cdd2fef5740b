import { buildRequest, sendFiles, type SendFilesInput } from "./index.js";

const png = new Uint8Array(1);
const input: SendFilesInput = {
  body: { csv: ["a", "b"], png, sized: png, pngs: [png], text: "iVBORw==", note: "# A note" },
};
buildRequest(sendFiles, input, { baseUrl: "https://api.example.com" });
// @ts-expect-error A picture is bytes, and not a number.
export const wrong: SendFilesInput = { body: { png: 1 } };
// @ts-expect-error What is encoded as base64 is a text.
export const encoded: SendFilesInput = { body: { png, text: png } };
