// What people do in the playground. Each test has a name, what it does with a page, and settings of the browser.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const small = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Payment:
      type: object
      x-oneofs: { method: [card, iban] }
      properties:
        card: { type: string }
        iban: { type: string }
`;

export async function open(page, { url }, fragment = "") {
  await page.goto(`${url}playground/index.html${fragment}`);
  await made(page);
}

/** Waits until what was typed has been read. */
async function made(page) {
  await page.waitForTimeout(300);
  await page.locator("#status", { hasText: /Made in|last good/ }).waitFor();
}

const editor = (page, label) => page.getByRole("textbox", { name: label });

/** Replaces all of an editor's text, as from the clipboard. */
async function type(page, label, text) {
  await editor(page, label).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await editor(page, label).evaluate((target, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, text);
  await page.waitForTimeout(400);
}

const tab = (page, name) => page.getByRole("tab", { name });

/** What a tab shows; CodeMirror has only the lines in view. */
const shown = (page) =>
  page.locator("#panels [role=tabpanel]:not([hidden]) .cm-content").innerText();

export async function accessible(page, except = []) {
  // A page's policy does not bind what a test injects by the debugger.
  await page.evaluate(`(() => { ${axe}\n window.axe = axe; })()`);
  const { violations } = await page.evaluate("axe.run(document)");
  const others = violations.filter(({ id }) => !except.includes(id));
  const found = others.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(" | ")}`,
  );
  assert.deepEqual(found, []);
}

