/** How numbers are rounded: which way, and to a multiple of what. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import type { Build } from "./build.ts";
import { chosen, node, nodes } from "./cst.ts";
import { buildRoundingStep } from "./literals.ts";

export const roundingModes = {
  Rounded: "halfUp",
  RoundedDown: "down",
  RoundedUp: "up",
} as const satisfies Record<string, ast.RoundingMode>;

const roundingUnits: Readonly<Record<string, ast.RoundingUnit>> = {
  Fen: { kind: "money", fen: 1 },
  Jiao: { kind: "money", fen: 10 },
  Yuan: { kind: "money", fen: 100 },
  WholeNumber: { kind: "whole" },
};

/** A number with what says how it is rounded behind it. */
export function buildRounding(b: Build, operand: ast.Expression, cst: CstNode, span: Span): ast.Rounding {
  return {
    kind: "Rounding",
    operand,
    mode: chosen(cst, roundingModes),
    unit: buildRoundingUnit(b, node(cst, "roundingUnit")),
    span,
  };
}

/** What is rounded to a multiple of. */
export function buildRoundingUnit(b: Build, cst: CstNode): ast.RoundingUnit {
  const [step] = nodes(cst, "roundingStep");
  return step === undefined ? chosen(cst, roundingUnits) : buildRoundingStep(b, step);
}
