import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Editor, type Complaint, type OpenFile } from "./editor.js";
import { makeProject } from "./project.js";

/** One tsserver for all: it is TypeScript 5.9, with which the editor of this repository speaks too. */
let editor: Editor;
let use: OpenFile;

const usage = `import type { Payment, PaymentInput, PaymentMethod, PaymentStatus } from "./api/index.js";
import { buildRequest, createCall, createClient, createPayment, endpoints } from "./api/index.js";
import { parseResponse, validatePayment, whichPaymentMethod } from "./api/index.js";
import { assertPayment, isPayment, PaymentSchema } from "./api/index.js";

const api = createClient();
export async function use(payment: Payment, method: PaymentMethod, sent: PaymentInput) {
  const page = await api.payments.listPayments({ query: { page_size: 2 } });
  const made = await api.payments.createPayment.raw({ body: sent });
  if (made.ok && made.status === 201) return made.value;
  const request = buildRequest(createPayment, { body: sent }, { baseUrl: "" });
  const parsed = parseResponse(createPayment, 201, {});
  const checked = validatePayment({});
  for await (const each of api.payments.listPayments.items()) use(each, each, sent);
  const called = await createCall()(createPayment, { body: sent });
  const status: PaymentStatus | undefined = payment.status;
  const which = whichPaymentMethod(payment);
  if (method.card != null) method.card.number;
  return [page, request, parsed, checked, called, status, which, endpoints.payments.getPayment];
}
export const validators = [isPayment, assertPayment, PaymentSchema];
`;

beforeAll(async () => {
  editor = new Editor(await makeProject());
  use = editor.open("use.ts", usage);
});

afterAll(() => editor.close());

describe("a hover", () => {
  it("needs no error in what it is shown for", async () => {
    expect(await use.complaints()).toEqual([]);
  });

  it.each([
    // A message, and its oneof
    ["Payment", "import type { ", "(alias) type Payment = PaymentFields & PaymentMethod"],
    [
      "PaymentMethod",
      "PaymentInput, ",
      "(alias) type PaymentMethod = PaymentWithCard | PaymentWithTransfer | PaymentWithVoucher | PaymentWithoutMethod",
    ],
    [
      "PaymentStatus",
      "PaymentMethod, ",
      '(alias) type PaymentStatus = "PENDING" | "DONE" | "FAILED" | (string & {})',
    ],
    // A call
    [
      "listPayments",
      "page = await api.payments.",
      "(property) listPayments: (params?: ListPaymentsParams, options?: CallOptions) => Promise<ListPaymentsResponse>",
    ],
    [
      "raw",
      "createPayment.",
      "(property) raw: RawCall\n(params: CreatePaymentParams, options?: CallOptions | undefined) => Promise<Answer<CreatePaymentEndpoint>>",
    ],
    [
      "items",
      "listPayments.",
      "(method) items(params?: ListPaymentsParams, options?: ItemsOptions): AsyncGenerator<Payment, void, undefined>",
    ],
    // An operation
    ["createPayment", "createClient, ", "(alias) const createPayment: CreatePaymentEndpoint"],
    ["getPayment", "endpoints.payments.", "(property) getPayment: GetPaymentEndpoint"],
    [
      "buildRequest",
      "request = ",
      "(alias) buildRequest<CreatePaymentEndpoint>(endpoint: CreatePaymentEndpoint, input: CreatePaymentParams, options: RequestOptions): HttpRequest<string>",
    ],
    [
      "parseResponse",
      "parsed = ",
      "(alias) parseResponse<CreatePaymentEndpoint>(endpoint: CreatePaymentEndpoint, status: number, body: unknown, contentType?: string | null): ParsedResponse<CreatePaymentEndpoint>",
    ],
    // A result
    ["page", "const ", "const page: ListPaymentsResponse"],
    ["made", "const ", "const made: Answer<CreatePaymentEndpoint>"],
    ["value", "return made.", "(property) value: Payment"],
    ["request", "const ", "const request: HttpRequest<string>"],
    ["parsed", "const ", "const parsed: ParsedResponse<CreatePaymentEndpoint>"],
    ["checked", "const ", "const checked: ValidationResult<Payment>"],
    ["each", "const ", "const each: Payment"],
    ["called", "const ", "const called: Payment"],
    ["which", "const ", "const which: PaymentMethodCase"],
    ["card", "method.card != null) method.", "(property) PaymentWithCard.card: Card"],
    [
      "validatePayment",
      "checked = ",
      "(alias) validatePayment(value: unknown, options?: ValidateOptions): ValidationResult<Payment>",
    ],
  ])("on %s, behind %j", async (word, after, text) => {
    const [declaration] = (await use.hover(word, after)).text.split("\nimport ");
    expect(declaration).toBe(text);
  });

  it.each([
    ["listPayments", "page = await api.payments.", "List payments"],
    ["isPayment", "validators = ", "Whether the value is valid."],
    ["validatePayment", "checked = ", "The value, or what is wrong with it, and where."],
    ["assertPayment", "validators = ", "Throws a `ValidationError` with all issues"],
    ["PaymentSchema", "validators = ", "A Standard Schema"],
    ["endpoints", "createPayment, ", "where size counts, import single descriptors"],
    ["createPayment", "createClient, ", "`endpoints.payments.createPayment`"],
    // The rule stands at each unset member.
    ["card", "if (method.", "Paid by card.\nAt most one of the oneof `method` is set."],
  ])("on %s, behind %j, says: %s", async (word, after, text) => {
    expect((await use.hover(word, after)).documentation).toContain(text);
  });
});

