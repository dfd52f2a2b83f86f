import type { Type } from "../ir/types.ts";
import type { ModuleNames } from "./module-names.ts";
import { plainName } from "./names.ts";
import { Scope } from "./scope.ts";

/** Values that are made once for a module. */
export class ConstantPool {
  readonly #names: ModuleNames;
  readonly #constants = new Map<string, string>();
  readonly #tables = new Map<string, RowTable>();
  readonly #work = new Map<string, string>();

  constructor(names: ModuleNames) {
    this.#names = names;
  }

  /** The name of the constant with this definition. */
  name(wanted: string, definition: string): string {
    const found = this.#constants.get(definition);
    if (found !== undefined) return found;
    const name = this.#names.constant(wanted);
    this.#constants.set(definition, name);
    return name;
  }

  /** What shared work with this code is called: by what asks it, and a number where that asks several. */
  work(asking: string, code: string): string {
    const found = this.#work.get(code);
    if (found !== undefined) return found;
    const taken = new Set(this.#work.values());
    let name = asking;
    for (let count = 2; taken.has(name); count++) name = `${asking} ${count}`;
    this.#work.set(code, name);
    return name;
  }

  /** What the rows give that a table picks. */
  tableOf(entity: string, pick: string): RowTable {
    const key = `${entity}.${pick}`;
    let table = this.#tables.get(key);
    if (table === undefined) {
      table = new RowTable(this.#names.constant(`${plainName(pick)}Rows`), entity, pick);
      this.#tables.set(key, table);
    }
    return table;
  }

  /** Name and definition, in the order in which they were first needed. */
  constants(): readonly (readonly [name: string, definition: string])[] {
    return [...this.#constants].map(([definition, name]) => [name, definition] as const);
  }

  tables(): readonly RowTable[] {
    return [...this.#tables.values()];
  }
}

/** A field of a table's rows. */
export interface RowField {
  readonly name: string;
  readonly type: Type;
  /** Its values as code: where no row counts, then by row as listed in the notice. */
  readonly codes: readonly string[];
}

/** The fixed values of a table: an object a row, before them the one where no row counts. */
export class RowTable {
  readonly name: string;
  readonly entity: string;
  readonly pick: string;
  readonly #fields = new Map<string, RowField>();
  readonly #scope = new Scope(null);

  constructor(name: string, entity: string, pick: string) {
    this.name = name;
    this.entity = entity;
    this.pick = pick;
  }

  /** The field with these values, by the decision that first needs it. */
  field(decision: string, type: Type, codes: readonly string[]): string {
    const key = codes.join("\n");
    let field = this.#fields.get(key);
    if (field === undefined) {
      field = { name: this.#scope.allot(decision), type, codes };
      this.#fields.set(key, field);
    }
    return field.name;
  }

  fields(): readonly RowField[] {
    return [...this.#fields.values()];
  }
}
