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
  const conditions = new Map(
    [...e.symbols.entities].map((entity) => [
      entity.name,
      elaborateRequirements(e, entity).map(({ condition }) => condition),
    ]),
  );
  const unordered = new Map([...e.symbols.entities].map((entity) => [entity.name, undecidedOf(e, entity)]));
  for (const [name, decisions] of inOrderOfEvaluation(e, unordered))
    checkEntityRounding({ name, decisions }, conditions.get(name)!, reporter);
  noteUnfilledDefines(e);
}

/** The decisions of an entity, without rules, and its defines. */
function undecidedOf(e: Elaborator, entity: EntitySymbol): ir.Decision[] {
  const decisions = [...entity.decisions].map((decision) => undecided(e, entity, decision));
  const defines = [...entity.defines].filter(({ parameters }) => parameters.length === 0);
  return [...decisions, ...defines.flatMap((define) => definedDecision(e, entity, define) ?? [])];
}

/** A decision without its rules, which are the notice's. */
function undecided(e: Elaborator, entity: EntitySymbol, decision: DecisionSymbol): ir.Decision {
  const { name, label, role, type, optional, origin, node } = decision;
  const { outside, otherwise } = elaborateOutside(e, entity, decision);
  const gate = e.gate(entity.name, decision);
  const body = outside ?? e.poison(node, decisionScope(e, entity, decision, null)).expression;
  return { name, label, role, type, optional, gate, otherwise, body, origin };
}
