import { recordLater } from "../analysis/compare/align.ts";
import type { AskUnseen, Unseen } from "../analysis/index.ts";
import type { Evaluator } from "../emit/evaluator.ts";
import type * as ir from "../ir/ir.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Sides } from "./boundary.ts";
import { answerOf, rosterEvaluator } from "./roster-programs.ts";

/** What deciding a record gives that is asked one thing; null where the policy fails on it. */
type Answer = (position: number) => boolean | number | null;

/** Decides one thing of each record, by its name. */
interface Asking {
  readonly name: string;
  readonly evaluateRoster: Evaluator["evaluateRoster"];
}

/**
 * Says of the records of a roster what regions rest on and the analysis does not look into, such as how many there are in a
 * record's household. Each such thing is worked out by an evaluator of its own, made when it is first asked.
 */
export class UnseenOfRoster {
  readonly #sides: Sides;
  readonly #evaluators = new Map<Unseen, Asking | null>();

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  /** What is asked of a record of the old notice by its position among those with which it forms groups. */
  among(records: readonly FactRecord[]): (position: number) => AskUnseen {
    const { old, monthsAhead } = this.#sides;
    const answers = new Map<Unseen, Answer>();
    let later: readonly FactRecord[] | null = null;
    const answerTo = (meaning: Unseen): Answer => {
      const asked = this.#askingOf(meaning);
      if (asked === null) return () => null;
      const isOld = meaning.saidBy.has(old.program);
      if (!isOld) later ??= records.map((facts) => recordLater(old.entity, facts, monthsAhead));
      return answering(asked.evaluateRoster(isOld ? records : later!), asked.name);
    };
    return (position) => (meaning) => {
      let answer = answers.get(meaning);
      if (answer === undefined) answers.set(meaning, (answer = answerTo(meaning)));
      return answer(position);
    };
  }

  #askingOf(meaning: Unseen): Asking | null {
    const known = this.#evaluators.get(meaning);
    if (known !== undefined) return known;
    const { old, new: next } = this.#sides;
    const { program, entity } = meaning.saidBy.has(old.program) ? old : next;
    const made = meaning.expression === null ? null : askingFor(program, entity, meaning.expression);
    this.#evaluators.set(meaning, made);
    return made;
  }
}

function askingFor(program: ir.Program, entity: ir.EntityProgram, expression: ir.Expression): Asking {
  const asked = asking(entity, expression);
  return { name: asked.outputs[0]!, evaluateRoster: rosterEvaluator(program, asked) };
}

/** An entity of which one thing is decided, by a name that nothing else has: what an expression comes to. */
function asking(entity: ir.EntityProgram, expression: ir.Expression): ir.EntityProgram {
  const taken = [...entity.facts, ...entity.decisions].map(({ name }) => name);
  let name = "asked";
  while (taken.includes(name)) name += "_";
  const { type, origin } = expression;
  const decision: ir.Decision = {
    name,
    label: name,
    role: "output",
    type,
    optional: true,
    gate: null,
    otherwise: null,
    body: expression,
    origin,
  };
  return { ...entity, decisions: [...entity.decisions, decision], outputs: [name] };
}

function answering(decide: (position: number) => FactRecord, name: string): Answer {
  return (position) => {
    const answer = answerOf(() => decide(position), name);
    if (answer.kind !== "value") return null;
    return typeof answer.value === "number" ? answer.value : answer.value === true;
  };
}
