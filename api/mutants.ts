import type { TypeWords } from "../grammar/diagnostics/catalogue.ts";
import { allMutants, type JudgedMutant, judgeMutants } from "../harness/mutate/run-mutants.ts";
import type { Named, Program } from "../ir/ir.ts";
import type { Notice } from "./compile.ts";
import { examples } from "./examples.ts";
import { prove } from "./prove.ts";
import { proposed, type ProposedExample } from "./coverage.ts";

/** A small fault that was planted in a notice, and whether its tests tell. */
export interface PlantedFault {
  /** `survived` where no test tells, `equivalent` where it decides every record as the notice does. */
  readonly outcome: JudgedMutant["outcome"];
  readonly operator: JudgedMutant["mutant"]["operator"];
  /** The decision, the parameter or the table in which it stands. */
  readonly subject: Named;
  readonly clause: string | null;
  /** The changed part before and after, as it would be written; `after` is null where it was dropped. */
  readonly before: TypeWords;
  readonly after: TypeWords | null;
  /** An example by which one would notice it; null where it is noticed, or none was found. */
  readonly example: Omit<ProposedExample, "reaches"> | null;
}

/** Faults to be planted one by one, which takes some seconds in all. */
export interface Planting {
  /** Whether all examples and invariants hold: where some do not, every fault would seem to be noticed, and none is planted. */
  readonly isReady: boolean;
  readonly total: number;
  /** Each when it has been tried; null for one that would not compile. */
  readonly faults: Iterable<PlantedFault | null>;
}

/** Plants small faults in a notice, one at a time, and runs its examples and invariants: what they miss, nobody would notice. */
export function plantFaults({ program }: Pick<Notice, "program">): Planting {
  if (!holds(program)) return { isReady: false, total: 0, faults: [] };
  const mutants = allMutants(program);
  return { isReady: true, total: mutants.length, faults: planted(program, judgeMutants(program, mutants)) };
}

function holds(program: Program): boolean {
  return (
    examples({ program }).every(({ passed }) => passed) &&
    !prove({ program }).some(({ kind, status }) => kind === "invariant" && status === "refuted")
  );
}

function* planted(program: Program, judged: Iterable<JudgedMutant | null>): Generator<PlantedFault | null> {
  for (const each of judged) yield each === null ? null : faultOf(program, each);
}

function faultOf(program: Program, { mutant, outcome, killer }: JudgedMutant): PlantedFault {
  const { operator, before, after, origin } = mutant;
  const subject = subjectOf(program, mutant.subject);
  const { clause } = origin;
  return {
    outcome,
    operator,
    subject,
    clause,
    before: { ...before },
    after: after === null ? null : { ...after },
    example:
      killer === null
        ? null
        : proposed(program, killer.entity, { ...killer, title: `${subject.label}${before.zh}` }, clause),
  };
}

function subjectOf({ entities, parameters, dataTables }: Program, subject: string): Named {
  const named = [...parameters, ...entities.flatMap(({ decisions }) => decisions), ...dataTables];
  const { name, label } = named.find((each) => each.name === subject) ?? { name: subject, label: subject };
  return { name, label };
}
