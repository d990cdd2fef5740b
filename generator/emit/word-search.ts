/** A power of two: so many classes of words are told apart by their characters' sum alone. */
const classes = 1 << 16;

/**
 * Finds out which of some words stand in texts, as whole words; some places are none, as those inside
 * of strings. Code of many megabytes is read for this: of most words the sum of the characters tells
 * that they are not wanted, without a string being made of them.
 */
export class WordSearch {
  readonly found = new Set<string>();
  readonly #wanted: ReadonlySet<string>;
  /** Of each sum how many words are still to be found. */
  readonly #missing = new Uint16Array(classes);

  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
    for (const word of wanted) this.#count(word, 1);
  }

  search(text: string): void {
    const { length } = text;
    let start = 0;
    let sum = 0;
    for (let at = 0; at < length; at += 1) {
      const character = text.charCodeAt(at);
      if (character >= 128 || inWords[character] === 1) {
        sum = addTo(sum, character);
      } else {
        if (at > start) this.#end(text, start, at, sum);
        start = at + 1;
        sum = 0;
      }
    }
    this.#end(text, start, length, sum);
  }

  #end(text: string, start: number, end: number, sum: number): void {
    if (this.#missing[sum & (classes - 1)] !== 0) this.#note(text.slice(start, end));
  }

  #note(word: string): void {
    if (!this.#wanted.has(word) || this.found.has(word)) return;
    this.found.add(word);
    this.#count(word, -1);
  }

  #count(word: string, change: 1 | -1): void {
    let sum = 0;
    for (let at = 0; at < word.length; at += 1) sum = addTo(sum, word.charCodeAt(at));
    const index = sum & (classes - 1);
    this.#missing[index] = (this.#missing[index] ?? 0) + change;
  }
}

function addTo(sum: number, character: number): number {
  return (Math.imul(sum, 31) + character) | 0;
}

/** 1 for `A-Z a-z 0-9 _ $`; all beyond ASCII counts as well. */
const inWords = Uint8Array.from({ length: 128 }, (_, character) =>
  /[\w$]/.test(String.fromCharCode(character)) ? 1 : 0,
);
