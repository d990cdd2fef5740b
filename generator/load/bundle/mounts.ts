import type { Location } from "../../findings/diagnostics.js";
import { placeBelow, type DocumentPlace } from "../references/document-place.js";
import type { Pointer } from "../../json/json.js";
import { formatPointer, parsePointer, rootPointer } from "../../json/pointer.js";
import type { LocateAt } from "../source-file.js";

interface Mount {
  readonly place: DocumentPlace;
  /** The key of the part is in the file that refers to it, not in the part's own file. */
  readonly keyOutside: boolean;
}

/** By pointer into the bundled document, the file and place where each part comes from. */
export class Mounts {
  readonly #mounts = new Map<Pointer, Mount>();

  constructor(root: DocumentPlace) {
    this.#mounts.set(rootPointer, { place: root, keyOutside: false });
  }

  /** Records that the part under `pointer` comes from `place`: it replaces a reference. */
  addInPlace(pointer: Pointer, place: DocumentPlace): void {
    // If both places have the same key, show the one next to the value.
    const sameKey = parsePointer(place.pointer).at(-1) === parsePointer(pointer).at(-1);
    this.#mounts.set(pointer, { place, keyOutside: !sameKey });
  }

  /** Records a part that has a new key. */
  addHoisted(pointer: Pointer, place: DocumentPlace): void {
    this.#mounts.set(pointer, { place, keyOutside: false });
  }

  /** The place from which the part under `pointer` comes. */
  placeOf(pointer: Pointer): DocumentPlace | undefined {
    const segments = parsePointer(pointer);
    for (let length = segments.length; length >= 0; length--) {
      const mount = this.#mounts.get(formatPointer(segments.slice(0, length)));
      if (mount !== undefined) return placeBelow(mount.place, ...segments.slice(length));
    }
    return undefined;
  }

  locate(pointer: Pointer, at: LocateAt): Location | undefined {
    const segments = parsePointer(pointer);
    for (let length = segments.length; length >= 0; length--) {
      const mount = this.#mounts.get(formatPointer(segments.slice(0, length)));
      if (mount === undefined) continue;
      if (at === "key" && mount.keyOutside && length === segments.length) continue;
      const place = placeBelow(mount.place, ...segments.slice(length));
      return place.source.locate(place.pointer, at);
    }
    return undefined;
  }
}
