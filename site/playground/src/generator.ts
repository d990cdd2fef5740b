import { bundle, diff, generate, validate } from "specwright/core";
import { linkValidators } from "./link-validators.js";
import type { Answer, Request, Texts } from "./messages.js";

/** The worker that generates: the page stays responsive, whatever the document is. */

/** Modules without a tab, on which those with one do not depend. */
const unseen = { document: false, index: false, inputs: false, messages: false };

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  void answerTo(data).then(
    (answer) => self.postMessage(answer),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      self.postMessage({ kind: "failed", message } satisfies Answer);
    },
  );
});

async function answerTo(request: Request): Promise<Answer> {
  switch (request.kind) {
    case "make": {
      const { text: spec, texts, options } = request;
      const start = performance.now();
      const builtIn = { ...options.builtIn, ...unseen };
      const { files, diagnostics } = await generate({ ...options, builtIn, spec, texts });
      const milliseconds = performance.now() - start;
      return { kind: "make", files, findings: diagnostics, milliseconds };
    }
    case "check": {
      const { text: spec, texts, options } = request;
      const { protojson, closedObjects, limits, rules } = options;
      const checked = await validate({ spec, texts, protojson, closedObjects, limits, rules });
      return { kind: "check", findings: checked.diagnostics };
    }
    case "compare": {
      const { base, texts, options } = request;
      const { protojson, closedObjects } = options;
      const revision = await joined(request.revision, texts);
      const { changes, breaking, diagnostics } = await diff({
        ...{ base, revision, protojson, closedObjects },
      });
      return { kind: "compare", changes, breaking, findings: diagnostics };
    }
    case "link":
      return { kind: "link", ...linkValidators(request.files) };
    default:
      return request satisfies never;
  }
}

/** A comparison takes documents in one piece; one that cannot be joined says why by itself. */
async function joined(spec: string, texts: Texts): Promise<string | object> {
  if (Object.keys(texts).length === 0) return spec;
  const { document } = await bundle({ spec, texts });
  return document ?? spec;
}