const head = `import { createClient, validatePayment, whichPaymentMethod } from "./api/index.js";
import type { Payment } from "./api/index.js";
export const api = createClient(), rest = [validatePayment, whichPaymentMethod];
`;
const create = "api.payments.createPayment";
let files = 0;

/** The one complaint of the editor about code that uses the output. */
async function complaintAbout(code: string): Promise<Complaint> {
  files += 1;
  const file = editor.open(`mistake-${files}.ts`, `${head}export type P = Payment;\n${code}\n`);
  const complaints = await file.complaints();
  expect(complaints).toHaveLength(1);
  return complaints[0] ?? expect.fail();
}

describe("a mistake", () => {
  it.each([
    [
      "two members of a oneof",
      'const both: Payment = { amount: "1", currency: "EUR", card: { number: "1" }, voucher: "A" };',
      "both",
      "Types of property 'voucher' are incompatible.\n    Type 'string' is not assignable to type 'null | undefined'.",
    ],
    [
      "a misspelt property",
      `${create}({ body: { amount: "1", currency: "EUR", notte: "" } });`,
      "notte",
      "'notte' does not exist in type 'PaymentInput'. Did you mean to write 'note'?",
    ],
    [
      "a misspelt property of the member that is set",
      `${create}({ body: { amount: "1", currency: "EUR", card: { numbr: "1" } } });`,
      "numbr",
      "'numbr' does not exist in type 'Card'. Did you mean to write 'number'?",
    ],
    [
      "a misspelt query parameter",
      "api.payments.listPayments({ query: { page_sise: 1 } });",
      "page_sise",
      "Did you mean to write 'page_size'?",
    ],
    [
      "a path parameter that is missing",
      "api.payments.getPayment({ pathParams: {} });",
      "pathParams",
      "Property 'payment_id' is missing in type '{}' but required in type '{ payment_id: string; }'.",
    ],
    [
      "a path parameter that may be null",
      "export const get = (id: string | null) => api.payments.getPayment({ pathParams: { payment_id: id } });",
      "payment_id",
      "Type 'string | null' is not assignable to type 'string'.",
    ],
    [
      "a required property that is missing",
      `${create}({ body: { amount: "1" } });`,
      "body",
      "Property 'currency' is missing in type '{ amount: string; }' but required in type 'PaymentInputFields'.",
    ],
    [
      "a wrong value of an enum, in a request",
      `${create}({ body: { amount: "1", currency: "GBP" } });`,
      "currency",
      'Type \'"GBP"\' is not assignable to type \'"EUR" | "USD"\'.',
    ],
    [
      "a read-only property that is sent",
      `${create}({ body: { amount: "1", currency: "EUR", id: "7" } });`,
      "id",
      "'id' does not exist in type 'PaymentInput'.",
    ],
    [
      "a number where a 64-bit integer is text",
      `${create}({ body: { amount: 1, currency: "EUR" } });`,
      "amount",
      "Type 'number' is not assignable to type 'string'.",
    ],
    [
      "a number where a 32-bit integer is wanted as text",
      'api.payments.listPayments({ query: { page_size: "2" } });',
      "page_size",
      "Type 'string' is not assignable to type 'number'.",
    ],
    [
      "`.value` of a validation, not narrowed",
      "export const value = validatePayment({}).value;",
      "value",
      "Property 'value' does not exist on type 'ValidationResult<Payment>'.",
    ],
    [
      "`.value` of an answer, not narrowed",
      'export const amount = (await api.payments.getPayment.raw({ pathParams: { payment_id: "1" } })).value.amount;',
      '(await api.payments.getPayment.raw({ pathParams: { payment_id: "1" } })).value',
      "Object is of type 'unknown'.",
    ],
    [
      "a member of a oneof that may be unset",
      "export const number = (payment: Payment) => payment.card.number;",
      "payment.card",
      "'payment.card' is possibly 'null' or 'undefined'.",
    ],
    [
      "a switch that forgets a member",
      `export function words(payment: Payment): string {
        switch (whichPaymentMethod(payment).case) {
          case "card": return "by card";
          case "transfer": return "by transfer";
          case undefined: return "not yet";
        }
      }`,
      "string",
      "Function lacks ending return statement",
    ],
    [
      "a switch that forgets a member, which ends in never",
      `export function words(payment: Payment): string {
        const method = whichPaymentMethod(payment);
        switch (method.case) {
          case "card": case "transfer": case undefined: return "known";
          default: { const forgotten: never = method; return forgotten; }
        }
      }`,
      "forgotten",
      `Type '{ readonly case: "voucher"; readonly value: string; }' is not assignable to type 'never'.`,
    ],
  ])("%s", async (_, code, marked, message) => {
    const complaint = await complaintAbout(code);
    expect(complaint.message).toContain(message);
    expect(complaint.marked).toBe(marked);
  });
});

