import { bundle, diff, generate, validate } from "specwright/core";
import { linkValidators } from "./link-validators.js";
import type { Answer, Request, Texts } from "./messages.js";

/** The worker that generates: the page stays responsive, whatever the document is. */

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
      const { files, diagnostics } = await generate({ ...options, spec, texts });
      const milliseconds = performance.now() - start;
      const { protojson, closedObjects, limits, rules } = options;
      const checked = await validate({ spec, texts, protojson, closedObjects, limits, rules });
      // What only generating finds, such as names that cannot be used, comes first.
      const known = new Set(checked.diagnostics.map(({ code, line }) => `${code} ${line}`));
      const more = diagnostics.filter(({ code, line }) => !known.has(`${code} ${line}`));
      return { kind: "make", files, findings: [...more, ...checked.diagnostics], milliseconds };
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
