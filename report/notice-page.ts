import { columnsOf, pickTables } from "../diff/table-rows.ts";
import { dueText } from "../diff/due-text.ts";
import { cellText } from "../explain/cell-text.ts";
import { conditionText } from "../explain/condition-text.ts";
import { officeClause } from "../explain/office-clause.ts";
import { parameterText } from "../explain/parameter-text.ts";
import { memberText, valueText } from "../explain/value-text.ts";
import type { Surface } from "../grammar/keywords.ts";
import type { Named, NoticeInfo, Origin, Pick, PickRow, Program } from "../ir/ir.ts";
import { testsOf } from "../ir/pick-row.ts";
import type { EmittedFile } from "../emit/emitted-file.ts";
import { anchorOf, decisionTables } from "./decision-tables.ts";
import { html, type Content } from "./markup.ts";
import { noticeWords, type NoticeWords } from "./notice-words.ts";
import { descriptions, page, table, twoNames } from "./page.ts";

/** A readable document of a notice, one page that needs no other file. */
export function emitHtml(program: Program, surface: Surface): readonly EmittedFile[] {
  return [{ path: `${program.notice.name}.html`, text: new NoticePage(program, surface).text() }];
}

class NoticePage {
  readonly #program: Program;
  readonly #surface: Surface;
  readonly #words: NoticeWords;

  constructor(program: Program, surface: Surface) {
    this.#program = program;
    this.#surface = surface;
    this.#words = noticeWords[surface];
  }

  text(): string {
    const entities = this.#program.entities.filter(({ outputs }) => outputs.length > 0);
    const body = [
      this.#header(),
      entities.map((entity) => decisionTables(this.#program, entity, this.#surface)),
      this.#parameters(),
      this.#periods(),
      this.#section(this.#words.tables, [...this.#pickTables(), ...this.#dataTables()]),
      this.#duties(),
      this.#readings(),
      this.#clauses(),
    ];
    return page(this.#program.notice.title, this.#surface, body);
  }

  #header(): Content {
    const { title, issuer, number, issued, inForce, amends, year, name } = this.#program.notice;
    const words = this.#words;
    const links = this.#program.entities.flatMap((entity) =>
      entity.decisions
        .filter(({ role }) => role === "output")
        .map((decision) => html`<li><a href="#${anchorOf(entity, decision)}">${this.#name(decision)}</a></li>`),
    );
    return html`<header><h1>${title}</h1>
${descriptions([
  ...(issuer === null ? [] : [[words.issuer, issuer] as const]),
  ...(number === null ? [] : [[words.number, number] as const]),
  ...(issued === null ? [] : [[words.issued, valueText({ kind: "date" }, issued, this.#surface)] as const]),
  ...(inForce === null ? [] : [[words.inForce, this.#force(inForce)] as const]),
  [words.year, String(year)],
  ...(amends === null ? [] : [[words.amends, html`<code>${amends}</code>`] as const]),
  [words.file, html`<code>${name}</code>`],
])}<nav><ol>${links}</ol></nav></header>
`;
  }

  #force({ from, to }: NonNullable<NoticeInfo["inForce"]>): string {
    const date = (day: number): string => valueText({ kind: "date" }, day, this.#surface);
    return this.#words.days(date(from), to === null ? null : date(to));
  }

  #parameters(): Content {
    const rows = this.#program.parameters.map((parameter) => [
      twoNames(parameter, this.#surface),
      parameterText(parameter, this.#surface),
      this.#clause(parameter.origin),
    ]);
    return this.#section(this.#words.parameters, [
      table([this.#words.name, this.#words.value, this.#words.clause], rows),
    ]);
  }

  #periods(): Content {
    const { name, from, to, condition, clause, periods } = this.#words;
    const date = (day: number): string => valueText({ kind: "date" }, day, this.#surface);
    const rows = this.#program.periods.map((period) => [
      twoNames(period, this.#surface),
      date(period.from),
      date(period.to),
      period.when === null ? "" : conditionText(this.#program, period.when)[this.#surface],
      this.#clause(period.origin),
    ]);
    return this.#section(periods, [table([name, from, to, condition, clause], rows)]);
  }

