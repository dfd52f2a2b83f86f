import type { FactRecord } from "../runtime/schema.ts";
import { holdsFor } from "../analysis/index.ts";
import type { EntityReport, ReportedGroup } from "./report.ts";

/** How many records of a roster are treated differently. */
export interface RosterCount {
  /** What the records describe. */
  readonly entity: string;
  readonly records: number;
  /** Records that cannot be read. */
  readonly refused: number;
  /** Records that are in any group. */
  readonly concerned: number;
  readonly byRegion: ReadonlyMap<ReportedGroup["region"], number>;
}

/** Counts the records of a roster, which are the old notice's, in the groups of a comparison. */
export class RosterCounter {
  readonly #entity: string;
  readonly #groups: readonly ReportedGroup[];
  readonly #byRegion: Map<ReportedGroup["region"], number>;
  #records = 0;
  #refused = 0;
  #concerned = 0;

  constructor({ old, groups }: EntityReport) {
    this.#entity = old.entity.name;
    this.#groups = groups;
    this.#byRegion = new Map(groups.map(({ region }) => [region, 0]));
  }

  add(facts: FactRecord): void {
    this.#records++;
    const regions = new Set(
      this.#groups.map(({ region }) => region).filter((region) => holdsFor(region, facts) === true),
    );
    if (regions.size > 0) this.#concerned++;
    for (const region of regions) this.#byRegion.set(region, this.#byRegion.get(region)! + 1);
  }

  /** Counts a record that cannot be read. */
  refuse(): void {
    this.#records++;
    this.#refused++;
  }

  result(): RosterCount {
    return {
      entity: this.#entity,
      records: this.#records,
      refused: this.#refused,
      concerned: this.#concerned,
      byRegion: this.#byRegion,
    };
  }
}
