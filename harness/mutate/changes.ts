/** Every small change that can be made to an expression, one at a time. */
import { conditionText } from "../../explain/condition-text.ts";
import type { ConditionText } from "../../explain/explanation.ts";
import type * as ir from "../../ir/ir.ts";
import { mapChildren } from "../../ir/map.ts";
import { childrenOf } from "../../ir/walk.ts";
import { not, truth } from "../logic.ts";
import type { Change, Operator } from "./mutant.ts";
import { narrowedNames, shownBy } from "./narrowing.ts";
import { isDead, isSettled, settledBy } from "./settled.ts";
import { nearbyValues } from "./values.ts";

type ExpressionChange = Change<ir.Expression> & { readonly dropped?: ir.Expression };

/** The changes that can be made to an expression of an entity's decision, its parts included. */
export function changesOf(
  program: ir.Program,
  entity: ir.EntityProgram,
  expression: ir.Expression,
): readonly ExpressionChange[] {
  const needed = narrowedNames(program, entity, expression);
  return allChanges(program, entity, expression).filter(
    ({ lost }) => lost === null || !shownBy(entity, lost).some((name) => needed.has(name)),
  );
}

/** A change with the condition that is not asked any more, or is asked the other way round. */
type DraftChange = ExpressionChange & { readonly lost: ir.Expression | null };

function allChanges(program: ir.Program, entity: ir.EntityProgram, expression: ir.Expression): readonly DraftChange[] {
  if (isSettled(expression)) return [];
  const own = new Changes(program).of(expression).map((change) => ({ ...change, lost: lostBy(expression, change) }));
  const inner = childrenOf(expression).flatMap((child, index) =>
    isDead(expression, index)
      ? []
      : allChanges(program, entity, child).map((change) => ({
          ...change,
          changed: withChild(expression, index, change.changed),
        })),
  );
  return [...own, ...inner];
}

/** The expression with another child in one place; both walks go through the children in one order. */
function withChild(expression: ir.Expression, index: number, child: ir.Expression): ir.Expression {
  let at = 0;
  return mapChildren(expression, (each) => (at++ === index ? child : each));
}

function lostBy(node: ir.Expression, { operator, dropped }: ExpressionChange): ir.Expression | null {
  return operator === "condition-negated" ? node : (dropped ?? null);
}

// ---------------------------------------------------------------- changes of one node

class Changes {
  readonly #program: ir.Program;

  constructor(program: ir.Program) {
    this.#program = program;
  }

  of(node: ir.Expression): readonly ExpressionChange[] {
    switch (node.kind) {
      case "constant":
        return this.#constant(node);
      case "compare":
        return this.#compare(node);
      case "and":
      case "or":
        return this.#operands(node);
      case "not":
        return isLeaf(node.operand) ? [this.#made("condition-negated", node, node.operand)] : [];
      case "fact":
      case "decision":
      case "known":
      case "orElse":
        return node.kind === "known" || node.type.kind === "bool"
          ? [this.#made("condition-negated", node, not(node))]
          : [];
      case "contains":
        return this.#contains(node);
      case "arithmetic":
        return node.operator === "*"
          ? []
          : [this.#made("calculation-changed", node, { ...node, operator: node.operator === "+" ? "-" : "+" })];
      case "addDuration":
        return [this.#made("calculation-changed", node, { ...node, sign: node.sign === 1 ? -1 : 1 })];
      case "extreme":
        return [
          this.#made("calculation-changed", node, { ...node, which: node.which === "least" ? "greatest" : "least" }),
        ];
      case "cases":
        return this.#cases(node);
      case "pick":
        return node.rows.map((row) =>
          this.#dropped(
            "row-dropped",
            row.guard,
            { ...node, rows: node.rows.filter((each) => each !== row) },
            row.origin,
          ),
        );
      default:
        return [];
    }
  }

  /** An expression as it stands where it is changed, not by the name of the define that it is filled in from. */
  #text({ called: _, ...expression }: ir.Expression): ConditionText {
    return conditionText(this.#program, expression as ir.Expression);
  }

  #made(operator: Operator, before: ir.Expression, after: ir.Expression): ExpressionChange {
    return { operator, before: this.#text(before), after: this.#text(after), origin: before.origin, changed: after };
  }

  #dropped(
    operator: Operator,
    before: ir.Expression,
    changed: ir.Expression,
    origin = before.origin,
  ): ExpressionChange {
    return { operator, before: this.#text(before), after: null, origin, changed, dropped: before };
  }

  /** A parameter is changed where it is declared. A guard that always holds is dropped with its rule. */
  #constant(node: ir.Constant): readonly ExpressionChange[] {
    if (node.parameter !== null) return [];
    return nearbyValues(node.type, node.value).map((value) => this.#made("value-changed", node, { ...node, value }));
  }

  #compare(node: ir.Compare): readonly ExpressionChange[] {
    const operator = ({ "=": "≠", "≠": "=", "<": "≤", "≤": "<", ">": "≥", "≥": ">" } as const)[node.operator];
    return [this.#made("comparison-changed", node, { ...node, operator })];
  }

  #operands(node: ir.And | ir.Or): readonly ExpressionChange[] {
    return node.operands
      .filter((each) => !isSettled(each))
      .map((each) => {
        const rest = node.operands.filter((other) => other !== each);
        return this.#dropped("condition-dropped", each, rest.length === 1 ? rest[0]! : { ...node, operands: rest });
      });
  }

  #contains(node: ir.Contains): readonly ExpressionChange[] {
    const negated = this.#made("condition-negated", node, not(node));
    const isOne = node.members.kind === "constant" && isPowerOfTwo(node.members.value as number);
    const swapped = this.#made("comparison-changed", node, {
      ...node,
      quantifier: node.quantifier === "any" ? "all" : "any",
    });
    return isOne ? [negated] : [negated, swapped];
  }

  #cases(node: ir.Cases): readonly ExpressionChange[] {
    return node.cases.flatMap((each, index) => {
      if (settledBy(each.guard) === false) return [];
      const replaced = (changed: ir.Case): ir.Cases => ({
        ...node,
        cases: node.cases.map((other) => (other === each ? changed : other)),
      });
      const dropped = this.#dropped(
        "rule-dropped",
        each.value,
        replaced({ ...each, guard: truth(false, each.guard.origin) }),
        each.rule.origin,
      );
      const lost = each.overrides.filter((other) => settledBy(node.cases[other]!.guard) !== false);
      return [
        dropped,
        ...lost.map((other): ExpressionChange => {
          const overrides = node.cases[index]!.overrides.filter((target) => target !== other);
          const { clause } = node.cases[other]!.rule;
          return {
            operator: "overriding-dropped",
            before: { en: clause, zh: clause },
            after: null,
            origin: each.rule.origin,
            changed: replaced({ ...each, overrides }),
          };
        }),
      ];
    });
  }
}

/** Conditions that are not changed in a way of their own. */
function isLeaf({ kind }: ir.Expression): boolean {
  return kind !== "compare" && kind !== "and" && kind !== "or";
}

function isPowerOfTwo(bits: number): boolean {
  return bits !== 0 && (bits & (bits - 1)) === 0;
}
