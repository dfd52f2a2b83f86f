/** What `resolve` makes of declarations: names in place of strings. */
import type * as ast from "../grammar/ast.ts";
import type { SourceFile } from "../grammar/source.ts";
import { symbolNames } from "../grammar/symbol-names.ts";
import { nearest } from "../runtime/nearest.ts";
import type { Enumeration, Grouping, Named, Nesting, Origin } from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";

/** Declared things by identifier and by label. */
export class NameTable<T extends Named> {
  readonly #byName = new Map<string, T>();
  readonly #byLabel = new Map<string, T>();

  constructor(items: Iterable<T> = []) {
    for (const item of items) this.add(item);
  }

  /** Adds an item by what is still free of its identifier and its label, so that its uses are not reported as well. */
  add(item: T): void {
    if (this.#byName.has(item.name)) return;
    this.#byName.set(item.name, item);
    if (!this.#byLabel.has(item.label)) this.#byLabel.set(item.label, item);
  }

  /** What an identifier or a label of an item stands for already: either would be taken for the other's. */
  takenBy({ name, label }: Named): T | undefined {
    return this.find(name) ?? this.find(label);
  }

  find(text: string): T | undefined {
    return this.#byName.get(text) ?? this.#byLabel.get(text);
  }

  near(text: string): string | null {
    return nearest(text, this.names());
  }

  names(): string[] {
    return [...this.#byName.keys(), ...this.#byLabel.keys()];
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#byName.values();
  }
}

/** The item with an identifier or a label. */
export function findNamed<T extends Named>(items: readonly T[], text: string): T | undefined {
  return items.find(({ name }) => name === text) ?? items.find(({ label }) => label === text);
}

/** A fact of the vocabulary. */
export interface FactSymbol extends Named {
  readonly type: Type;
  readonly optional: boolean;
  readonly node: ast.Fact;
}

/** A decision of the vocabulary, or one that the notice adds. */
export interface DecisionSymbol extends Named {
  readonly type: Type;
  /** Whether the declared type allows an absent value. */
  readonly optional: boolean;
  readonly role: "output" | "auxiliary";
  readonly node: ast.Decision;
  readonly origin: Origin;
}

/** A name for an expression, which may have parameters. */
export interface DefineSymbol extends Named {
  readonly parameters: readonly string[];
  readonly node: ast.Define;
  readonly origin: Origin;
}

/** An entity with what is declared of it. */
export interface EntitySymbol extends Named {
  /** In what its records stand. */
  readonly nestings: Nesting[];
  /** Of what records it is formed. */
  groups: Grouping | null;
  readonly facts: NameTable<FactSymbol>;
  readonly decisions: NameTable<DecisionSymbol>;
  readonly defines: NameTable<DefineSymbol>;
  readonly requirements: readonly ast.Requirement[];
}

/** All that a vocabulary declares. */
export interface VocabularySymbols extends Named {
  readonly file: SourceFile;
  readonly enumerations: NameTable<Enumeration>;
  readonly entities: NameTable<EntitySymbol>;
  /** The entity that a notice speaks of where it does not say another; null where none is declared. */
  readonly main: EntitySymbol | null;
}

/** A figure of the notice. */
export interface ParameterSymbol extends Named {
  readonly node: ast.Parameter;
  readonly origin: Origin;
}

/** A reading with its options. */
export interface ReadingSymbol extends Named {
  readonly options: NameTable<Named>;
  readonly byDefault: string;
  readonly node: ast.Reading;
  readonly origin: Origin;
}

/** A row with the clause that it stands in. */
export interface RowSymbol {
  readonly node: ast.Row;
  readonly origin: Origin;
}

/** A table with its rows, those of later clauses included. */
export interface TableSymbol extends Named {
  readonly node: ast.Table;
  readonly rows: RowSymbol[];
  readonly origin: Origin;
}

/** An item of a clause with where it stands. */
export interface Placed<T> {
  readonly node: T;
  readonly origin: Origin;
}

/** Identifier and label of a declaration; a name given alone serves as both. */
export function declaredNames(name: ast.Name, label: ast.Text | null): Named {
  return label === null ? { name: name.text, label: name.text } : symbolNames(name.text, label.value);
}
