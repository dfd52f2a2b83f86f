/** What is being tried on each notice. It stays while one goes to other pages and comes back. */
import { signal } from "@preact/signals";
import type { Form, Json, Readings } from "../../api/index.ts";

/** The answers to the questions of a form, by their names, in the forms of the vocabulary; what is left out is not answered. */
export type Answers = Readonly<Record<string, Json>>;

/** A person, or another record, and what is asked of it. */
export interface Trial {
  readonly entity: string;
  readonly answers: Answers;
  /** The options that are not those of the notice, by the names of the readings. */
  readonly readings: Readings;
  /** The decision that is asked; null for all. */
  readonly asked: string | null;
  /** The title of the example that it was begun with. */
  readonly example: string | null;
}

/** An example of the notice with the answers that it gives. */
export interface StoredExample {
  readonly title: string;
  readonly entity: string;
  readonly clause: string | null;
  readonly answers: Answers;
}

const trials = signal<ReadonlyMap<string, Trial>>(new Map());

/** What is being tried on the notice at a path; null where nothing was begun. */
export function trialOn(path: string): Trial | null {
  return trials.value.get(path) ?? null;
}

/** Changes what is being tried, or begins it. */
export function changeTrial(path: string, change: Partial<Trial>): void {
  const last = trials.peek().get(path) ?? { entity: "", answers: {}, readings: {}, asked: null, example: null };
  trials.value = new Map([...trials.peek(), [path, { ...last, ...change }]]);
}

/** Begins with an example: who comes sees answers, and changes them. One that knows the date on which all else hangs shows the most. */
export function beginTrial(path: string, { entity: { name }, moving }: Form, examples: readonly StoredExample[]): void {
  const own = examples.filter(({ entity }) => entity === name);
  const example = own.find(({ answers }) => moving !== null && Object.hasOwn(answers, moving)) ?? own[0];
  const { answers = {}, title = null } = example ?? {};
  changeTrial(path, { entity: name, answers, asked: null, example: title });
}
