/** What the page asks of the compiler about one person. */
import {
  compile,
  decidingFacts,
  evaluator,
  examples,
  explain,
  failureMessage,
  forms,
  inputMessage,
  timeline,
  withExample,
  wordedExplanation,
  type FactRecord,
  type Form,
  type Host,
  type Language,
  type Named,
  type NewExample,
  type Notice,
  type Reason,
  type Timeline,
  type WithExample,
  type WordedRecord,
} from "../../api/index.ts";
import type { Answers, StoredExample, Trial } from "./trial.ts";

/** All that can be tried on a notice. */
export interface Trials {
  readonly forms: readonly Form[];
  readonly readings: readonly ReadingChoice[];
  readonly examples: readonly StoredExample[];
  /** The clauses under which an example can stand. */
  readonly clauses: readonly ClauseName[];
}

/** A reading with its options and the one that the notice takes. */
export interface ReadingChoice extends Named {
  readonly clause: string | null;
  readonly options: readonly Named[];
  readonly byDefault: string;
}

export interface ClauseName {
  readonly id: string;
  readonly title: string | null;
}

/** What the notice makes of the answers. */
export interface Outcome {
  /** What is wrong with them, each with the path of its question, `members[0].birthDate`; empty for the record itself. */
  readonly faults: readonly Fault[];
  /** Null where something is wrong, or the notice has no answer. */
  readonly record: WordedRecord | null;
  /** Why the notice has no answer. */
  readonly failure: string | null;
  /** The questions that what is asked rests on; null where that is not known. */
  readonly deciding: readonly string[] | null;
}

export interface Fault {
  readonly path: string;
  readonly isMissing: boolean;
  readonly message: string;
}

/** A record to be kept as an example. */
export interface Kept {
  readonly title: string;
  readonly clause: string;
  readonly expect: readonly string[];
  readonly items?: NonNullable<NewExample["items"]>;
  readonly stated?: readonly string[];
}

export const tryCalls = (host: Host) => ({
  /** Null where the file has no meaning yet, or is a vocabulary. */
  trials: (path: string): Trials | null => {
    const { notice } = compile(path, host);
    return notice === null ? null : trialsOf(notice);
  },
  outcome: (path: string, trial: Trial, language: Language): Outcome | null =>
    withRecord(
      path,
      host,
      trial,
      (notice, facts) => outcomeOf(notice, trial, facts, language),
      (faults) => ({
        faults: faults(language),
        record: null,
        failure: null,
        deciding: null,
      }),
    ),
  /** What would change each decision, by its name. */
  turns: (path: string, trial: Trial, language: Language): Readonly<Record<string, readonly Reason[]>> | null =>
    withRecord(path, host, trial, (notice, facts) => turnsOf(notice, trial, facts, language)),
  timeline: (path: string, trial: Trial, language: Language): Timeline | null =>
    withRecord(path, host, trial, (notice, facts) => timeline(notice, facts, language, askedOf(trial))),
  keepExample: async (path: string, trial: Trial, kept: Kept): Promise<WithExample | null> =>
    withRecord(path, host, trial, (notice, facts) =>
      withExample(path, host, notice, { ...kept, entity: trial.entity, facts }),
    ),
});

function trialsOf(notice: Notice): Trials {
  const { readings, clauses } = notice.program;
  return {
    forms: forms(notice),
    readings: readings.map(({ name, label, origin, options, byDefault }) => ({
      name,
      label,
      clause: origin.clause,
      options,
      byDefault,
    })),
    examples: examples(notice).map(({ title, entity, clause, given }) => ({
      title,
      entity,
      clause,
      answers: given as Answers,
    })),
    clauses: clauses.filter(({ narrative }) => !narrative).map(({ id, title }) => ({ id, title })),
  };
}

/** Something about the record that the answers make; `otherwise` where they make none. */
function withRecord<T>(
  path: string,
  host: Host,
  { entity, answers, readings }: Trial,
  about: (notice: Notice, facts: FactRecord) => T,
  otherwise: (faults: (language: Language) => readonly Fault[]) => T | null = () => null,
): T | null {
  const { notice } = compile(path, host, { readings });
  if (notice === null) return null;
  const read = evaluator(notice, entity).parse(answers);
  if (read.ok) return about(notice, read.value);
  return otherwise((language) =>
    read.errors.map((error) => ({
      path: error.field,
      isMissing: error.problem === "missing-field",
      message: inputMessage(error, "", language).replace(/^[:：]\s*/u, ""),
    })),
  );
}

function askedOf({ entity, asked }: Trial): { readonly entity: string; readonly decisions?: readonly string[] } {
  return asked === null ? { entity } : { entity, decisions: [asked] };
}

function outcomeOf(notice: Notice, trial: Trial, facts: FactRecord, language: Language): Outcome {
  const { entity } = trial;
  try {
    const explanation = explain(notice, facts, { entity, changes: false });
    const record = wordedExplanation(notice, explanation, language);
    return { faults: [], record, failure: null, deciding: decidingFacts(notice, facts, askedOf(trial)) };
  } catch (error) {
    const failure = failureMessage(error, evaluator(notice, entity).schema, facts, language);
    if (failure === null) throw error;
    return { faults: [], record: null, failure, deciding: null };
  }
}

function turnsOf(
  notice: Notice,
  trial: Trial,
  facts: FactRecord,
  language: Language,
): Readonly<Record<string, readonly Reason[]>> | null {
  try {
    const { decisions } = wordedExplanation(notice, explain(notice, facts, askedOf(trial)), language);
    const turning = (reason: Reason): boolean => ["until", "nearest", "given-up"].includes(reason.kind);
    return Object.fromEntries(decisions.map(({ name, reason }) => [name, reason.children.filter(turning)]));
  } catch (error) {
    if (failureMessage(error, evaluator(notice, trial.entity).schema, facts, language) === null) throw error;
    return null;
  }
}
