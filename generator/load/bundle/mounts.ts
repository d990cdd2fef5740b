import type { Location } from "../../findings/diagnostics.js";
import { placeBelow, type DocumentPlace } from "../references/document-place.js";
import type { Pointer } from "../../json/json.js";
import { formatPointer, parsePointer, rootPointer } from "../../json/pointer.js";
import type { LocateAt } from "../source-file.js";

interface Mount {
  readonly place: DocumentPlace;
  /** The key above the part stands where the part is mounted, not in the part's own file. */
  readonly keyOutside: boolean;
}

/** Which part of which file stands where in the bundled document. */
export class Mounts {
  readonly #mounts = new Map<Pointer, Mount>();

  constructor(root: DocumentPlace) {
    this.#mounts.set(rootPointer, { place: root, keyOutside: false });
  }

  /** From here on, what stands under `pointer` comes from `place`: it replaces a reference there. */
  addInPlace(pointer: Pointer, place: DocumentPlace): void {
    // A key that both have is better shown beside its value.
    const sameKey = parsePointer(place.pointer).at(-1) === parsePointer(pointer).at(-1);
    this.#mounts.set(pointer, { place, keyOutside: !sameKey });
  }

  /** The same for a part that was given a new key. */
  addHoisted(pointer: Pointer, place: DocumentPlace): void {
    this.#mounts.set(pointer, { place, keyOutside: false });
  }

  /** Where what stands under `pointer` comes from. */
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
