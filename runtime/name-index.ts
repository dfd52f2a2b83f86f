import { nearest } from "./nearest.ts";

/** Anything that has an identifier and a Chinese label. */
interface Labelled {
  readonly name: string;
  readonly label: string;
}

const remembered = 256;

/** Finds the thing that a text names by identifier or by label, at once; an identifier goes before a label. */
export class NameIndex<T extends Labelled> {
  readonly #byText = new Map<string, T>();
  readonly #nearest = new Map<string, string | null>();

  constructor(named: readonly T[]) {
    for (const each of named) this.#byText.set(each.name, each);
    for (const each of named) if (!this.#byText.has(each.label)) this.#byText.set(each.label, each);
  }

  /** What the text names, if anything. */
  find(text: string): T | undefined {
    return this.#byText.get(text);
  }

  /** The known name nearest to the text; the answers for the first few unknown names are kept, for they recur. */
  nearest(text: string): string | null {
    const known = this.#nearest.get(text);
    if (known !== undefined) return known;
    const near = nearest(text, this.#byText.keys());
    if (this.#nearest.size < remembered) this.#nearest.set(text, near);
    return near;
  }
}
