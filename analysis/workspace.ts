import type { EntityProgram } from "../ir/ir.ts";
import { attempt, isSpent, Meter, type Budget, type Unknown } from "./diagram/budget.ts";
import { Store } from "./diagram/store.ts";
import { Space } from "./space.ts";

/**
 * A store with the variables of an entity, shared by questions for as long as all of them together stay within one
 * budget. The question with which they do not is asked again in a new store that it has for itself: so what is
 * answered rests on the question alone, and not on what was asked before it.
 */
export class Workspace {
  readonly #entity: EntityProgram;
  readonly #budget: Budget;
  #store: Store;
  #space: Space;
  #kept = new Map<object, unknown>();
  #isNew = true;

  constructor(entity: EntityProgram, budget: Budget) {
    this.#entity = entity;
    this.#budget = budget;
    this.#store = new Store(new Meter(budget));
    this.#space = new Space(entity);
  }

  get store(): Store {
    return this.#store;
  }

  get space(): Space {
    return this.#space;
  }

  /** What somebody has made in the present store; it is made anew in the next. */
  kept<T>(owner: object, make: () => T): T {
    if (!this.#kept.has(owner)) this.#kept.set(owner, make());
    return this.#kept.get(owner) as T;
  }

  /** The answer to a question, or unknown where the budget is spent on it alone. */
  ask<T>(question: () => T): T | Unknown {
    const isFirst = this.#isNew;
    this.#isNew = false;
    const answer = attempt(question);
    if (!isSpent(answer)) return answer;
    this.#renew();
    return isFirst ? answer : this.ask(question);
  }

  #renew(): void {
    this.#store = new Store(new Meter(this.#budget));
    this.#space = new Space(this.#entity);
    this.#kept = new Map();
    this.#isNew = true;
  }
}
