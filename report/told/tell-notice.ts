import { toldName } from "../../diff/index.ts";
import { columnsOf, pickTables } from "../../diff/table-rows.ts";
import { cellText } from "../../explain/cell-text.ts";
import { conditionText } from "../../explain/condition-text.ts";
import { parameterText } from "../../explain/parameter-text.ts";
import { memberText, valueText } from "../../explain/value-text.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { testsOf } from "../../ir/pick-row.ts";
import type { Expression, Named, NoticeInfo, Pick, PickRow, Program } from "../../ir/ir.ts";
import { tellDuty } from "../calendar/tell-calendar.ts";
import { noticeWords, type NoticeWords } from "../notice-words.ts";
import { tellFlow, thingOf } from "./tell-flow.ts";
import type { ToldCell, ToldEntry, ToldNoticeText, ToldTable } from "./told-notice.ts";
import { citedClause, toldPlace } from "./told-place.ts";

/** Everything of a notice that can be read, in words. */
export function tellNotice(program: Program, surface: Surface): ToldNoticeText {
  return new NoticeTeller(program, surface).told();
}

class NoticeTeller {
  readonly #program: Program;
  readonly #surface: Surface;
  readonly #words: NoticeWords;

  constructor(program: Program, surface: Surface) {
    this.#program = program;
    this.#surface = surface;
    this.#words = noticeWords[surface];
  }

  told(): ToldNoticeText {
    const { notice, entities, parameters, periods, duties, readings, clauses } = this.#program;
    return {
      title: notice.title,
      head: this.#head(notice),
      entities: entities
        .filter(({ outputs }) => outputs.length > 0)
        .map((entity) => ({
          entity: entity.name,
          name: this.#name(entity),
          decisions: entity.decisions
            .filter(({ role }) => role === "output" || role === "auxiliary")
            .map((decision) => tellFlow(this.#program, entity, decision, this.#surface)),
        })),
      parameters: parameters.map((each) => ({
        ...toldName(each, this.#surface),
        id: `parameter.${each.name}`,
        text: parameterText(each, this.#surface),
        place: toldPlace(each.origin.clause, this.#surface),
      })),
      periods: periods.map((period) => ({
        ...toldName(period, this.#surface),
        from: this.#date(period.from),
        to: this.#date(period.to),
        condition: period.when === null ? null : this.#written(period.when),
        place: toldPlace(period.origin.clause, this.#surface),
      })),
      tables: [...this.#pickTables(), ...this.#dataTables()],
      definitions: this.#definitions(),
      duties: duties.map((duty) => tellDuty(duty, this.#surface)),
      readings: readings.map(({ options, taken, origin, ...named }) => ({
        ...toldName(named, this.#surface),
        options: options.map((option) => ({ name: this.#name(option), isTaken: option.name === taken })),
        place: toldPlace(origin.clause, this.#surface),
      })),
      clauses: clauses.map(({ id, title, narrative }) => ({
        id,
        clause: citedClause(id, this.#surface),
        title,
        isNarrative: narrative,
      })),
    };
  }

  #head({ issuer, number, issued, inForce, amends, year, name }: NoticeInfo): ToldNoticeText["head"] {
    const words = this.#words;
    return [
      ...(issuer === null ? [] : [[words.issuer, issuer] as const]),
      ...(number === null ? [] : [[words.number, number] as const]),
      ...(issued === null ? [] : [[words.issued, this.#date(issued)] as const]),
      ...(inForce === null ? [] : [[words.inForce, this.#force(inForce)] as const]),
      [words.year, String(year)],
      ...(amends === null ? [] : [[words.amends, amends] as const]),
      [words.file, name],
    ];
  }

  #force({ from, to }: NonNullable<NoticeInfo["inForce"]>): string {
    return this.#words.days(this.#date(from), to === null ? null : this.#date(to));
  }

  #definitions(): readonly ToldEntry[] {
    return this.#program.entities.flatMap((entity) =>
      entity.decisions
        .filter(({ role }) => role === "define")
        .map((define) => ({
          ...thingOf(entity, define, this.#surface),
          text: this.#written(define.body),
          place: toldPlace(define.origin.clause, this.#surface),
        })),
    );
  }

  #pickTables(): readonly ToldTable[] {
    const { condition, otherwise } = this.#words;
    return pickTables(this.#program).map(({ entity, decision, pick }) => {
      const columns = columnsOf(entity, decision.name);
      const rows = pick.rows
        .toSorted((one, other) => one.index - other.index)
        .map((row) => ({
          cells: [
            ...this.#tests(row, pick.heads),
            ...columns.map(({ cells }) => plain(this.#written(cells[row.index]!))),
          ],
          place: toldPlace(row.origin.clause, this.#surface),
        }));
      const none = {
        cells: [
          plain(otherwise),
          ...pick.heads.slice(1).map(() => plain("")),
          ...columns.map((column) => plain(column.otherwise === null ? "" : this.#written(column.otherwise))),
        ],
        place: toldPlace(decision.origin.clause, this.#surface),
      };
      const heads = pick.heads.map((head) => (head === null ? condition : this.#name(head)));
      return {
        ...thingOf(entity, decision, this.#surface),
        headings: [...heads, ...columns.map((column) => this.#name(column.decision))],
        rows: columns.some((column) => column.otherwise !== null) ? [...rows, none] : rows,
      };
    });
  }

  /** What a row asks under each head: its category by both names, a condition as such, all else as a cell says it. */
  #tests(row: PickRow, heads: Pick["heads"]): readonly ToldCell[] {
    return testsOf(row, heads.length).map((test, column) => {
      if (test === null) return plain("");
      if (column === 0 && row.category !== null) {
        const { name, otherName } = toldName(row.category, this.#surface);
        return { text: name, otherName };
      }
      return plain((heads[column] === null ? conditionText : cellText)(this.#program, test)[this.#surface]);
    });
  }

  #dataTables(): readonly ToldTable[] {
    return this.#program.dataTables.map((data) => ({
      ...toldName(data, this.#surface),
      id: `table.${data.name}`,
      headings: data.columns.map((column) => this.#name(column)),
      rows: data.rows.map(({ values, origin }) => ({
        cells: data.columns.map(({ type, name }) => plain(valueText(type, values[name] ?? null, this.#surface))),
        place: toldPlace(origin.clause, this.#surface),
      })),
    }));
  }

  #written(expression: Expression): string {
    return conditionText(this.#program, expression)[this.#surface];
  }

  #date(day: number): string {
    return valueText({ kind: "date" }, day, this.#surface);
  }

  #name(named: Named): string {
    return memberText(named, this.#surface);
  }
}

function plain(text: string): ToldCell {
  return { text, otherName: null };
}
