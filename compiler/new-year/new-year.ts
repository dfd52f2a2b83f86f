/** Last year's notice as the draft of this year's: dates moved, everything to be confirmed marked. */
import * as ast from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import { isLeapDayLost, moveDates, moveYearFigures } from "./move-years.ts";

/** What the new file is: its name and its plan year. */
export interface NewYear {
  readonly name: string;
  readonly year: number;
}

/** The draft of a new year's notice. */
export interface Draft {
  readonly tree: ast.NoticeFile;
  /** Dates on a 29 February, which the new year does not have; they stand on the 28th. */
  readonly lostLeapDays: readonly ast.DateLiteral[];
}

/** The plan year that a notice states, or null. */
export function planYear({ headers }: ast.NoticeFile): number | null {
  const year = headers.find(({ key }) => key === "year")?.value;
  return year?.kind === "IntLiteral" ? year.value : null;
}

/** The draft of another year's notice, which amends none. Spans still point into the old file, so that its comments can be printed. */
export function draftNewYear(old: ast.NoticeFile, oldYear: number, { name, year }: NewYear): Draft {
  const move = new Move(oldYear, year - oldYear);
  const tree = {
    ...old,
    name: { ...old.name, text: name },
    title: move.text(old.title),
    headers: old.headers.filter(({ key }) => key !== "amends").map((header) => move.header(header)),
    clauses: old.clauses.map((clause) => move.clause(clause)),
  };
  return { tree, lostLeapDays: datesIn(old).filter((date) => isLeapDayLost(date, year - oldYear)) };
}

class Move {
  readonly #planYear: number;
  readonly #years: number;

  constructor(planYear: number, years: number) {
    this.#planYear = planYear;
    this.#years = years;
  }

  text<T extends ast.Text | null>(text: T): T {
    return text === null ? text : { ...text, value: moveYearFigures(text.value, this.#planYear, this.#years) };
  }

  /** The number and the day of issue are nothing that could be moved: they stay as they were, to be filled in. */
  header(header: ast.Header): ast.Header {
    const { key, value } = header;
    if (key === "number" || key === "issued") return { ...header, unconfirmed: true };
    if (key === "inForce") return { ...moveDates(header, this.#years), unconfirmed: true };
    if (key !== "year" || value.kind !== "IntLiteral") return header;
    return { ...header, value: { ...value, value: value.value + this.#years } };
  }

  /** The text that a fingerprint was taken of is last year's. */
  clause(clause: ast.Clause): ast.Clause {
    return {
      ...clause,
      title: this.text(clause.title),
      fingerprint: null,
      items: clause.items.map((item) => this.#item(item)),
    };
  }

  #item(item: ast.ClauseItem): ast.ClauseItem {
    const moved = marked(moveDates(item, this.#years));
    switch (moved.kind) {
      case "Example":
      case "ExampleTable":
      case "Invariant":
        return { ...moved, title: this.text(moved.title) };
      case "Duty":
        return { ...moved, action: this.text(moved.action) };
      default:
        return moved;
    }
  }
}

/**
 * A declaration with the mark on all that the new notice may say otherwise. Examples need none:
 * where a value changes, they fail until they are changed with it.
 */
function marked(item: ast.ClauseItem): ast.ClauseItem {
  switch (item.kind) {
    case "Parameter":
    case "Period":
    case "Rule":
    case "Silence":
    case "Reading":
    case "Duty":
      return { ...item, unconfirmed: true };
    case "Define":
      return { ...item, unconfirmed: holdsValue(item.value) };
    case "Decision":
      return {
        ...item,
        unconfirmed: [item.gate, item.otherwise, item.outside].some((part) => part !== null && holdsValue(part)),
      };
    case "Invariant":
      return { ...item, unconfirmed: holdsValue(item) };
    case "Table":
      return { ...item, unconfirmed: ast.decides(item), rows: item.rows.map(markedRow) };
    case "Rows":
      return { ...item, rows: item.rows.map(markedRow) };
    case "Example":
    case "ExampleTable":
      return item;
  }
}

function markedRow(row: ast.Row): ast.Row {
  return { ...row, unconfirmed: true };
}

const valueKinds: ReadonlySet<ast.AstKind> = new Set<ast.AstKind>([
  "IntLiteral",
  "MoneyLiteral",
  "RateLiteral",
  "DateLiteral",
  "SetLiteral",
]);

/** Whether a number, an amount, a rate, a date, or a list of options is written out in it. */
function holdsValue(node: ast.AstNode): boolean {
  return valueKinds.has(node.kind) || childrenOf(node).some(holdsValue);
}

function datesIn(node: ast.AstNode): ast.DateLiteral[] {
  return node.kind === "DateLiteral" ? [node] : childrenOf(node).flatMap(datesIn);
}
