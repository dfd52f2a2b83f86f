/** What a row of a deciding table is called, and what it is made of. */
import type { Expression, Named, PickRow } from "./ir.ts";

/** What people are told of a row by: its category, or the place at which it is listed. */
export function rowNames({ category, index }: Pick<PickRow, "category" | "index">): Named {
  return category ?? { name: String(index + 1), label: `第${index + 1}行` };
}

/** What a row asks in each of so many columns, null where nothing; as it was written, before any simplification. */
export function testsOf({ guard, columns }: PickRow, count: number): readonly (Expression | null)[] {
  const parts = columns.length > 1 && guard.kind === "and" ? guard.operands : [guard];
  return Array.from({ length: count }, (_, column) => all(parts.filter((_, index) => columns[index] === column)));
}

function all([first, ...more]: readonly Expression[]): Expression | null {
  if (first === undefined) return null;
  const { type, origin } = first;
  return more.length === 0 ? first : { kind: "and", operands: [first, ...more], type, origin };
}
