import { createEvaluator } from "../emit/evaluator.ts";
import { askedGroups } from "../ir/asking.ts";
import { groupStepsOf } from "../ir/group-steps.ts";
import { interpretRoster } from "../ir/interpret.ts";
import type { Evaluation } from "../ir/interpret/evaluation.ts";
import type { Program } from "../ir/ir.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { RosterWork } from "./decide-roster.ts";
import type { RosterBatch } from "./batch.ts";
import type { ProgressLine, Reporter } from "./reporter.ts";
import type { Text } from "../runtime/messages.ts";
import { lackingGroups, reasonOf } from "./withheld.ts";

/** A roster that was read whole, for its records form groups. */
export interface WholeRoster extends Pick<RosterWork, "batches"> {
  readonly withheld: NonNullable<RosterWork["withheld"]>;
  /** Tells that records are withheld, or that they are decided without those that are refused, where it is so. */
  readonly tell: () => void;
  /** The records that are right, in whose groups the others stand; those that are withheld among them. */
  readonly records: readonly FactRecord[];
}

/** A roster with what is decided of each record in the groups that all of them form. */
export interface GroupedRoster extends WholeRoster, Pick<RosterWork, "evaluate"> {
  /** A record decided by the interpreter, for its reasons. */
  readonly evaluation: (facts: FactRecord) => Evaluation;
}

/** What is to become of the others of a group of which a record is refused. */
export interface GroupOptions {
  /** Whether they are decided as if it were not there. */
  readonly withoutRefused?: boolean;
}

/**
 * Reads a roster whose records form groups: all of it is read before any record is decided. Where a record is refused
 * the others of its groups, as far as one of the programs asks them, are not decided.
 */
export async function readWhole(
  batches: AsyncIterable<RosterBatch>,
  programs: readonly Program[],
  entity: string,
  options: GroupOptions,
  reporter: Reporter,
  progress: ProgressLine,
): Promise<WholeRoster> {
  const all: RosterBatch[] = [];
  let count = 0;
  for await (const batch of batches) {
    all.push(batch);
    progress.advance(batch.bytesRead, (count += batch.records.length));
  }
  progress.clear();
  const read = unbroken(all);
  const { withheld, tell } = withholding(read, programs, entity, options, reporter);
  const records = read.flatMap((batch) => batch.records.flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : [])));
  return { batches: again(read), withheld, tell, records };
}

/** Reads a roster whose records form groups, and decides each record in them when it is asked. */
export async function inGroups(
  batches: AsyncIterable<RosterBatch>,
  program: Program,
  entity: string,
  options: GroupOptions,
  reporter: Reporter,
  progress: ProgressLine,
): Promise<GroupedRoster> {
  const whole = await readWhole(batches, [program], entity, options, reporter, progress);
  whole.tell();
  const { records } = whole;
  const positions = new Map(records.map((facts, position) => [facts, position]));
  const decide = createEvaluator(program, entity).evaluateRoster(records);
  let evaluations: readonly (() => Evaluation)[] | null = null;
  return {
    ...whole,
    evaluate: (facts) => decide(positions.get(facts)!),
    evaluation: (facts) => (evaluations ??= interpretRoster(program, entity, records))[positions.get(facts)!]!(),
  };
}

/** Which records are not decided since others are refused. */
function withholding(
  batches: readonly RosterBatch[],
  programs: readonly Program[],
  entity: string,
  { withoutRefused = false }: GroupOptions,
  reporter: Reporter,
): Pick<WholeRoster, "withheld" | "tell"> {
  const asked = programs.flatMap((program) => askedGroups(program, entity));
  const kinds = new Map(asked.map((kind) => [kind.name, kind]));
  const steps = Math.max(...programs.map((program) => groupStepsOf(program, entity)));
  const lacking = lackingGroups([...kinds.values()], steps, batches);
  if (lacking.length === 0) return { withheld: () => null, tell: () => {} };
  if (withoutRefused) return { withheld: () => null, tell: () => warnWithout(batches, reporter) };
  return {
    withheld: (record) => reasonOf(lacking, record),
    tell: () => {
      const [forAll] = lacking.flatMap((each) => each.forAll ?? []);
      reporter.fail(forAll ?? kindsText(lacking), mending(reporter));
    },
  };
}

/** What helps where records are withheld. */
export function mending({ ways: { withoutRefused } }: Pick<Reporter, "ways">): Text {
  return {
    en: `mend what is refused, or ${withoutRefused.en}`,
    zh: `请更正不予受理的记录；或${withoutRefused.zh}`,
  };
}

function warnWithout(batches: readonly RosterBatch[], reporter: Reporter): void {
  const refused = batches.flatMap((batch) => batch.records.filter(({ parsed }) => !parsed.ok)).length;
  if (refused > 0)
    reporter.warn({
      en: `${refused} refused ${refused === 1 ? "record" : "records"} counted in no group; the others are decided without`,
      zh: `${refused} 条不予受理的记录未计入所属的户或全体，其余记录照此认定`,
    });
}

function kindsText(lacking: ReturnType<typeof lackingGroups>) {
  const kinds = [...new Set(lacking.map(({ kind }) => kind))];
  return {
    en: `where a record is refused the others of its ${kinds.map(({ name }) => name).join(", ")} are not decided`,
    zh: `有记录不予受理的，同一${kinds.map(({ label }) => `“${label}”`).join("、")}的其他记录未作认定`,
  };
}

/** Of a roster that breaks off nothing is decided: what is missing belongs to the groups as well. */
function unbroken(batches: readonly RosterBatch[]): readonly RosterBatch[] {
  const broken = batches.find(({ problems }) => problems.length > 0);
  return broken === undefined ? batches : [{ ...broken, records: [] }];
}

async function* again(batches: readonly RosterBatch[]): AsyncGenerator<RosterBatch> {
  yield* batches;
}
