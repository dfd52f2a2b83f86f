import type { Translation } from "./builder.ts";
import { BuiltCases } from "./cases.ts";
import { expressionDiagram } from "./expressions.ts";
import { bitsOfDecision } from "./sets.ts";

/** How the IR becomes diagrams. */
export const translation: Translation = {
  expression: expressionDiagram,
  bits: bitsOfDecision,
  cases: (builder, node) => new BuiltCases(builder, node),
};
