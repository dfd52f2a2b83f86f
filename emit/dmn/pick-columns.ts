/** A table that decides gives out a row at once: its number where that is asked, and the fixed cells that decisions read. */
import { expressionsOf } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import { plainName } from "../names.ts";
import { Scope } from "../scope.ts";

/** What a table gives out of its row. */
export interface PickColumns {
  /** Whether the number of the row is asked, where cells are worked out. */
  readonly rowAsked: boolean;
  /** Columns of fixed cells, by name. */
  readonly fixed: readonly { readonly name: string; readonly of: ir.CellOf }[];
}

/** What the decisions of an entity read of a table's row. */
export function columnsOfPick({ decisions }: ir.EntityProgram, pick: string): PickColumns {
  const scope = new Scope(null, ["row"]);
  const columns: { readonly name: string; readonly of: ir.CellOf }[] = [];
  let rowAsked = false;
  for (const decision of decisions) {
    for (const node of expressionsOf(decision).flatMap(walk)) {
      if (node.kind === "decision" && node.name === pick) rowAsked = true;
      if (node.kind !== "cell" || node.pick !== pick) continue;
      if (!isFixed(node)) rowAsked = true;
      else if (columnOf(columns, node) === undefined)
        columns.push({ name: scope.allot(plainName(decision.name).replaceAll("$", "_")), of: node });
    }
  }
  return { rowAsked: rowAsked || columns.length === 0, fixed: columns };
}

/** The column in which the cells of a node stand. */
export function columnOf(columns: PickColumns["fixed"], node: ir.CellOf): string | undefined {
  return columns.find(({ of }) => of === node)?.name;
}

/** Whether a row has something of its own in a column whatever the record. */
export function isFixed({ cells }: ir.CellOf): boolean {
  return cells.every(({ kind }) => kind === "constant");
}
