import type * as ir from "../ir/ir.ts";
import { plainName } from "./names.ts";
import { Scope } from "./scope.ts";

/** The names inside the functions of one entity; one thing always has one name. */
export class LocalNames {
  readonly #scope: Scope;
  readonly #names = new Map<string, string>();

  /** The record, its facts and decisions come first, so that they keep their names before all others. */
  constructor(module: Scope, { name, facts, decisions }: ir.EntityProgram) {
    this.#scope = new Scope(module);
    this.record(name);
    for (const fact of facts) this.fact(fact.name);
    for (const decision of decisions) this.decision(decision.name);
  }

  /** The record at hand, the record around it, or an item of a list; `depth` counts those of its kind around it. */
  record(entity: string, depth = 0): string {
    return this.#name("record", `${entity} ${depth}`, atDepth(entity, depth));
  }

  /** What is decided of an item of a list. */
  decided(entity: string, depth = 0): string {
    return this.#name("decided", `${entity} ${depth}`, `${atDepth(entity, depth)}Decided`);
  }

  fact(name: string): string {
    return this.#name("fact", name, name);
  }

  decision(name: string): string {
    return this.#name("decision", name, name);
  }

  /** Which rules of a decision apply, a bit a rule; several words where there are many. */
  rules(decision: string, word: number): string {
    return this.#name("rules", `${decision} ${word}`, `${decision}Rules${word === 0 ? "" : word + 1}`);
  }

  /** What the row that a table picks gives. */
  pickedRow(pick: string): string {
    return this.#name("pickedRow", pick, `${pick}Row`);
  }

  /** A record that a function takes and does not ask. */
  unasked(entity: string): string {
    return this.#name("unasked", entity, `_${entity}`);
  }

  /** The row of a data table at hand; `depth` counts those of its kind around it. */
  tableRow(table: string, depth = 0): string {
    return this.#name("tableRow", `${table} ${depth}`, `${atDepth(table, depth)}Row`);
  }

  /** What keeps the decisions that records ask of one another. */
  once(): string {
    return this.#name("once", "", "once");
  }

  /** The items of one month. */
  items(): string {
    return this.#name("items", "", "items");
  }

  #name(kind: string, of: string, wanted: string): string {
    const key = `${kind} ${of}`;
    const found = this.#names.get(key);
    if (found !== undefined) return found;
    const name = this.#scope.allot(plainName(wanted));
    this.#names.set(key, name);
    return name;
  }
}

/** A record among others of its kind is another than the one at hand. */
function atDepth(name: string, depth: number): string {
  return depth === 0 ? name : `other${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
