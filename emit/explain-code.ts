import { assuming } from "../ir/assume.ts";
import { casesIn } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import { asOperand } from "./brackets.ts";
import { isAlways, noCaseCode, unionCode } from "./expressions/choices.ts";
import type { Printer } from "./printer.ts";
import { conditional } from "./conditional.ts";
import type { CodeContext } from "./context.ts";
import {
  type DecisionCode,
  type DecisionPlace,
  evaluateDecision,
  gated,
  type Printed,
  printed,
  type Statement,
  valueStatements,
} from "./decision-code.ts";

/** How many rules stand in one word, as `RuleBook` reads it. */
const rulesInWord = 31;

/** Which rules of a decision apply, then the value by the first of them. */
export function explainDecision(context: CodeContext, decision: ir.Decision, place: DecisionPlace): DecisionCode {
  const groups = casesIn(decision.body);
  if (groups.length === 0) return evaluateDecision(context, { ...decision, body: settled(decision.body) }, place);
  const value = printed(context, place, (printer) =>
    gated(decision, place, printer, (inner) => valueByRules(decision, groups, place, inner)),
  );
  const words = ruleWords(groups).map((cases, index): Statement => {
    const word = printed(context, place, (printer) => wordCode(decision, cases, place, printer));
    return { ...word, name: place.locals.rules(decision.name, index), decision: null };
  });
  const asked = words.filter(({ name }) => value.mentions.has(name));
  return {
    decision,
    statements: [...asked, ...valueStatements(context, decision, place, value)],
    applying: words.map((word): Printed =>
      asked.includes(word) ? { code: word.name, mentions: new Set([word.name]) } : word,
    ),
  };
}

/** An expression without the questions that it has answered itself: TypeScript refuses to ask them again. */
function settled(expression: ir.Expression): ir.Expression {
  return assuming(expression, new Map());
}

/** The rules by the word in which their bits stand; one word at least. */
function ruleWords(groups: readonly ir.Cases[]): readonly (readonly ir.Case[])[] {
  const rules = groups.flatMap(({ cases }) => cases);
  const count = Math.max(1, Math.ceil(rules.length / rulesInWord));
  return Array.from({ length: count }, (_, word) => rules.slice(word * rulesInWord, (word + 1) * rulesInWord));
}

/** Which rules of a word apply, behind the gate of their decision. */
function wordCode(
  { gate }: ir.Decision,
  rules: readonly ir.Case[],
  { isBehindGate }: DecisionPlace,
  printer: Printer,
): string {
  if (gate === null || isBehindGate || rules.length === 0) return sumOfBits(rules, printer);
  return `${asOperand(printer.print(gate))} ? ${sumOfBits(rules, printer.knowing(gate, true))} : 0`;
}

/** The bits of the rules that apply; those of rules that always do are one number. */
function sumOfBits(rules: readonly ir.Case[], printer: Printer): string {
  const bits = rules.map(({ guard }, index) => ({ guard, bit: 2 ** index }));
  const open = bits.filter(({ guard }) => !isAlways(guard));
  const always = bits.filter(({ guard }) => isAlways(guard)).reduce((sum, { bit }) => sum + bit, 0);
  const codes = open.map(({ guard, bit }) => `${asOperand(printer.print(settled(guard)))} ? ${bit} : 0`);
  if (open.length === 1 && always === 0) return codes[0]!;
  const fixed = always > 0 || open.length === 0 ? [String(always)] : [];
  return [...codes.map((code) => `(${code})`), ...fixed].join(" + ");
}

/** The value of a decision by the rules that apply. */
function valueByRules(
  decision: ir.Decision,
  groups: readonly ir.Cases[],
  { locals }: DecisionPlace,
  printer: Printer,
): string {
  let rule = 0;
  const applies = (index: number): string => {
    const word = printer.mention(locals.rules(decision.name, Math.floor(index / rulesInWord)));
    return `(${word} & ${2 ** (index % rulesInWord)}) !== 0`;
  };
  const values = groups.map((group) => {
    const first = rule;
    rule += group.cases.length;
    return groupValue(group, printer, (index) => applies(first + index));
  });
  return values.length === 1 ? values[0]! : unionCode(groups, values);
}

function groupValue(group: ir.Cases, printer: Printer, applies: (index: number) => string): string {
  const last = group.cases.findIndex(({ guard }) => isAlways(guard));
  const tested = last === -1 ? group.cases : group.cases.slice(0, last);
  const branches = tested.map(({ value }, index) => [applies(index), printer.print(settled(value))] as const);
  return conditional(
    branches,
    last === -1 ? noCaseCode(printer, group) : printer.print(settled(group.cases[last]!.value)),
  );
}
