import { casesIn } from "../../ir/entity.ts";
import type { And, Decision, Expression, Or, Origin, PickRow, RuleInfo } from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import type { Analysis } from "../analysis.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { inEveryReading } from "./every-reading.ts";
import type { Undecided } from "./undecided.ts";

/** A part of a rule's condition that is true, or false, wherever it is asked. */
export interface ConstantCondition {
  readonly kind: "constant-condition";
  readonly decision: Decision;
  /** The rule or the row of a table in whose condition it stands. */
  readonly at: RuleInfo | PickRow;
  readonly condition: Expression;
  readonly holds: boolean;
}

/** Every part of a condition that could as well be left out, whatever options of the readings are taken. */
export function findConstantConditions(analysis: Analysis): readonly (ConstantCondition | Undecided)[] {
  return analysis.entity.decisions.flatMap((decision) => {
    const guards = guardsOf(decision);
    if (guards.length === 0) return [];
    return inEveryReading(
      analysis,
      decision,
      (each) => guards.flatMap((guarded) => constantConditions(each, decision, guarded)),
      ({ condition }) => condition,
    );
  });
}

interface Guarded {
  readonly at: RuleInfo | PickRow;
  readonly guard: Expression;
}

/** The conditions that are written; that one of a table's rows counts is none. */
function guardsOf({ body }: Decision): readonly Guarded[] {
  const written = casesIn(body).flatMap(({ cases }) => cases.filter(({ rule }) => rule.kind !== "table"));
  const rules = written.map(({ rule, guard }) => ({ at: rule, guard }));
  return body.kind === "pick" ? body.rows.map((row) => ({ at: row, guard: row.guard })) : rules;
}

function constantConditions(
  analysis: Analysis,
  decision: Decision,
  { at, guard }: Guarded,
): readonly ConstantCondition[] {
  const parts = constantParts(analysis, analysis.asked(decision), guard);
  return parts.map((part) => ({ kind: "constant-condition", decision, at, ...part }));
}

interface ConstantPart {
  readonly condition: Expression;
  readonly holds: boolean;
}

/** The largest parts of a condition that are constant where they are asked. */
function constantParts(analysis: Analysis, asked: Diagram, condition: Expression): readonly ConstantPart[] {
  if (!speaksOfFacts(condition)) return [];
  const { store, builder } = analysis;
  const holds = builder.condition(condition);
  if (!analysis.overlap(asked, store.not(holds))) return [{ condition, holds: true }];
  if (!analysis.overlap(asked, holds)) return [{ condition, holds: false }];
  // What a define with parameters says may well matter where it is used elsewhere.
  if (condition.called !== undefined) return [];
  if (condition.kind === "not") return constantParts(analysis, asked, condition.operand);
  if (condition.kind !== "and" && condition.kind !== "or") return [];
  const written = writtenParts(condition);
  if (written.length === 1) return [];
  let reached = asked;
  return written.flatMap((operand) => {
    const parts = constantParts(analysis, reached, operand);
    const value = builder.condition(operand);
    reached = condition.kind === "and" ? store.and(reached, value) : store.minus(reached, value);
    return parts;
  });
}

/**
 * The parts of a condition as they are written: what one test stands for (`d in a to b` is two comparisons)
 * has one place in the text, and nobody can leave out half of it.
 */
function writtenParts({ operands, ...node }: And | Or): readonly Expression[] {
  const parts: Expression[][] = [];
  for (const operand of operands) {
    const last = parts.at(-1);
    if (last !== undefined && isSameSpan(last[0]!, operand)) last.push(operand);
    else parts.push([operand]);
  }
  return parts.map((part) => (part.length === 1 ? part[0]! : { ...node, operands: part, origin: part[0]!.origin }));
}

function isSameSpan(one: Expression, other: Expression): boolean {
  const [left, right] = [placeOf(one), placeOf(other)];
  return left.file === right.file && left.span.start === right.span.start && left.span.end === right.span.end;
}

/** Where a condition is written: of a define with parameters, where it is used. */
export function placeOf({ called, origin }: Expression): Origin {
  return called?.origin ?? origin;
}

/** Whether a condition rests on a record at all: readings and plain constants are meant to be constant. */
function speaksOfFacts(condition: Expression): boolean {
  return walk(condition).some(({ kind }) => kind === "fact" || kind === "decision" || kind === "cell");
}
