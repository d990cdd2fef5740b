/** A kind of change, independent of documents. */
export interface ChangeEntry {
  /** What happened, in words that follow the name of the place: `is required now`. */
  readonly says: string;
  /** How to avoid the break, or how to announce it. */
  readonly avoid: string;
  /** The side that it can break. */
  readonly breaks: "request" | "response" | "both" | "never";
  /** The sides on which it is risky where it breaks nothing. */
  readonly risky?: "request" | "response" | "both";
}
