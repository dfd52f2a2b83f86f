/** What the page asks of the compiler about a notice's tests. */
import {
  compile,
  coverage,
  evaluator,
  examples,
  failureMessage,
  plantFaults,
  proposedExamples,
  prove,
  type CoverageReport,
  type ExampleResult,
  type Host,
  type Json,
  type Language,
  type Named,
  type Notice,
  type PlantedFault,
  type ProposedExample,
  type Theorem,
} from "../../api/index.ts";

/** An example with what became of it. */
export interface TestedExample {
  readonly title: string;
  readonly entity: string;
  readonly clause: string | null;
  readonly given: Json;
  readonly passed: boolean;
  /** What is wrong, in words. */
  readonly problems: readonly string[];
}

/** Something that is to hold for every record, with what its decision is called. */
export interface NamedTheorem extends Pick<Theorem, "kind" | "entity" | "clause" | "status" | "searched"> {
  readonly subject: Named;
  /** A record for which it does not hold. */
  readonly witness: Json | null;
}

/** How far the planting of faults has come, and those found since the last time that no test notices. */
export interface PlantingProgress {
  readonly done: number;
  readonly total: number;
  readonly noticed: number;
  readonly survivors: readonly PlantedFault[];
}

/** How the planting of faults ended: where examples or invariants fail it does not begin. */
export type PlantingEnd = "done" | "stopped" | "unready";

/** So long faults are planted before other questions get their turn. */
const slice = 60;

export const testCalls = (host: Host) => {
  /** Which planting is wanted: another, or none, ends it. */
  let wanted = 0;
  return {
    testedExamples: (path: string, language: Language): readonly TestedExample[] | null =>
      onNotice(host, path, (notice) => examples(notice).map((each) => testedExample(notice, each, language))),
    theorems: (path: string): readonly NamedTheorem[] | null =>
      onNotice(host, path, (notice) => prove(notice).map((each) => namedTheorem(notice, each))),
    coverage: (path: string): CoverageReport | null => onNotice(host, path, coverage),
    proposals: (path: string): readonly ProposedExample[] | null => onNotice(host, path, proposedExamples),
    /** Plants faults one by one and tells how far it is. */
    plantFaults: async (path: string, tell: (progress: PlantingProgress) => Promise<void>): Promise<PlantingEnd> => {
      const own = ++wanted;
      const { notice } = compile(path, host);
      if (notice === null) return "stopped";
      const { isReady, total, faults } = plantFaults(notice);
      if (!isReady) return "unready";
      let [done, noticed, since] = [0, 0, performance.now()];
      let survivors: PlantedFault[] = [];
      for (const fault of faults) {
        done++;
        if (fault?.outcome === "killed") noticed++;
        if (fault?.outcome === "survived") survivors.push(fault);
        if (performance.now() - since < slice) continue;
        await tell({ done, total, noticed, survivors });
        if (own !== wanted) return "stopped";
        [survivors, since] = [[], performance.now()];
      }
      await tell({ done: total, total, noticed, survivors });
      return "done";
    },
    stopPlanting: (): void => void wanted++,
  };
};

function onNotice<T>(host: Host, path: string, about: (notice: Notice) => T): T | null {
  const { notice } = compile(path, host);
  return notice === null ? null : about(notice);
}

function testedExample(
  notice: Notice,
  { title, entity, clause, given, facts, passed, differences, broken, error }: ExampleResult,
  language: Language,
): TestedExample {
  const failure = error === null ? null : failureMessage(error, evaluator(notice, entity).schema, facts, language);
  const differing = differences.map(({ decision, expected, actual }) =>
    language === "zh"
      ? `${decision.zh}：应得${expected.zh}，实得${actual.zh}`
      : `${decision.en}: expected ${expected.en}, is ${actual.en}`,
  );
  const problems = [...broken, ...differing, ...(failure === null ? [] : [failure])];
  return { title, entity, clause, given, passed, problems };
}

function namedTheorem({ program }: Notice, theorem: Theorem): NamedTheorem {
  const { kind, entity, subject, clause, status, searched, witness = null } = theorem;
  const decisions = program.entities.find(({ name }) => name === entity)?.decisions ?? [];
  const { name, label } = decisions.find((each) => each.name === subject) ?? { name: subject, label: subject };
  return {
    kind,
    entity,
    clause,
    status,
    ...(searched === undefined ? {} : { searched }),
    subject: { name, label },
    witness,
  };
}
