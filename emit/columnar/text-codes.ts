/** Texts as numbers, in the order in which they are met; those that rules name come first. */
export class TextCodes {
  readonly #named: number;
  readonly #texts: string[];
  readonly #codes: Map<string, number>;

  constructor(named: readonly string[] = []) {
    this.#named = named.length;
    this.#texts = [...named];
    this.#codes = new Map(named.map((text, code) => [text, code]));
  }

  /** The texts by their codes. */
  get all(): readonly string[] {
    return this.#texts;
  }

  codeOf(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      this.#codes.set(text, (code = this.#texts.length));
      this.#texts.push(text);
    }
    return code;
  }

  /** Forgets all texts but those that rules name, so that the codes of a block of records end with it. */
  forgetOthers(): void {
    for (const text of this.#texts.splice(this.#named)) this.#codes.delete(text);
  }

  textOf(code: number): string {
    return this.#texts[code]!;
  }
}
