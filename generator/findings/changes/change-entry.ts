/** What is known of a kind of change, whatever documents it is found in. */
export interface ChangeEntry {
  /** What happened, in words that follow the name of the place: `is required now`. */
  readonly says: string;
  /** How to avoid the break, or what to tell those whom it concerns. */
  readonly avoid: string;
  /** On which side it can break somebody. */
  readonly breaks: "request" | "response" | "both" | "never";
  /** The sides on which it is worth a look where it breaks nobody. */
  readonly risky?: "request" | "response" | "both";
}
