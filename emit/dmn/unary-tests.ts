/** Conditions as the columns of a decision table ask them: what is asked, and the test in the cell. */
import type * as ir from "../../ir/ir.ts";
import { type Feel, holds, inside } from "./feel.ts";
import { signOf } from "./expression-feel.ts";
import { conjunction } from "./prevailing.ts";
import type { Writer } from "./writer.ts";

/** What a cell asks of the value of its column. */
export interface UnaryTest {
  /** The expression that heads the column. */
  readonly subject: string;
  readonly type: ir.Expression["type"]["kind"] | null;
  readonly test: string;
  /** Where it is a limit: its sign and the value. */
  readonly limit: { readonly sign: string; readonly value: string } | null;
}

const opposites: Readonly<Record<string, ir.CompareOperator>> = {
  "<": "≥",
  "≤": ">",
  ">": "≤",
  "≥": "<",
  "=": "≠",
  "≠": "=",
};

/** The test that a value is not absent. */
export const isKnown = "not(null)";

/** A condition that must hold, or must not, as a test. */
export function testOf(condition: ir.Expression, isWanted: boolean, writer: Writer): UnaryTest {
  if (condition.kind === "not") return testOf(condition.operand, !isWanted, writer);
  if (condition.kind === "compare" && isTestable(condition)) return limitTest(condition, isWanted, writer);
  if (condition.kind === "known") {
    return asked(writer.feel(condition.operand), condition.operand.type.kind, isWanted ? isKnown : "null");
  }
  return asked(writer.feel(condition), "bool", String(isWanted));
}

/** Conditions of which one at least must not hold. */
export function barOf(conditions: readonly ir.Expression[], writer: Writer): UnaryTest {
  return testOf(conjunction(conditions, conditions[0]!), false, writer);
}

/** A test that stands in the cells whatever the rules. */
export function asked(subject: Feel, type: UnaryTest["type"], test: string): UnaryTest {
  return { subject: subject.text, type, test, limit: null };
}

/** Whether a comparison is one of a value with another that a cell may name. */
function isTestable({ left, right }: ir.Compare): boolean {
  const isEnd = right.kind === "constant" || right.kind === "fact" || right.kind === "decision";
  return (
    isEnd &&
    left.kind !== "constant" &&
    left.type.kind !== "set" &&
    left.type.kind !== "duration" &&
    left.type.kind !== "bool"
  );
}

function limitTest({ operator, left, right }: ir.Compare, isWanted: boolean, writer: Writer): UnaryTest {
  const subject = writer.feel(left);
  const sign = signOf(isWanted ? operator : opposites[operator]!);
  const value = inside(writer.feel(right), holds.atom);
  if (sign === "=") return asked(subject, left.type.kind, value);
  if (sign === "!=") return asked(subject, left.type.kind, `not(${value})`);
  return { subject: subject.text, type: left.type.kind, test: `${sign} ${value}`, limit: { sign, value } };
}

/** Two limits of one value as an interval, where one is below and the other above. */
export function interval(one: UnaryTest, other: UnaryTest): UnaryTest | null {
  const [low, high] = [one, other].sort((a) => (a.limit?.sign.startsWith(">") === true ? -1 : 1));
  if (low?.limit?.sign.startsWith(">") !== true || high?.limit?.sign.startsWith("<") !== true) return null;
  const open = low.limit.sign === ">" ? "(" : "[";
  const close = high.limit.sign === "<" ? ")" : "]";
  return { ...one, test: `${open}${low.limit.value}..${high.limit.value}${close}`, limit: null };
}
