/** An issue as the validators of the output report it. */
export interface Issue {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  /** For the code `oneof`: the members that are set. */
  readonly oneof?: { readonly set: readonly string[] };
}

export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly issues: readonly Issue[] }
  | { readonly fault: string };

/** Patterns of a document may take for ever. */
const patience = 2_000;

/**
 * Validates a value by code that was just generated, in a worker of its own. A worker has no page, and this one
 * inherits the page's policy, by which nothing can be fetched.
 */
export function tryValue(script: string, name: string, value: unknown): Promise<Verdict> {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(url);
  return new Promise<Verdict>((resolve) => {
    const timer = setTimeout(() => {
      resolve({ fault: "The validator took more than two seconds, and was stopped." });
    }, patience);
    worker.onmessage = ({ data }: MessageEvent<Verdict>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      clearTimeout(timer);
      resolve({ fault: message });
    };
    worker.postMessage({ name, value });
  }).finally(() => {
    worker.terminate();
    URL.revokeObjectURL(url);
  });
}