export const tests = [
  [
    "type a document, and see the union",
    async (page, tools) => {
      await open(page, tools);
      await type(page, "OpenAPI document", small);
      await made(page);
      const text = await shown(page);
      assert.match(text, /export type PaymentMethod =/);
      // What the sibling says of itself stands between.
      assert.match(text, /card: string;\s+\/\*\*[^\n]*\*\/\s+iban\?: null \| undefined;/);
      await tab(page, "oneofs.ts").click();
      assert.match(await shown(page), /whichPaymentMethod/);
      await tab(page, "client.ts").click();
      assert.match(await shown(page), /nothing that would be in client\.ts/);
    },
  ],
  [
    "make a mistake, see the finding, and go to its line",
    async (page, tools) => {
      await open(page, tools);
      await type(page, "OpenAPI document", small);
      await made(page);
      await type(page, "OpenAPI document", small.replace("[card, iban]", "[card, ibn]"));
      await page.locator("body.stale").waitFor();
      // The last good output stays.
      assert.match(await shown(page), /export type PaymentMethod =/);
      await tools.shot("broken.png");
      await page.getByRole("button", { name: "Show the findings" }).click();
      const finding = page.locator(".findings li").first();
      assert.match(await finding.innerText(), /oneof-unknown-member[\s\S]*Did you mean "iban"/);
      await tools.shot("finding.png");
      await finding.getByRole("button", { name: "Line 8" }).click();
      const selected = await page.evaluate(() => document.getSelection()?.toString());
      assert.match(selected ?? "", /ibn/);
      await type(page, "OpenAPI document", small);
      await page.locator("body:not(.stale)").waitFor();
    },
  ],
  [
    "try a value with two members, and read the issue",
    async (page, tools) => {
      await open(page, tools);
      await tab(page, "Try a value").click();
      const result = page.locator("#panel-try .result");
      await result.getByText("only one of").waitFor();
      assert.match(
        await result.innerText(),
        /only one of card, iban, voucher may be set; set: card, iban/,
      );
      // Both members are marked, and not all of the object.
      await page.locator("#panel-try .cm-lintRange-error").nth(1).waitFor();
      const marked = await page.locator("#panel-try .cm-lintRange-error").allInnerTexts();
      assert.match(marked.join("\n"), /^"card": [^]*"iban": "DE89370400440532013000"$/);
      assert.doesNotMatch(marked.join("\n"), /amount/);
      await result.getByRole("button", { name: "/iban" }).click();
      const member = await page.evaluate(() => document.getSelection()?.toString());
      assert.equal(member, '"DE89370400440532013000"');
      await tools.shot("try.png");
      await type(page, "A value in JSON", '{ "amount": "1", "card": { "number": 7 } }');
      await result.getByRole("button", { name: "/card/number" }).click();
      const selected = await page.evaluate(() => document.getSelection()?.toString());
      assert.equal(selected, "7");
      await type(page, "A value in JSON", '{ "amount": "1", "iban": "DE1" }');
      await result.getByText("This is a valid Payment.").waitFor();
      await type(page, "A value in JSON", "{ amount");
      await result.getByText("This is not JSON").waitFor();
    },
  ],
  [
    "compare with an older document",
    async (page, tools) => {
      await open(page, tools);
      await tab(page, "Compare").click();
      const result = page.locator("#panel-compare .result");
      await result.getByText("Nothing breaks.").waitFor();
      await page.getByRole("combobox", { name: "Example" }).selectOption("trains");
      await made(page);
      await result.getByText("Nothing breaks.").waitFor();
      const older = await editor(page, "The older document").innerText();
      assert.match(older, /title: Trains/);
      await type(
        page,
        "The older document",
        "openapi: 3.1.0\ninfo: { title: Old, version: '1' }\npaths:\n  /gone:\n    get: { operationId: gone, responses: { '200': { description: Gone. } } }\n",
      );
      await result.getByText("This change is breaking.").waitFor();
      await tools.shot("compare.png");
    },
  ],
  [
    "share and reload",
    async (page, tools) => {
      await open(page, tools);
      await type(page, "OpenAPI document", small.replaceAll("iban", "wallet"));
      await made(page);
      await page.getByText("Options", { exact: true }).click();
      await page.getByRole("combobox", { name: "enums" }).selectOption("const");
      await page.getByRole("checkbox", { name: "immutable" }).check();
      await made(page);
      await page.getByText("Options", { exact: true }).click();
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.getByText(/The link is/).waitFor();
      const link = page.url();
      assert.match(link, /#[\w-]{50,}$/);
      await page.goto("about:blank");
      await page.goto(link);
      await made(page);
      assert.match(await editor(page, "OpenAPI document").innerText(), /wallet/);
      assert.match(await shown(page), /readonly wallet\?: /);
    },
  ],
  [
    "options as in the configuration: a part of the document, names, modules left out",
    async (page, tools) => {
      await open(page, tools);
      await page.getByRole("combobox", { name: "Example" }).selectOption("c1");
      await made(page);
      await page.getByText("Options", { exact: true }).click();
      const fill = async (name, text) => {
        await page.getByRole("textbox", { name }).fill(text);
        await page.getByRole("textbox", { name }).blur();
        await made(page);
      };
      await fill("include.operations", "*AppEntitlement*");
      await fill("exclude.paths", "/api/v1/apps/*/entitlements/*/**");
      await page.getByRole("combobox", { name: "naming.operationCase" }).selectOption("snake");
      await page.getByRole("checkbox", { name: "client" }).uncheck();
      const others = "Other options, in JSON";
      await fill(others, '{ "naming": { "types": { "AppEntitlement": "Right" } } }');
      await tools.shot("options.png");
      await page.getByText("Options", { exact: true }).click();
      await tab(page, "client.ts").click();
      assert.match(await shown(page), /nothing that would be in client\.ts/);
      const link = async () => {
        await page.getByRole("button", { name: "Copy link" }).click();
        await page.getByText(/The link is/).waitFor();
        return page.url();
      };
      const shared = await link();
      await page.goto("about:blank");
      await page.goto(shared);
      await made(page);
      await tab(page, "endpoints.ts").click();
      const endpoints = await shown(page);
      assert.match(endpoints, /RightMaxGrantDurationOneof/);
      assert.doesNotMatch(endpoints, /ListAppsParams/);
      await page
        .locator("#panels [role=tabpanel]:not([hidden]) .cm-scroller")
        .evaluate((editor) => {
          editor.scrollTop = 900;
        });
      await page.waitForTimeout(500);
      assert.match(await shown(page), /`get_app_entitlement_proxy`/);
      await page.getByText("Options", { exact: true }).click();
      const wanted = "*AppEntitlement*";
      const kept = page.getByRole("textbox", { name: "include.operations" });
      assert.equal(await kept.inputValue(), wanted);
      await page.getByRole("textbox", { name: others }).fill('{ "nmaing": {} }');
      await page.getByRole("textbox", { name: others }).blur();
      await page.locator("#status", { hasText: "Did you mean `naming`?" }).waitFor();
      await page.getByRole("textbox", { name: others }).fill("{ no");
      await page.getByRole("textbox", { name: others }).blur();
      await page.getByText("This is not JSON").waitFor();
      await accessible(page);
    },
  ],
  [
    "a document of several files",
    async (page, tools) => {
      await open(page, tools);
      const method = "{ $ref: 'parts/method.yaml#/Method' }";
      const document = small.replace("card: { type: string }", `card: ${method}`);
      await type(page, "OpenAPI document", document);
      await page.locator("#status", { hasText: "1 error" }).waitFor();
      await page.getByRole("textbox", { name: "Path of a new file" }).fill("./parts/method.yaml");
      await page.getByRole("button", { name: "Add file" }).click();
      await type(page, "OpenAPI document", "Method: { type: object, required: [a, a] }\n");
      await made(page);
      await page.getByRole("tab", { name: /Findings/ }).click();
      await page.getByRole("button", { name: "Line 1", exact: false }).first().waitFor();
      await type(
        page,
        "OpenAPI document",
        "Method:\n  type: object\n  properties: { number: { type: strin } }\n",
      );
      await made(page);
      await page.getByRole("combobox", { name: "File" }).selectOption("the document");
      assert.match(await editor(page, "OpenAPI document").innerText(), /title: Shop/);
      await page.getByRole("button", { name: "parts/method.yaml, line 3" }).first().click();
      assert.match(await editor(page, "OpenAPI document").innerText(), /strin/);
      await type(
        page,
        "OpenAPI document",
        "Method:\n  type: object\n  properties: { number: { type: string } }\n",
      );
      await made(page);
      await tab(page, "types.ts").click();
      assert.match(await shown(page), /number\?: string/);
      await tools.shot("files.png");
      await accessible(page);
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.getByText(/The link is/).waitFor();
      const shared = page.url();
      await page.goto("about:blank");
      await page.goto(shared);
      await made(page);
      assert.match(await shown(page), /number\?: string/);
      await page.getByRole("combobox", { name: "File" }).selectOption("parts/method.yaml");
      await page.getByRole("button", { name: "Remove file" }).click();
      await page.locator("#status", { hasText: "1 error" }).waitFor();
    },
  ],
  [
    "use the keyboard only",
    async (page, tools) => {
      await open(page, tools);
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
      for (let steps = 0; !(await focused()).startsWith("types.ts") && steps < 20; steps += 1) {
        await page.keyboard.press("Tab");
      }
      assert.equal(await focused(), "types.ts");
      await page.keyboard.press("ArrowRight");
      assert.equal(await tab(page, "oneofs.ts").getAttribute("aria-selected"), "true");
      for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
      assert.equal(await tab(page, "Try a value").getAttribute("aria-selected"), "true");
      await page.locator("#panel-try .result").getByText("only one of").waitFor();
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), "SELECT");
      await page.keyboard.press("Tab");
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type("7");
      await page.locator("#panel-try .result").getByText("type").first().waitFor();
      // The editor is no trap.
      await page.keyboard.press("Tab");
      assert.match(await focused(), /the value/);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), "SELECT");
    },
  ],
  [
    "a phone's width",
    async (page, tools) => {
      await open(page, tools);
      const { wide, page: width } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        page: document.documentElement.clientWidth,
      }));
      assert.ok(wide <= width, `${wide} > ${width}`);
      await tab(page, "oneofs.ts").click();
      assert.match(await shown(page), /which/);
      await tools.shot("phone.png");
      await page.getByText("Options", { exact: true }).click();
      const box = await page.locator("#options-form").boundingBox();
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
      await tools.shot("phone-options.png");
      // Nothing lies over the button that closes it.
      await page.getByText("Options", { exact: true }).click();
      assert.equal(await page.locator("#options-form").isVisible(), false);
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true },
  ],
  [
    "axe finds no violation, on any tab",
    async (page, tools) => {
      await open(page, tools);
      await accessible(page);
      for (const name of ["oneofs.ts", "Findings", "Try a value", "Compare"]) {
        await tab(page, name).click();
        await page.waitForTimeout(1_000);
        await accessible(page);
      }
      await type(page, "OpenAPI document", small.replace("[card, iban]", "[card, ibn]"));
      await page.locator("body.stale").waitFor();
      await accessible(page);
    },
  ],
  [
    "axe finds no violation on a dark page",
    async (page, tools) => {
      await open(page, tools);
      await accessible(page);
      await tab(page, "Try a value").click();
      await page.locator("#panel-try .result").getByText("only one of").waitFor();
      await accessible(page);
      await tools.shot("dark.png");
    },
    { colorScheme: "dark" },
  ],
  [
    "payloads in a document are harmless",
    async (page, tools) => {
      await open(page, tools);
      const canary = "globalThis.__canary=1";
      const payloads = [
        `</script><script>${canary}</script>`,
        `<img src=x onerror=${canary}>`,
        `<svg onload=${canary}>`,
        `javascript:${canary}`,
        `";${canary};"`,
        `\`+(${canary})+\``,
        `\${${canary}}`,
        `*/${canary};/*`,
        `\u2028${canary};//`,
        `{{constructor.constructor('${canary}')()}}`,
        `'-import("data:text/javascript,${canary}")-'`,
        "__proto__",
        "constructor",
      ];
      const objectOf = (entries) => Object.fromEntries(entries);
      const schema = (payload) => ({
        type: "object",
        title: payload,
        description: payload,
        required: [payload],
        properties: objectOf([
          [payload, { type: "string", enum: [payload], default: payload }],
          ["matched", { type: "string", pattern: payload.replaceAll(/\W/g, ".") }],
          ["other", { type: "string", example: payload, format: payload }],
          ["another", { type: "integer" }],
        ]),
        "x-oneofs": objectOf([[payload, ["another", "other"]]]),
      });
      const schemas = objectOf(payloads.map((payload, at) => [`Payload${at}`, schema(payload)]));
      const names = objectOf(payloads.map((payload) => [payload, { type: "string" }]));
      const documents = [
        {
          openapi: "3.1.0",
          info: { title: payloads[0], version: payloads[1] },
          paths: {},
          components: { schemas },
        },
        {
          openapi: "3.1.0",
          info: { title: "t", version: "1" },
          paths: objectOf(
            payloads.map((p) => [`/${p}`, { get: { operationId: p, summary: p, responses: {} } }]),
          ),
          components: { schemas: names },
        },
        { openapi: payloads[1], info: payloads },
      ];
      for (const document of documents) {
        await type(page, "OpenAPI document", JSON.stringify(document, undefined, 1));
        await made(page);
        for (const name of ["types.ts", "validators.ts", "Findings", "Try a value", "Compare"]) {
          await tab(page, name).click();
          await page.waitForTimeout(500);
        }
      }
      await type(page, "OpenAPI document", JSON.stringify(documents[0]));
      await made(page);
      await tab(page, "Try a value").click();
      for (const at of payloads.keys()) {
        await page.getByRole("combobox", { name: "Validate as" }).selectOption(`Payload${at}`);
        await type(
          page,
          "A value in JSON",
          JSON.stringify(
            objectOf([
              [payloads[at], 1],
              ["other", "2"],
            ]),
          ),
        );
        await page.locator("#panel-try .result li").first().waitFor();
      }
      assert.equal(await page.evaluate(() => globalThis.__canary), undefined);
      const markup = await page.evaluate(
        () =>
          document.querySelectorAll(
            "body script, body img:not(.cm-widgetBuffer), body iframe, body [onload], body [onerror]",
          ).length,
      );
      assert.equal(markup, 0);
    },
  ],
  [
    "the page's policy holds: no network, no inline code, not in the worker either",
    async (page, tools) => {
      await open(page, tools);
      const outcome = await page.evaluate(async () => {
        const tried = {};
        tried.fetch = await fetch(location.href).then(
          () => "loaded",
          () => "refused",
        );
        const element = document.createElement("script");
        element.textContent = "globalThis.__inline = 1";
        document.body.append(element);
        tried.inline = globalThis.__inline === undefined ? "refused" : "ran";
        const code = `self.onmessage = async () => {
          const fetched = await fetch("${location.href}").then(() => "loaded", () => "refused");
          const evaluated = (() => { try { return (0, eval)("'ran'"); } catch { return "refused"; } })();
          postMessage([fetched, evaluated]);
        };`;
        const worker = new Worker(URL.createObjectURL(new Blob([code])));
        tried.worker = await new Promise((done) => {
          worker.onmessage = ({ data }) => done(data);
          worker.postMessage(0);
        });
        element.remove();
        return tried;
      });
      assert.deepEqual(outcome, {
        fetch: "refused",
        inline: "refused",
        worker: ["refused", "refused"],
      });
      // These are what the browser says of the refusals.
      tools.faults.length = 0;
    },
  ],
  [
    "the worker that validates has no network, no page and no way to load code",
    async (page, tools) => {
      await page.addInitScript(() => {
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          globalThis.__blob = blob;
          return create(blob);
        };
      });
      await open(page, tools);
      await tab(page, "Try a value").click();
      await page.locator("#panel-try .result").getByText("only one of").waitFor();
      const names = [
        "fetch",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "importScripts",
        "Worker",
      ];
      const more = [
        "indexedDB",
        "caches",
        "navigator",
        "BroadcastChannel",
        "document",
        "window",
        "eval",
      ];
      const kinds = await page.evaluate(
        async (all) => {
          const script = `${await globalThis.__blob.text()}
          say(${JSON.stringify(all)}.map((name) => typeof self[name]));`;
          const worker = new Worker(URL.createObjectURL(new Blob([script])));
          return new Promise((done) => {
            worker.onmessage = ({ data }) => done(data);
          });
        },
        [...names, ...more],
      );
      assert.deepEqual(new Set(kinds), new Set(["undefined"]));
    },
  ],
  [
    "a link that is damaged opens the first example",
    async (page, tools) => {
      await open(page, tools, "#%%%not-a-state");
      assert.match(await editor(page, "OpenAPI document").innerText(), /A shop that says/);
    },
  ],
  [
    "the C1 document follows typing, and a document of megabytes does not freeze the page",
    async (page, tools) => {
      await open(page, tools);
      await page.getByRole("combobox", { name: "Example" }).selectOption("c1");
      await page.waitForTimeout(1_000);
      await made(page);
      await editor(page, "OpenAPI document").focus();
      await page.keyboard.press("ControlOrMeta+End");
      const times = [];
      for (let round = 0; round < 5; round += 1) {
        await page.keyboard.type(" ");
        await page.waitForTimeout(300);
        await made(page);
        times.push(Number(/Made in (\d+) ms/.exec(await page.locator("#status").innerText())?.[1]));
      }
      process.stdout.write(`        C1 apps API: made in ${times.join(", ")} ms\n`);
      const schemas = Object.fromEntries(
        Array.from({ length: 20_000 }, (_, at) => [
          `Schema${at}`,
          {
            type: "object",
            properties: { name: { type: "string", description: "A name. ".repeat(10) } },
          },
        ]),
      );
      const big = JSON.stringify(
        {
          openapi: "3.1.0",
          info: { title: "Big", version: "1" },
          paths: {},
          components: { schemas },
        },
        undefined,
        1,
      );
      process.stdout.write(`        a document of ${Math.round(big.length / 1e5) / 10} MB\n`);
      await type(page, "OpenAPI document", big);
      let longest = 0;
      for (let round = 0; round < 10; round += 1) {
        const start = performance.now();
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));
        longest = Math.max(longest, performance.now() - start);
        await page.waitForTimeout(100);
      }
      process.stdout.write(
        `        the page answered within ${Math.round(longest)} ms meanwhile\n`,
      );
      assert.ok(longest < 3_000, `${longest} ms`);
    },
  ],
];
