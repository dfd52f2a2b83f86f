import type { Value } from "../runtime/schema.ts";
import type { Named, NoticeInfo } from "../ir/ir.ts";
import type {
  AllottedShare,
  Change,
  CountedItem,
  CountedList,
  DefeatedRule,
  ExplainedDecision,
  ExplainedParameter,
  IdleRule,
  NamedValue,
  NearestOther,
  TakenReading,
  TotalledRow,
} from "./explanation.ts";

/** One who comes before another where something is allotted in order. */
export type Ahead = Extract<AllottedShare["manner"], { kind: "inOrder" }>["nearest"][number];

/** The lines of an explanation in one language. */
export interface ExplanationWords {
  readonly heading: (notice: NoticeInfo) => string;
  /** An item of a list, by its name or its position from 1. */
  readonly item: (entity: Named, key: Value) => string;
  readonly decision: (decision: ExplainedDecision) => string;
  /** A decision that is explained further up. */
  readonly seen: (decision: ExplainedDecision) => string;
  readonly until: (change: Change, decision: NamedValue) => string;
  /** The smallest change of facts that would give another value. */
  readonly nearest: (nearest: NearestOther, decision: NamedValue) => string;
  /** Where the search for that was given up. */
  readonly nearestGivenUp: string;
  readonly gate: (decision: ExplainedDecision) => string;
  readonly defeated: (rule: DefeatedRule) => string;
  readonly idle: (rule: IdleRule) => string;
  /** That working days of these years are counted without a list of holidays. */
  readonly unlisted: (years: readonly number[]) => string;
  readonly fact: (fact: NamedValue) => string;
  readonly totalled: (row: TotalledRow) => string;
  /** A list as an aggregate saw it. */
  readonly counted: (list: CountedList) => string;
  readonly countedItem: (item: CountedItem, list: CountedList) => string;
  /** How many more items there are than are told. */
  readonly more: (count: number) => string;
  /** What a record gets of a limit that it shares. */
  readonly allotted: (share: AllottedShare) => string;
  /** One who comes before it. */
  readonly ahead: (ahead: Ahead, share: AllottedShare) => string;
  readonly parameter: (parameter: ExplainedParameter) => string;
  readonly reading: (reading: TakenReading) => string;
}
