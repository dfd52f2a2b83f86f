import type * as ast from "../ast.ts";
import { printDeferred } from "./calendar.ts";
import type { PrintContext } from "./context.ts";
import { printMark, printText } from "./declarations.ts";
import { type Doc, group, indent, line } from "./documents.ts";
import { printAt, printRange } from "./expressions.ts";
import { writtenCount, writtenNumber } from "./literals.ts";
import { writtenName } from "./names.ts";
import { levels } from "./precedence.ts";
import { type PrintedPart, printedLine } from "./sequence.ts";

/** Who must do what by when. */
export function printDuty(node: ast.Duty, indentation: number, context: PrintContext): PrintedPart {
  const actor = `${printMark(node.unconfirmed, context)}${context.word("Duty")} ${writtenName(node.actor.text)}`;
  const action = printText(node.action, context);
  const before = context.lineBefore(node.due.span.start, line);
  const due = printDue(node.due, context);
  return printedLine(
    [
      { joint: "", doc: actor },
      { joint: " ", doc: action },
      { joint: " ", doc: due },
    ],
    group([`${actor} ${action}`, indent([before, due])]),
    indentation,
  );
}

function printDue(due: ast.Due, context: PrintContext): Doc {
  switch (due.kind) {
    case "DueBy":
      return [`${context.word("DutyBy")} `, printAt(levels.additive, due.date, context)];
    case "DueMonthly":
      return [
        `${context.word("DutyMonthly")} ${writtenNumber(due.day.value)}${context.word("DutyMonthlyEnd")}`,
        printDeferred(due.deferred, context),
        ` ${context.word("From")} `,
        printRange(due.range, context),
      ];
    case "DueAfter": {
      const length = writtenCount(due.amount.value, due.unit, context.surface);
      const event = writtenName(due.event.text);
      const after =
        context.surface === "zh"
          ? `${context.word("From")} ${event} ${context.word("EventStart")} ${length}${context.word("WithinEnd")}`
          : `${context.word("DutyWithin")} ${length} ${context.word("DutyAfter")} ${event}`;
      return [after, printDeferred(due.deferred, context)];
    }
  }
}
