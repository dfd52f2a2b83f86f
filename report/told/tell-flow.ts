import { toldName } from "../../diff/index.ts";
import { conditionText } from "../../explain/condition-text.ts";
import { parameterText } from "../../explain/parameter-text.ts";
import { memberText, valueText } from "../../explain/value-text.ts";
import { spell, type Surface } from "../../grammar/keywords.ts";
import { casesIn, decisionKey, decisionKeysIn, expressionsOf } from "../../ir/entity.ts";
import type { Case, Decision, EntityProgram, Expression, Named, Program } from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import { noticeWords } from "../notice-words.ts";
import { toldPlace } from "./told-place.ts";
import type { ToldDecision, ToldQuestion, ToldStep, ToldThing } from "./told-notice.ts";

/** How deep a question is taken apart; what is deeper is one question. */
const deepest = 2;

/** A decision as questions in their order: rules that override others stand before them, so the first that holds decides. */
export function tellFlow(program: Program, entity: EntityProgram, decision: Decision, surface: Surface): ToldDecision {
  const { name, gate, body, role } = decision;
  const teller = new FlowTeller(program, surface);
  const [first, ...rest] = casesIn(body);
  const base = first === undefined || isAddition(first.cases[0]) ? null : first;
  const added = base === null ? casesIn(body) : rest;
  return {
    ...thingOf(entity, decision, surface),
    decision: name,
    isOutput: role === "output",
    gate: gate === null ? null : { question: teller.question(gate), otherwise: teller.otherwise(decision) },
    steps: [
      ...(base?.cases ?? []).flatMap((each) => teller.steps(each)),
      ...(base?.silences ?? []).map((silence) => teller.silence(silence)),
      ...(base?.otherwise == null ? [] : [teller.last(base.otherwise)]),
    ],
    additions: added.flatMap(({ cases }) => cases.map((each) => teller.step(each))),
    asks: asksOf(program, decision).map((each) => thingOf(each.entity, each.decision, surface)),
  };
}

/** By what something of an entity is found, and what it is called. */
export function thingOf({ name: owner }: Named, named: Named, surface: Surface): ToldThing {
  return { id: decisionKey(owner, named.name), ...toldName(named, surface) };
}

/** What a decision asks directly. */
function asksOf(
  { entities }: Program,
  decision: Decision,
): readonly { readonly entity: EntityProgram; readonly decision: Decision }[] {
  const keys = new Set(expressionsOf(decision).flatMap((each) => [...decisionKeysIn(each)]));
  return entities.flatMap((entity) =>
    entity.decisions
      .filter((each) => each !== decision && keys.has(decisionKey(entity.name, each.name)))
      .map((each) => ({ entity, decision: each })),
  );
}

function isAddition(first: Case | undefined): boolean {
  return first?.rule.kind === "addition";
}

class FlowTeller {
  readonly #program: Program;
  readonly #surface: Surface;

  constructor(program: Program, surface: Surface) {
    this.#program = program;
    this.#surface = surface;
  }

  /** A rule; where it answers yes or no by a condition, that is the question. */
  steps(rule: Case): readonly ToldStep[] {
    const { guard, value } = rule;
    if (!isAlways(guard) || value.type.kind !== "bool" || value.kind === "constant") return [this.step(rule)];
    const [yes, no] = [true, false].map((truth) => valueText(value.type, truth, this.#surface));
    const step = this.step(rule);
    return [
      { ...step, question: this.question(value), answer: yes! },
      { ...step, answer: no!, figures: [] },
    ];
  }

  step({ rule, guard, value }: Case): ToldStep {
    return {
      figures: this.#figures(guard, value),
      question: isAlways(guard) ? null : this.question(guard),
      answer: this.#text(value),
      rule: (this.#surface === "en" ? rule.name : rule.label) ?? null,
      place: toldPlace(rule.clause, this.#surface),
    };
  }

  silence(condition: Expression): ToldStep {
    return {
      question: isAlways(condition) ? null : this.question(condition),
      answer: spell("SilentOn", this.#surface),
      figures: this.#figures(condition),
      rule: null,
      place: toldPlace(condition.origin.clause, this.#surface),
    };
  }

  /** What it is where no rule applies. */
  last(value: Expression): ToldStep {
    return {
      question: null,
      answer: this.#text(value),
      figures: this.#figures(value),
      rule: null,
      place: toldPlace(value.origin.clause, this.#surface),
    };
  }

  otherwise({ otherwise }: Decision): string {
    return otherwise === null ? noticeWords[this.#surface].notAsked : this.#text(otherwise);
  }

  /** A condition taken apart into what must hold together and what may hold instead. */
  question(condition: Expression, depth = 0): ToldQuestion {
    const isNamed = condition.called !== undefined;
    if (
      depth < deepest &&
      !isNamed &&
      (condition.kind === "and" || condition.kind === "or") &&
      !this.#isList(condition)
    )
      return {
        of: condition.kind === "and" ? "all" : "any",
        parts: condition.operands.map((each) => this.question(each, depth + 1)),
      };
    return { text: this.#text(condition) };
  }

  #figures(...expressions: readonly Expression[]): ToldStep["figures"] {
    const constants = expressions.flatMap((each) => walk(each).filter((node) => node.kind === "constant"));
    const named = new Set(constants.map(({ parameter }) => parameter));
    return this.#program.parameters
      .filter(({ name }) => named.has(name))
      .map((each) => [memberText(each, this.#surface), parameterText(each, this.#surface)]);
  }

  /** Whether a choice is told as one of several values of a thing, which is one question. */
  #isList(condition: Expression): boolean {
    return condition.kind === "or" && !this.#text(condition).includes(spell("Or", this.#surface));
  }

  #text(expression: Expression): string {
    if (expression.kind === "cell") return this.#cell(expression.pick);
    return conditionText(this.#program, expression)[this.#surface];
  }

  /** What a table gives is what its row says. */
  #cell(pick: string): string {
    const decisions = this.#program.entities.flatMap((entity) => entity.decisions);
    const table = memberText(
      decisions.find(({ name }) => name === pick),
      this.#surface,
    );
    return noticeWords[this.#surface].byTable(table ?? pick);
  }
}

function isAlways(condition: Expression): boolean {
  return condition.kind === "constant" && condition.value === true;
}