  #pickTables(): readonly Content[] {
    const { condition, clause, otherwise } = this.#words;
    const written = (expression: Parameters<typeof conditionText>[1]): string =>
      conditionText(this.#program, expression)[this.#surface];
    return pickTables(this.#program).map(({ entity, decision, pick }) => {
      const columns = columnsOf(entity, decision.name);
      const rows = pick.rows
        .toSorted((one, other) => one.index - other.index)
        .map((row) => [
          ...this.#tests(row, pick.heads),
          ...columns.map(({ cells }) => written(cells[row.index]!)),
          this.#clause(row.origin),
        ]);
      const last = columns.map((column) => (column.otherwise === null ? "" : written(column.otherwise)));
      const hasOtherwise = columns.some((column) => column.otherwise !== null);
      const none = [otherwise, ...pick.heads.slice(1).map(() => "")];
      const all = hasOtherwise ? [...rows, [...none, ...last, this.#clause(decision.origin)]] : rows;
      const heads = pick.heads.map((head) => (head === null ? condition : this.#name(head)));
      return table(
        [...heads, ...columns.map((column) => this.#name(column.decision)), clause],
        all,
        twoNames(decision, this.#surface),
      );
    });
  }

  /** What a row asks under each head: its category by both names, a condition as such, all else as a cell says it. */
  #tests(row: PickRow, heads: Pick["heads"]): readonly Content[] {
    return testsOf(row, heads.length).map((test, column) => {
      if (test === null) return "";
      if (column === 0 && row.category !== null) return twoNames(row.category, this.#surface);
      return (heads[column] === null ? conditionText : cellText)(this.#program, test)[this.#surface];
    });
  }

  #dataTables(): readonly Content[] {
    return this.#program.dataTables.map((data) => {
      const rows = data.rows.map(({ values, origin }) => [
        ...data.columns.map(({ type, name }) => valueText(type, values[name] ?? null, this.#surface)),
        this.#clause(origin),
      ]);
      return table(
        [...data.columns.map((column) => this.#name(column)), this.#words.clause],
        rows,
        twoNames(data, this.#surface),
      );
    });
  }

  #duties(): Content {
    const { actor, action, due, clause, duties } = this.#words;
    const rows = this.#program.duties.map((duty) => [
      this.#name(duty.actor),
      duty.action,
      dueText(duty.due, this.#surface, 0),
      this.#clause(duty.origin),
    ]);
    return this.#section(duties, [table([actor, action, due, clause], rows)]);
  }

  #readings(): Content {
    const { name, options, clause, taken, readings } = this.#words;
    const rows = this.#program.readings.map((reading) => [
      twoNames(reading, this.#surface),
      html`<ul>${reading.options.map((option) => html`<li>${this.#name(option)}${option.name === reading.taken ? html` <small>${taken}</small>` : null}</li>`)}</ul>`,
      this.#clause(reading.origin),
    ]);
    return this.#section(readings, [table([name, options, clause], rows)]);
  }

  #clauses(): Content {
    const { clause, title, clauses, narrative } = this.#words;
    const rows = this.#program.clauses.map((each) => [
      this.#surface === "en" ? each.id : officeClause(each.id),
      html`${each.title ?? ""}${each.narrative ? html` <small>${narrative}</small>` : null}`,
    ]);
    return this.#section(clauses, [table([clause, title], rows)]);
  }

  #section(title: string, contents: readonly Content[]): Content {
    return contents.every((content) => content === null)
      ? null
      : html`<h2>${title}</h2>
${contents}`;
  }

  #name(named: Named): string {
    return memberText(named, this.#surface)!;
  }

  #clause({ clause }: Origin): string {
    if (clause === null) return "";
    return this.#surface === "en" ? clause : officeClause(clause);
  }
}
