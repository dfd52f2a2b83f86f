import type { Reason } from "./reason.ts";

/** What an analysis may spend on a question before it gives up and answers "unknown". */
export interface Budget {
  /** Diagram nodes kept. */
  readonly nodes: number;
  /** Elementary steps: node operations that no cache answers, and paths tried. */
  readonly steps: number;
}

/** Enough for any question about programs several times the size of a county's notice, and spent within seconds. */
export const ordinaryBudget: Budget = { nodes: 500_000, steps: 3_000_000 };

/** Unwinds a computation whose budget is spent; caught by `attempt`, never seen outside. */
export class BudgetSpent extends Error {
  readonly reason: Reason;

  constructor(of: "nodes" | "steps", size: number) {
    super(`the budget of ${size} ${of} is spent`);
    this.reason = { kind: "budget", of, size };
  }
}

/** No answer, and why. */
export interface Unknown {
  readonly status: "unknown";
  readonly reason: Reason;
  /** Among how many records that were made up none was found for which it is otherwise, where that was tried; it proves nothing. */
  readonly searched?: number;
}

/** Whether an answer is unknown. */
export function isUnknown(answer: unknown): answer is Unknown {
  return typeof answer === "object" && answer !== null && "status" in answer && answer.status === "unknown";
}

/** Whether there is no answer because a budget is spent. */
export function isSpent(answer: unknown): boolean {
  return isUnknown(answer) && answer.reason.kind === "budget";
}

/** The answer to a question, or unknown where the budget is spent on it. */
export function attempt<T>(question: () => T): T | Unknown {
  try {
    return question();
  } catch (error) {
    if (error instanceof BudgetSpent) return { status: "unknown", reason: error.reason };
    throw error;
  }
}

/** Counts what is spent of a budget. A question may get a share of its own of the steps. */
export class Meter {
  readonly #budget: Budget;
  #nodes = 0;
  #steps = 0;
  #limit: number;

  constructor(budget: Budget) {
    this.#budget = budget;
    this.#limit = budget.steps;
  }

  /** The nodes kept so far. */
  get nodes(): number {
    return this.#nodes;
  }

  /** The steps taken so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Notes one more node. */
  addNode(): void {
    if (++this.#nodes > this.#budget.nodes) throw new BudgetSpent("nodes", this.#budget.nodes);
  }

  /** Notes one more step. */
  addStep(): void {
    if (++this.#steps > this.#limit) throw new BudgetSpent("steps", this.#budget.steps);
  }

  /** Notes as many steps as something has parts that are gone through one by one. */
  addSteps(count: number): void {
    this.#steps += count - 1;
    this.addStep();
  }

  /** Answers a question with a number of steps of its own, never more than are left to the question around it. */
  limited<T>(steps: number, question: () => T): T {
    const outer = this.#limit;
    this.#limit = Math.min(outer, this.#steps + steps);
    try {
      return question();
    } finally {
      this.#limit = outer;
    }
  }
}
