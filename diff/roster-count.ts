import { type AskUnseen, holdsFor } from "../analysis/index.ts";
import { keyFactName } from "../ir/entity.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import { UnseenOfRoster } from "./ask-unseen.ts";
import { type DecidedChange, DecidedRoster } from "./decided-roster.ts";
import type { EntityReport, ReportedGroup } from "./report.ts";
import { type AmountChange, RosterAmounts } from "./roster-amounts.ts";

/** How many records of a roster are treated differently. */
export interface RosterCount {
  /** What the records describe. */
  readonly entity: string;
  readonly records: number;
  /** Records that cannot be read, or that are not decided since others of their groups cannot. */
  readonly refused: number;
  /** Records that are in any group, or of which a decision changes that is not known to be the same. */
  readonly concerned: number;
  readonly byRegion: ReadonlyMap<ReportedGroup["region"], number>;
  /** The changes of decisions that are not known to be the same for every record, as they were decided. */
  readonly decided: readonly DecidedCount[];
  /** What amounts and numbers come to under both notices. */
  readonly amounts: readonly AmountChange[];
}

/** How many records of a roster have a change. */
export interface DecidedCount extends DecidedChange {
  readonly records: number;
  /** The key of the first of them; null where it has none. */
  readonly first: Value;
}

/** What is asked of a record of a roster in the groups that it forms with others. */
interface Placed {
  readonly ask: AskUnseen;
  readonly changes: () => readonly DecidedChange[];
  readonly addAmounts: () => void;
}

/** Counts the records of a roster, which are the old notice's, in the groups of a comparison. */
export class RosterCounter {
  readonly #report: EntityReport;
  readonly #unseen: UnseenOfRoster;
  readonly #deciding: DecidedRoster;
  readonly #amounts: RosterAmounts;
  readonly #key: string | null;
  readonly #byRegion: Map<ReportedGroup["region"], number>;
  readonly #decided = new Map<string, DecidedCount>();
  #records = 0;
  #refused = 0;
  #concerned = 0;

  constructor(report: EntityReport) {
    this.#report = report;
    this.#unseen = new UnseenOfRoster(report);
    this.#deciding = new DecidedRoster(report);
    this.#amounts = new RosterAmounts(report);
    this.#key = keyFactName(report.old.entity);
    this.#byRegion = new Map(report.groups.map(({ region }) => [region, 0]));
  }

  /** Each record of a roster in the groups that all of them form, by its position. */
  among(records: readonly FactRecord[]): (position: number) => Placed {
    const ask = this.#unseen.among(records);
    const changes = this.#deciding.among(records);
    const addAmounts = this.#amounts.among(records);
    return (position) => ({
      ask: ask(position),
      changes: () => changes(position),
      addAmounts: () => addAmounts(position),
    });
  }

  /** Counts a record, which is alone unless it is said where it stands. */
  add(facts: FactRecord, { ask, changes, addAmounts }: Placed = this.among([facts])(0)): void {
    this.#records++;
    const regions = new Set(
      this.#report.groups.map(({ region }) => region).filter((region) => holdsFor(region, facts, ask) === true),
    );
    const found = changes();
    addAmounts();
    if (regions.size + found.length > 0) this.#concerned++;
    for (const region of regions) this.#byRegion.set(region, this.#byRegion.get(region)! + 1);
    for (const change of found) this.#count(change, facts);
  }

  #count(change: DecidedChange, facts: FactRecord): void {
    const key = JSON.stringify([change.decision.name, change.old, change.new], (_, value: unknown) =>
      value instanceof Map ? [...value] : value,
    );
    const known = this.#decided.get(key);
    const first = this.#key === null ? null : (facts[this.#key] ?? null);
    this.#decided.set(
      key,
      known === undefined ? { ...change, records: 1, first } : { ...known, records: known.records + 1 },
    );
  }

  /** How many records have been counted. */
  get records(): number {
    return this.#records;
  }

  /** Counts a record that cannot be read. */
  refuse(): void {
    this.#records++;
    this.#refused++;
  }

  result(): RosterCount {
    return {
      entity: this.#report.old.entity.name,
      records: this.#records,
      refused: this.#refused,
      concerned: this.#concerned,
      byRegion: this.#byRegion,
      decided: [...this.#decided.values()].sort((one, other) => other.records - one.records),
      amounts: this.#amounts.result(),
    };
  }
}
