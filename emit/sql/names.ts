import type { GroupKey, VectorLayout } from "../columnar/form.ts";
import { optionNames, type TypeOfOptions } from "../option-names.ts";
import type { Dialect } from "./dialect.ts";

/** Whether a record counts in its groups, which it does where it is not refused. No fact and no decision is called so. */
export const countsColumn = "?counts";

/** The columns that tell groups of a kind apart: the key, and the number of a record that has none. */
export function keyColumns({ name }: Pick<GroupKey, "name">): readonly [key: string, alone: string] {
  return [`?group ${name}`, `?alone ${name}`];
}

/** The column of a vector: that of a value has the name of its fact or decision. */
export function laneName(sql: Dialect, { name, part }: VectorLayout): string {
  return sql.quoted(part === "value" ? name : `${name} ${part}`);
}

/** The options of a type as SQL has them: texts, or the numbers of years. */
export function optionLiterals(sql: Dialect, type: TypeOfOptions): readonly string[] {
  return type.kind === "years" ? optionNames(type) : optionNames(type).map((name) => sql.literal(name));
}

/** Thrown where a statement cannot say what a program asks. */
export class NotInSql extends Error {
  /** The fact or the decision. */
  readonly about: string;

  constructor(about: string) {
    super(`SQL cannot say what is asked of ${about}`);
    this.name = "NotInSql";
    this.about = about;
  }
}
