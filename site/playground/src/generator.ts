import { diff, generate, validate } from "specwright/core";
import { linkValidators } from "./link-validators.js";
import type { Answer, Request } from "./messages.js";

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
      const { text: spec, options } = request;
      const start = performance.now();
      const { files, diagnostics } = await generate({ ...options, spec });
      const milliseconds = performance.now() - start;
      const { protojson, closedObjects } = options;
      const checked = await validate({ spec, protojson, closedObjects });
      // What only generating finds, such as names that cannot be used, comes first.
      const known = new Set(checked.diagnostics.map(({ code, line }) => `${code} ${line}`));
      const more = diagnostics.filter(({ code, line }) => !known.has(`${code} ${line}`));
      return { kind: "make", files, findings: [...more, ...checked.diagnostics], milliseconds };
    }
    case "compare": {
      const { base, revision } = request;
      const { changes, breaking, diagnostics } = await diff({ base, revision });
      return { kind: "compare", changes, breaking, findings: diagnostics };
    }
    case "link":
      return { kind: "link", ...linkValidators(request.files) };
    default:
      return request satisfies never;
  }
}
