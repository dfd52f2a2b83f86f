/** A place in generated code where every name must differ: a module, or a function in it. */
export class Scope {
  readonly #names: Set<string>;
  /** Names of the functions inside, which what is declared around them must not take. */
  readonly #inner = new Set<string>();
  readonly #outer: Scope | null;

  constructor(outer: Scope | null, reserved: Iterable<string> = []) {
    this.#outer = outer;
    this.#names = new Set(reserved);
  }

  /** A name that is free here, around and within: the wanted one, else that with a `_` behind it. */
  allot(wanted: string): string {
    let name = wanted;
    for (let count = 1; !this.#isFree(name); count++) name = `${wanted}_${count === 1 ? "" : count}`;
    this.#names.add(name);
    if (this.#outer !== null) this.#outer.#inner.add(name);
    return name;
  }

  #isFree(name: string): boolean {
    const isAround = this.#outer !== null && this.#outer.#names.has(name);
    return !isAround && !this.#names.has(name) && !this.#inner.has(name);
  }
}
