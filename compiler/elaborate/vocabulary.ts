import type * as ast from "../../grammar/ast.ts";
import { checkEntityRounding } from "../check/rounding.ts";
import type * as ir from "../../ir/ir.ts";
import type { Reporter } from "../reporter.ts";
import { symbolsAlone } from "../resolve/notice.ts";
import type { DecisionSymbol, EntitySymbol, VocabularySymbols } from "../symbols.ts";
import { definedDecision, elaborateOutside } from "./decision.ts";
import { Elaborator } from "./elaborator.ts";
import { elaborateExpression } from "./expression.ts";
import { elaborateFacts, elaborateRequirements, noteUnfilledDefines } from "./notice.ts";
import { inOrderOfEvaluation } from "./order.ts";
import { decisionScope } from "./rule.ts";

/** Checks everything that a vocabulary says in expressions: gates, defaults, requirements, defines. */
export function elaborateVocabulary(tree: ast.VocabularyFile, vocabulary: VocabularySymbols, reporter: Reporter): void {
  const e = new Elaborator(
    elaborateExpression,
    symbolsAlone(tree.name, vocabulary, reporter),
    reporter,
    null,
    new Map(),
  );
  elaborateFacts(e);
  for (const entity of e.symbols.entities) {
    const requirements = elaborateRequirements(e, entity);
    const defines = [...entity.defines].filter(({ parameters }) => parameters.length === 0);
    const decisions = [...entity.decisions].map((decision) => undecided(e, entity, decision));
    const all = inOrderOfEvaluation(e, entity.name, [
      ...decisions,
      ...defines.flatMap((define) => definedDecision(e, entity, define) ?? []),
    ]);
    checkEntityRounding(
      { name: entity.name, decisions: all },
      requirements.map(({ condition }) => condition),
      reporter,
    );
  }
  noteUnfilledDefines(e);
}

/** A decision without its rules, which are the notice's. */
function undecided(e: Elaborator, entity: EntitySymbol, decision: DecisionSymbol): ir.Decision {
  const { name, label, role, type, optional, origin, node } = decision;
  const { outside, otherwise } = elaborateOutside(e, entity, decision);
  const gate = e.gate(entity.name, decision);
  const body = outside ?? e.poison(node, decisionScope(e, entity, decision, null)).expression;
  return { name, label, role, type, optional, gate, otherwise, body, origin };
}