describe("completion", () => {
  const offered = async (code: string, before: string): Promise<string[]> => {
    files += 1;
    return editor.open(`offered-${files}.ts`, `${head}${code}\n`).completions(before);
  };

  it("offers all members of a oneof while none is set", async () => {
    const names = await offered('const p: Payment = { amount: "1",  };', 'amount: "1", ');
    expect(names).toEqual(["currency", "card", "id", "note", "status", "transfer", "voucher"]);
  });

  it("offers what a request may hold", async () => {
    const names = await offered(`${create}({ body: { amount: "1",  } });`, 'amount: "1", ');
    expect(names).toEqual(["currency", "card", "note", "transfer", "voucher"]);
  });

  it("tells of the other members that they are to be unset, once one is set", async () => {
    const about = async (code: string, before: string) => {
      files += 1;
      const file = editor.open(`details-${files}.ts`, `${head}${code}\n`);
      return file.completionDetails(before, "transfer");
    };
    const start = 'const p: Payment = { amount: "1", currency: "EUR", ';
    const free = await about(`${start} };`, start);
    expect(free.text).toBe("(property) transfer?: Transfer | null | undefined");
    const taken = await about(`${start}voucher: "A",  };`, 'voucher: "A", ');
    expect(taken.text).toBe("(property) PaymentWithVoucher.transfer?: null | undefined");
    expect(taken.documentation).toBe("At most one of the oneof `method` is set.");
    const nested = await about(`${start}card: { number: "" },  };`, 'card: { number: "" }, ');
    expect(nested.text).toBe("(property) PaymentWithCard.transfer?: null | undefined");
  });

  it("offers the values of an enum", async () => {
    expect(await offered(`${create}({ body: { currency: "" } });`, 'currency: "')).toEqual([
      "EUR",
      "USD",
    ]);
    const query = 'api.payments.listPayments({ query: { status: "" } });';
    expect(await offered(query, 'status: "')).toEqual(["PENDING", "DONE", "FAILED"]);
  });

  it("offers the cases of a oneof", async () => {
    const code = 'declare const payment: Payment;\nif (whichPaymentMethod(payment).case === "") {}';
    expect(await offered(code, '.case === "')).toEqual(["card", "transfer", "voucher"]);
  });

  it("offers the calls", async () => {
    expect(await offered("api.payments.", "api.payments.")).toEqual(
      expect.arrayContaining(["createPayment", "getPayment", "listPayments"]),
    );
  });
});
