/** Texts as numbers, in the order in which they are met; those that rules name come first. */
export class TextCodes {
  readonly #texts: string[];
  readonly #codes: Map<string, number>;

  constructor(named: readonly string[] = []) {
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

  textOf(code: number): string {
    return this.#texts[code]!;
  }
}
