import { addMonths } from "../runtime/date.ts";
import { filledInText } from "../explain/condition-text.ts";
import type { ConditionText } from "../explain/explanation.ts";
import type {
  And,
  CellOf,
  DataTable,
  Decision,
  EntityProgram,
  Expression,
  Named,
  Pick,
  PickRow,
  Program,
} from "../ir/ir.ts";
import { testsOf } from "../ir/pick-row.ts";
import { walk } from "../ir/walk.ts";
import { valueText } from "../explain/value-text.ts";
import { datesMoved } from "./move-dates.ts";

/** A row of a table: what it is called, what tells whether it is the same, and what it says. */
export interface TableRowEntry extends Named {
  readonly key: string;
  readonly clause: string | null;
  readonly parts: readonly RowPart[];
}

/** What a row says in one column, or under which condition it counts. */
export interface RowPart {
  /** The column, in words of both surfaces; null for the condition. */
  readonly column: Named | null;
  readonly text: ConditionText;
  readonly substance: string;
}

/** A column of a table that picks a row: the decision that its cells give. */
export interface Column {
  readonly decision: Decision;
  readonly cells: readonly Expression[];
  readonly otherwise: Expression | null;
}

/** The tables of a program that pick a row, with the entity that they are about. */
export function pickTables(
  program: Program,
): readonly { readonly entity: EntityProgram; readonly decision: Decision; readonly pick: Pick }[] {
  return program.entities.flatMap((entity) =>
    entity.decisions.flatMap((decision) =>
      decision.body.kind === "pick" ? [{ entity, decision, pick: decision.body }] : [],
    ),
  );
}

/** The columns of a table that picks a row, in the order of the decisions. */
export function columnsOf({ decisions }: EntityProgram, table: string): readonly Column[] {
  return decisions.flatMap((decision) => {
    const cell = [...walk(decision.body)].find((node): node is CellOf => node.kind === "cell" && node.pick === table);
    return cell === undefined ? [] : [{ decision, cells: cell.cells, otherwise: cell.otherwise }];
  });
}

/** Every row of every table, the picking ones by category, the others by their first cell. */
export function tableRows(program: Program, monthsAhead: number): readonly TableRowEntry[] {
  return [
    ...pickTables(program).flatMap(({ entity, decision, pick }) =>
      pickRows(program, entity, decision, pick, monthsAhead),
    ),
    ...program.dataTables.flatMap((table) => dataRows(table, monthsAhead)),
  ];
}

function pickRows(
  program: Program,
  entity: EntityProgram,
  { name, label }: Decision,
  pick: Pick,
  monthsAhead: number,
): readonly TableRowEntry[] {
  const columns = columnsOf(entity, name);
  return pick.rows
    .toSorted((one, other) => one.index - other.index)
    .map((row) => {
      const called = calledIn(program, row, monthsAhead);
      const cells = columns.map(({ decision, cells: each }): RowPart =>
        partOf(program, decision, each[row.index]!, monthsAhead),
      );
      const provided = providedIn(row, pick.heads.length);
      return {
        name: `${name}: ${called.text.en}`,
        label: `${label}：${called.text.zh}`,
        key: `${name} ${called.substance}`,
        clause: row.origin.clause,
        parts: provided === null ? cells : [...cells, partOf(program, null, provided, monthsAhead)],
      };
    });
}

function partOf(program: Program, column: Named | null, expression: Expression, monthsAhead: number): RowPart {
  return {
    column,
    text: filledInText(program, expression),
    substance: filledInText(program, datesMoved(expression, monthsAhead)).en,
  };
}

/** A row is called by its category; where it has none by all that it asks, as its place says nothing to another file. */
function calledIn(program: Program, { category, guard }: PickRow, monthsAhead: number): Omit<RowPart, "column"> {
  if (category === null) return partOf(program, null, guard, monthsAhead);
  return { text: { en: category.name, zh: category.label }, substance: category.name };
}

/** What a row asks beside that its category is held; null where that is nothing, or what the row is called by. */
function providedIn(row: PickRow, columns: number): Expression | null {
  if (row.category === null) return null;
  const [first, ...rest] = testsOf(row, columns)
    .slice(1)
    .filter((each) => each !== null);
  if (first === undefined || rest.length === 0) return first ?? null;
  return { ...first, kind: "and", operands: [first, ...rest] } as And;
}

function dataRows({ name, label, columns, rows }: DataTable, monthsAhead: number): readonly TableRowEntry[] {
  return rows.map(({ values, origin }) => {
    const parts = columns.map((column): RowPart => {
      const written = (surface: "en" | "zh"): string => valueText(column.type, values[column.name] ?? null, surface);
      const value = values[column.name] ?? null;
      const isDate = column.type.kind === "date" && typeof value === "number";
      const substance = isDate ? valueText(column.type, addMonths(value, monthsAhead), "en") : written("en");
      return { column, text: { en: written("en"), zh: written("zh") }, substance };
    });
    const [first, ...rest] = parts;
    const { en, zh } = first?.text ?? { en: "", zh: "" };
    return {
      name: `${name}: ${en}`,
      label: `${label}：${zh}`,
      key: `${name} ${en}`,
      clause: origin.clause,
      parts: rest,
    };
  });
}
