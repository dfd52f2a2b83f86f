/** Cells of conditions as the tests that they are short for: the head of the column is the left side. */
import type * as ast from "../../grammar/ast.ts";
import type * as ir from "../../ir/ir.ts";
import { bool, type Type } from "../../ir/types.ts";
import type { Elaborator } from "./elaborator.ts";
import type { Scope } from "./scope.ts";

/** What a cell asks of the head of its column; a head that may be absent fulfils only what says so. */
export function elaborateTest(
  e: Elaborator,
  head: ast.Expression,
  content: ast.Expression,
  scope: Scope,
): ir.Expression {
  const { expression, optional } = e.infer(head, scope);
  const test = testOf(head, content, expression.type);
  if (!optional || test.kind === "Presence") return e.check(test, bool, scope);
  const isKnown: ast.Presence = { kind: "Presence", known: true, operand: head, span: content.span };
  const both: ast.Logical = { kind: "Logical", operator: "and", left: isKnown, right: test, span: content.span };
  return e.check(both, bool, scope);
}

/** The test that a cell is short for. */
function testOf(head: ast.Expression, content: ast.Expression, type: Type): ast.Expression {
  const { span } = content;
  if (isTest(content) && leftSideOf(content).kind === "Subject") return { ...content, [leftSides[content.kind]]: head };
  switch (content.kind) {
    case "AbsentLiteral":
      return { kind: "Presence", known: false, operand: head, span };
    case "SetLiteral":
      return type.kind === "set"
        ? { kind: "Has", quantifier: "any", set: head, member: content, span }
        : { kind: "OneOf", operand: head, members: content, span };
    case "BoolLiteral":
      return content.value ? head : { kind: "Not", operand: head, span };
    default:
      return type.kind === "set"
        ? { kind: "Has", quantifier: "one", set: head, member: content, span }
        : { kind: "Comparison", operator: "is", left: head, right: content, span };
  }
}

/** The left side of each kind of test. */
const leftSides = {
  Comparison: "left",
  Has: "set",
  Presence: "operand",
  Emptiness: "operand",
  OneOf: "operand",
  In: "operand",
  Within: "operand",
} as const satisfies Partial<Record<ast.Expression["kind"], string>>;

type Test = Extract<ast.Expression, { kind: keyof typeof leftSides }>;

/** Whether an expression is a test without its left side, as only the cells of a table's conditions are. */
export function isTestOfSubject(node: ast.Expression): boolean {
  return isTest(node) && leftSideOf(node).kind === "Subject";
}

function isTest(node: ast.Expression): node is Test {
  return Object.hasOwn(leftSides, node.kind);
}

function leftSideOf(test: Test): ast.Expression {
  return (test as unknown as Readonly<Record<string, ast.Expression>>)[leftSides[test.kind]]!;
}
