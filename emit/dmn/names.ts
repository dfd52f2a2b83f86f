/** What the elements of a model are called: names that FEEL reads as one, without blanks, signs or words of its own. */
import type * as ir from "../../ir/ir.ts";
import { plainName, typeName } from "../names.ts";
import { Scope } from "../scope.ts";

/** Words of FEEL and functions that every model may call. */
const words = (
  "if then else for in return some every satisfies between and or not true false null function external instance of " +
  "item partial date time duration string number context list abs all any append before after ceiling concatenate contains count " +
  "decimal during even exp finishes flatten floor includes log matches max mean median meets min mode modulo now odd overlaps " +
  "product range replace remove reverse sort split sqrt starts stddev sublist substring sum today union week day month year"
).split(" ");

/** The functions of the calendar that a model defines where it calls them. */
export type CalendarFunction = "fullYears" | "monthsBetween" | "isWorkday" | "toWorkday" | "addWorkdays";

/** The names of one model; one thing always has one name. */
export class ModelNames {
  readonly #scope = new Scope(null, words);
  readonly #names = new Map<string, string>();

  /** Facts and decisions come first, so that they keep their names before all others. */
  constructor({ facts, decisions }: ir.EntityProgram) {
    for (const { name } of facts) this.fact(name);
    for (const { name } of decisions) this.decision(name);
  }

  fact(name: string): string {
    return this.#name(`fact ${name}`, name);
  }

  decision(name: string): string {
    return this.#name(`decision ${name}`, name);
  }

  parameter(name: string): string {
    return this.#name(`parameter ${name}`, name);
  }

  table(name: string): string {
    return this.#name(`table ${name}`, name);
  }

  /** A column of a data table: no decision has its name, since conditions on rows see both. */
  column(table: string, name: string): string {
    return this.#name(`column ${table} ${name}`, name);
  }

  /** What is wrong with a record. */
  problem(): string {
    return this.#name("problem", "problem");
  }

  /** A variable of an iteration. */
  variable(name: string): string {
    return this.#name(`variable ${name}`, name);
  }

  /** A function of the calendar. */
  calendar(name: CalendarFunction): string {
    return this.#name(`calendar ${name}`, name);
  }

  #name(key: string, wanted: string): string {
    const found = this.#names.get(key);
    if (found !== undefined) return found;
    const name = this.#scope.allot(plainName(wanted).replaceAll("$", "_"));
    this.#names.set(key, name);
    return name;
  }
}

/** The type of an enumeration, of a set of it, or of a row of a table. */
export function itemName(name: string, suffix = ""): string {
  return `t${typeName(name).replaceAll("$", "_")}${suffix}`;
}
