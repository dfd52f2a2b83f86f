import type { VectorLayout } from "../columnar/form.ts";
import { optionNames, type TypeOfOptions } from "../option-names.ts";

/** A name as SQL quotes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The column of a vector: that of a value has the name of its fact or decision. */
export function laneName({ name, part }: VectorLayout): string {
  return quoted(part === "value" ? name : `${name} ${part}`);
}

/** A text as SQL quotes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The options of a type as SQL has them: texts, or the numbers of years. */
export function optionLiterals(type: TypeOfOptions): readonly string[] {
  return type.kind === "years" ? optionNames(type) : optionNames(type).map(literal);
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
