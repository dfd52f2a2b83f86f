/** Dates and durations. What FEEL counts otherwise than the notices do is a function of the model: see `calendar-functions.ts`. */
import type * as ir from "../../ir/ir.ts";
import { atom, call, type Feel, holds, infix, inside, chosen, compared } from "./feel.ts";
import type { Writer } from "./writer.ts";

type DateNode = Extract<
  ir.Expression,
  {
    kind:
      | "makeDuration"
      | "addDuration"
      | "daysBetween"
      | "fullYears"
      | "monthsBetween"
      | "yearOf"
      | "edgeDay"
      | "isWorkday"
      | "toWorkday"
      | "addWorkdays"
      | "yearCount";
  }
>;

/** What is asked of dates, in FEEL. */
export function dateFeel(node: DateNode, writer: Writer): Feel {
  const of = (each: ir.Expression): Feel => writer.feel(each);
  switch (node.kind) {
    case "makeDuration":
      return infix(of(node.amount), "*", oneOf(node), holds.product);
    case "addDuration":
      return infix(of(node.date), node.sign === 1 ? "+" : "-", of(node.duration), holds.sum);
    case "daysBetween":
      return part(infix(of(node.to), "-", of(node.from), holds.sum), "days");
    case "fullYears":
    case "monthsBetween":
      return call(writer.function(node.kind), of(node.from), of(node.to));
    case "yearOf":
      return part(of(node.date), "year");
    case "edgeDay":
      return edgeFeel(node, of(node.date));
    case "isWorkday":
      return call(writer.function("isWorkday", node.calendar), of(node.date));
    case "toWorkday":
      return call(
        writer.function("toWorkday", node.calendar),
        of(node.date),
        atom(node.direction === "later" ? "1" : "-1"),
      );
    case "addWorkdays":
      return call(
        writer.function("addWorkdays", node.calendar),
        of(node.date),
        of(node.amount),
        atom(String(node.sign)),
      );
    case "yearCount":
      return yearsFeel(node, writer);
  }
}

function oneOf({ unit, factor }: ir.MakeDuration): Feel {
  return call("duration", atom(`"P${factor}${unit === "months" ? "M" : "D"}"`));
}

function part(of: Feel, name: string): Feel {
  return atom(`${inside(of, holds.atom)}.${name}`);
}

function edgeFeel({ edge, of }: ir.EdgeDay, date: Feel): Feel {
  const year = part(date, "year");
  const first = call("date", year, of === "month" ? part(date, "month") : atom("1"), atom("1"));
  if (edge === "first") return first;
  const next = infix(first, "+", atom(`duration("${of === "month" ? "P1M" : "P1Y"}")`), holds.sum);
  return edge === "next" ? next : infix(next, "-", atom('duration("P1D")'), holds.sum);
}

/** How many years a set holds, or does not hold; unbroken up to the last year, those after the last that is otherwise. */
function yearsFeel({ which, held, set, ...span }: ir.YearCount, writer: Writer): Feel {
  const [from, to] = [writer.feel(span.from), writer.feel(span.to)];
  const year = writer.model.names.variable("each year");
  const years = `(for ${year} in ${from.text}..${inside(to, holds.atom)} return ${year})`;
  const isHeld = `list contains(${writer.feel(set).text}, item)`;
  const wanted = which === "all" ? held : !held;
  const found = atom(`${years}[${wanted ? isHeld : `not(${isHeld})`}]`);
  const before = infix(from, "-", atom("1"), holds.sum);
  const count =
    which === "all" ? call("count", found) : infix(to, "-", call("max", call("append", found, before)), holds.sum);
  return chosen(compared(to, "<", from), atom("0"), count);
}
