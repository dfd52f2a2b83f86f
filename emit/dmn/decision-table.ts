/** Decision tables: rows of tests laid out in columns. */
import { element, type Element, withText } from "./xml.ts";
import { interval, isKnown, type UnaryTest } from "./unary-tests.ts";

/** A row before it is laid out. */
export interface TableRow {
  readonly tests: readonly UnaryTest[];
  readonly outputs: readonly string[];
  /** The clause that it comes from, and what it is called. */
  readonly remark: string;
}

/** A table before it is laid out. */
export interface DecisionTable {
  readonly id: string;
  readonly hitPolicy: "UNIQUE" | "FIRST" | "ANY";
  readonly outputs: readonly {
    readonly name: string | null;
    readonly typeRef: string | null;
    readonly otherwise: string | null;
  }[];
  readonly rows: readonly TableRow[];
}

/** What heads a column, and for each row the test in it. */
interface Column {
  readonly subject: string;
  readonly type: UnaryTest["type"];
  readonly cells: (UnaryTest | undefined)[];
}

/** A table as an element. */
export function tableElement({ id, hitPolicy, outputs, rows }: DecisionTable): Element {
  const columns = columnsOf(rows);
  return element("decisionTable", { id, hitPolicy }, [
    ...columns.map(({ subject, type }, index) =>
      element("input", { id: `${id}_input${index + 1}` }, [
        withText("inputExpression", subject, { typeRef: type === null ? null : (plainTypes[type] ?? null) }),
      ]),
    ),
    ...outputs.map(({ name, typeRef, otherwise }, index) =>
      element("output", { id: `${id}_output${index + 1}`, name, typeRef }, [
        otherwise === null ? null : withText("defaultOutputEntry", otherwise),
      ]),
    ),
    element("annotation", { name: "clause" }),
    ...rows.map((row, index) =>
      element("rule", { id: `${id}_rule${index + 1}` }, [
        ...columns.map(({ cells }) => withText("inputEntry", cells[index]?.test ?? "-")),
        ...row.outputs.map((text) => withText("outputEntry", text)),
        withText("annotationEntry", row.remark),
      ]),
    ),
  ]);
}

const plainTypes: Readonly<Record<string, string>> = {
  bool: "boolean",
  int: "number",
  money: "number",
  rate: "number",
  exactMoney: "number",
  date: "date",
  text: "string",
  enum: "string",
};

function columnsOf(rows: readonly TableRow[]): readonly Column[] {
  const columns: Column[] = [];
  rows.forEach(({ tests }, row) => {
    for (const test of tests) place(columns, row, test);
  });
  // A table has an input at least, if only one that every record passes.
  return columns.length > 0 ? columns : [{ subject: "true", type: "bool", cells: [] }];
}

/** Puts a test into the first column of its subject that has room in the row, joined with what stands there where both are limits. */
function place(columns: Column[], row: number, test: UnaryTest): void {
  const own = columns.filter(({ subject }) => subject === test.subject);
  if (own.some(({ cells }) => cells[row]?.test === test.test)) return;
  for (const { cells } of own) {
    const both = joinedTest(cells[row], test);
    if (both === null) continue;
    cells[row] = both;
    return;
  }
  const column: Column = { subject: test.subject, type: test.type, cells: [] };
  column.cells[row] = test;
  columns.push(column);
}

/** Two tests of one value as one, where a cell can say both. Whatever passes another test than `null` is known. */
function joinedTest(present: UnaryTest | undefined, test: UnaryTest): UnaryTest | null {
  if (present === undefined || (present.test === isKnown && test.test !== "null")) return test;
  return interval(present, test);
}
