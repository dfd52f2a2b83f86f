/** An SMT solver, to which the notices are put in another way, comes to the same answers. */
import { init, killThreads } from "z3-solver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyse, findConflicts, findGaps, proveInvariant } from "../../analysis/index.ts";
import type { Decision, EntityProgram, Expression, Program } from "../../ir/ir.ts";
import { bool } from "../../ir/types.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { choicesFrom, nowhere } from "../support/random-program.ts";
import { SmtEntity } from "../support/smt.ts";

/** `Z3_QUESTIONS=all` asks more about each notice, and waits for every answer. */
const isFull = process.env["Z3_QUESTIONS"] === "all";
const claimCount = isFull ? 20 : 10;

/** How much the solver may do for one question (0 is without end): counted in steps, so that each run asks the same. */
const effort = isFull ? 0 : 300_000;

let z3: Awaited<ReturnType<typeof init>>;

beforeAll(async () => {
  z3 = await init();
}, 60_000);

afterAll(() => killThreads(z3.em));

/** Whether each condition holds for some record; `unknown` where that is too much to tell. */
async function satisfiable(smt: SmtEntity, conditions: readonly string[]): Promise<readonly Answer[]> {
  const { Solver } = z3.Context("main");
  const answers: Answer[] = [];
  for (const condition of conditions) {
    const solver = new Solver();
    solver.set("rlimit", effort);
    solver.fromString(smt.script(condition));
    answers.push(await solver.check());
    // Left to the garbage collector it might be freed while another thread solves the next one, in the same memory.
    solver.release();
  }
  return answers;
}

type Answer = "sat" | "unsat" | "unknown";

/** The exact analysis answers everything; where the solver does too, it says the same. */
function expectAgreement(ours: readonly Answer[], theirs: readonly Answer[]): void {
  const told = theirs.filter((answer) => answer !== "unknown").length;
  expect(told).toBeGreaterThanOrEqual(isFull ? theirs.length : theirs.length / 2);
  expect(theirs.map((answer, index) => (answer === "unknown" ? ours[index] : answer))).toEqual(ours);
}

describe.each(noticeNames)("%s", (name) => {
  const program = programOf(name);
  const entity = program.entities.find((each) => each.name === "person")!;
  const smt = new SmtEntity(program, entity);

  test("every decision is complete and consistent", { timeout: 600_000 }, async () => {
    const analysis = analyse(program, "person");
    const ruled = entity.decisions.filter(({ body }) => body.kind === "cases" || body.kind === "union");
    const answers = await satisfiable(
      smt,
      ruled.flatMap((each) => [smt.gap(each), smt.conflict(each)]),
    );
    const [gaps, conflicts] = [findGaps(analysis), findConflicts(analysis)];
    const isFound = (found: readonly { readonly decision: Decision }[], decision: Decision): Answer =>
      found.some((each) => each.decision === decision) ? "sat" : "unsat";
    expectAgreement(
      ruled.flatMap((each) => [isFound(gaps, each), isFound(conflicts, each)]),
      answers,
    );
  });

  test("the invariants hold, and of other claims the same ones do", { timeout: 600_000 }, async () => {
    const analysis = analyse(program, "person");
    const invariants = program.invariants.filter((each) => each.entity === "person");
    const opposites = invariants.map((each) => ({ ...each, then: negated(each.then) }));
    const claims = [...invariants, ...opposites, ...guardClaims(program, entity, claimCount)];
    const answers = await satisfiable(
      smt,
      claims.map(({ when, then }) => smt.violation(when, then)),
    );
    const asAnswer = { proved: "unsat", refuted: "sat", unknown: "unknown" } as const;
    expectAgreement(
      claims.map((each) => asAnswer[proveInvariant(analysis, each).status]),
      answers,
    );
  });
});

interface Claim {
  readonly when: Expression | null;
  readonly then: Expression;
}

function negated(operand: Expression): Expression {
  return { kind: "not", type: bool, origin: nowhere, operand };
}

/** Claims, some true and most false, that wherever one rule's condition holds so does another's. */
function guardClaims({ notice }: Program, { decisions }: EntityProgram, count: number): readonly Claim[] {
  const choose = choicesFrom(notice.year);
  const guards = decisions.flatMap((decision) => guardsOf(decision).map((guard) => ({ decision, guard })));
  return Array.from({ length: count }, () => {
    const [one, other] = [guards[choose(guards.length)]!, guards[choose(guards.length)]!];
    const gates = [one.decision.gate, other.decision.gate].filter((each) => each !== null);
    return {
      when: { kind: "and", type: bool, origin: nowhere, operands: [...gates, one.guard] },
      then: choose(2) === 0 ? other.guard : negated(other.guard),
    };
  });
}

function guardsOf({ body }: Decision): readonly Expression[] {
  if (body.kind === "cases") return body.cases.map(({ guard }) => guard);
  return body.kind === "pick" ? body.rows.map(({ guard }) => guard) : [];
}
