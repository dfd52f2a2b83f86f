import type * as ast from "../../grammar/ast.ts";
import type { Lacking } from "../../grammar/diagnostics/catalogue.ts";
import type * as ir from "../../ir/ir.ts";
import { date } from "../../ir/types.ts";
import type { Elaborator } from "./elaborator.ts";
import { unlistedYearsIn } from "./constant.ts";
import { memberNamed } from "./member.ts";
import { constantScope } from "./scope.ts";

/** The enumerations of the vocabulary that name who acts and what happens. */
const actors = "Actor";
const events = "Event";

/** Every duty of the notice. */
export function elaborateDuties(e: Elaborator): ir.Duty[] {
  reportLacking(e);
  return e.symbols.duties.flatMap(({ node, origin }) => {
    const actor = optionOf(e, actors, node.actor);
    const due = elaborateDue(e, node.due, origin.clause);
    return actor === null || due === null ? [] : [{ actor, action: node.action.value, due, origin }];
  });
}

/** Reports what the vocabulary lacks where a duty first asks for it. */
function reportLacking(e: Elaborator): void {
  const { enumerations, file } = e.symbols.vocabulary;
  const demand = (lacking: Lacking, name: ast.Name | undefined): void => {
    if (name !== undefined && enumerations.find(lacking) === undefined)
      e.reporter.report("vocabulary-lacks", name.span, { lacking, path: file.path });
  };
  const duties = e.symbols.duties.map(({ node }) => node);
  demand(actors, duties[0]?.actor);
  demand(events, duties.flatMap(({ due }) => (due.kind === "DueAfter" ? [due.event] : []))[0]);
}

function optionOf(e: Elaborator, enumerationName: string, name: ast.Name): ir.Named | null {
  const enumeration = e.symbols.vocabulary.enumerations.find(enumerationName);
  return enumeration === undefined ? null : memberNamed(e, name, enumeration);
}

function elaborateDue(e: Elaborator, due: ast.Due, clause: string | null): ir.Due | null {
  const scope = constantScope(clause);
  const fixed = (node: ast.Expression): ir.Expression => e.check(node, date, scope);
  const day = (node: ast.Expression): number => Number(e.constantValue(fixed(node)));
  switch (due.kind) {
    case "DueBy": {
      const expression = fixed(due.date);
      const value = e.constantValue(expression);
      return { kind: "by", date: Number(value), unlisted: unlistedYearsIn(expression) };
    }
    case "DueMonthly":
      if (due.day.value < 1 || due.day.value > 31)
        e.reporter.report("day-of-month", due.day.span, { day: due.day.value });
      return monthly(e, due, day(due.range.from), day(due.range.to));
    case "DueAfter": {
      const event = optionOf(e, events, due.event);
      return event === null
        ? null
        : { kind: "after", amount: due.amount.value, unit: due.unit, event, deferred: due.deferred };
    }
  }
}

function monthly(e: Elaborator, { day, range, deferred }: ast.DueMonthly, from: number, to: number): ir.Due {
  if (from > to && to !== 0)
    e.reporter.report("period-reversed", range.span, { period: e.reporter.textOf(range.span) });
  return { kind: "monthly", day: day.value, from, to, deferred };
}
