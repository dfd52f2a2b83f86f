/**
 * Functions that a model defines where it calls them. FEEL counts a person born on 29 February a year older on 1 March, the
 * notices on 28 February (reading R3): so full years and months go by the date that is so much later, whose day is clamped.
 */
import { formatDay } from "../../runtime/date.ts";
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import type { CalendarFunction, ModelNames } from "./names.ts";
import { element, type Element, withText } from "./xml.ts";

/** More days than holidays are ever in a row. */
const longestBreak = 40;

const parameters: Readonly<Record<CalendarFunction, readonly (readonly [name: string, type: string])[]>> = {
  fullYears: [
    ["from", "date"],
    ["to", "date"],
  ],
  monthsBetween: [
    ["from", "date"],
    ["to", "date"],
  ],
  isWorkday: [["day", "date"]],
  toWorkday: [
    ["day", "date"],
    ["step", "number"],
  ],
  addWorkdays: [
    ["day", "date"],
    ["amount", "number"],
    ["step", "number"],
  ],
};

const results: Readonly<Record<CalendarFunction, string>> = {
  fullYears: "number",
  monthsBetween: "number",
  isWorkday: "boolean",
  toWorkday: "date",
  addWorkdays: "date",
};

/** The functions that some functions call in their turn. */
export function withCalled(functions: Iterable<CalendarFunction>): ReadonlySet<CalendarFunction> {
  const all = new Set(functions);
  if (all.has("toWorkday") || all.has("addWorkdays")) all.add("isWorkday");
  return all;
}

/** The id of a function among the elements of a model. */
export function functionId(name: string): string {
  return `function_${name}`;
}

/** A function as an element of the model. */
export function functionElement(name: CalendarFunction, names: ModelNames, calendar: WorkdayCalendar | null): Element {
  const own = names.calendar(name);
  const given = parameters[name].map(([parameter]) => names.variable(parameter));
  const formal = parameters[name].map(([parameter, typeRef]) =>
    element("formalParameter", { name: names.variable(parameter), typeRef }),
  );
  const body = withText("literalExpression", bodies[name](given, names, calendar), { typeRef: results[name] });
  const called = withCalled([name]).has("isWorkday") && name !== "isWorkday" ? names.calendar("isWorkday") : null;
  return element("businessKnowledgeModel", { id: functionId(own), name: own }, [
    element("variable", { name: own }),
    element("encapsulatedLogic", { kind: "FEEL" }, [...formal, body]),
    called === null
      ? null
      : element("knowledgeRequirement", { id: `${functionId(own)}_needs` }, [
          element("requiredKnowledge", { href: `#${functionId(called)}` }),
        ]),
  ]);
}

type Body = (given: readonly string[], names: ModelNames, calendar: WorkdayCalendar | null) => string;

const bodies: Readonly<Record<CalendarFunction, Body>> = {
  fullYears: ([from, to]) => {
    const years = `${to}.year - ${from}.year`;
    return `if ${from} + (${years}) * duration("P1Y") <= ${to} then ${years} else ${years} - 1`;
  },
  monthsBetween: ([from, to]) => {
    const months = `12 * (${to}.year - ${from}.year) + ${to}.month - ${from}.month`;
    return `if ${from} + (${months}) * duration("P1M") <= ${to} then ${months} else ${months} - 1`;
  },
  isWorkday: ([day = ""], _, calendar) => {
    const [off, worked] = [datesOf(calendar!.off), datesOf(calendar!.worked)];
    const weekday = `not(list contains(["Saturday", "Sunday"], day of week(${day})))`;
    return `(${weekday} and not(list contains([${off}], ${day}))) or list contains([${worked}], ${day})`;
  },
  toWorkday: ([day, step], names) =>
    `(for i in 0..${longestBreak} return ${day} + i * ${step} * duration("P1D"))[${names.calendar("isWorkday")}(item)][1]`,
  addWorkdays: ([day, amount, step], names) => {
    const isWorkday = names.calendar("isWorkday");
    const moved = `(for i in 1..2 * abs(${amount}) + ${longestBreak} return ${day} + i * way * duration("P1D"))`;
    return `if ${amount} = 0 then ${day} else {way: if ${amount} * ${step} > 0 then 1 else -1, found: ${moved}[${isWorkday}(item)][abs(${amount})]}.found`;
  },
};

function datesOf(days: readonly number[]): string {
  return days.map((day) => `date("${formatDay(day)}")`).join(", ");
}
