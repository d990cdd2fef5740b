/** Text is outside of the vocabulary that is laid out here: prettier itself has to look at it. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
}

/** Throws: the text has something that this engine does not know. */
export function unsupported(what: string): never {
  throw new Unsupported(what);
}
