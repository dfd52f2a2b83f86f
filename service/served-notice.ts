import { build, evaluator, type Evaluator, type Json, type Notice } from "../api/index.ts";
import { askedGroups, neededAround } from "../ir/asking.ts";
import { entityOf } from "../ir/entity.ts";
import { unknownEntity } from "./problems.ts";

/** An entity of a served notice. */
export interface ServedEntity {
  readonly name: string;
  readonly label: string;
  readonly evaluator: Evaluator;
  /** A group of such records that the rules ask; null where each is decided by itself. */
  readonly group: string | null;
  /** JSON Schema of its records and of what is decided of them. */
  readonly schema: { readonly input: Json; readonly decisions: Json };
}

/** A notice that is served; everything that requests need of it is made beforehand. */
export class ServedNotice {
  readonly notice: Notice;
  readonly entities: ReadonlyMap<string, ServedEntity>;
  /** The days on which it holds, as days since 1970-01-01. */
  readonly days: { readonly from: number; readonly to: number };

  private constructor(notice: Notice, entities: ReadonlyMap<string, ServedEntity>) {
    this.notice = notice;
    this.entities = entities;
    this.days = daysOf(notice);
  }

  static async of(notice: Notice): Promise<ServedNotice> {
    const { program } = notice;
    const { name } = program.notice;
    // What is only decided within another record is asked with that.
    const entities = program.entities.filter((entity) => neededAround(program, entity.name) === null);
    const schemas = new Map((await build(notice, "schema")).map(({ path, text }) => [path, JSON.parse(text) as Json]));
    const served = entities.map((entity): ServedEntity => {
      const schema = (of: string): Json => schemas.get(`${name}.${entity.name}.${of}.schema.json`)!;
      return {
        name: entity.name,
        label: entity.label,
        evaluator: evaluator(notice, entity.name),
        group: askedGroups(program, entity.name)[0]?.name ?? null,
        schema: { input: schema("input"), decisions: schema("decisions") },
      };
    });
    return new ServedNotice(notice, new Map(served.map((entity) => [entity.name, entity])));
  }

  get name(): string {
    return this.notice.program.notice.name;
  }

  get hash(): string {
    return this.notice.policyHash;
  }

  /** The entity of a name or a label, the one that the notice speaks of where none is given. Throws a `Problem`. */
  entity(asked?: string): ServedEntity {
    const { program } = this.notice;
    const found =
      asked === undefined
        ? this.entities.get(entityOf(program).name)
        : [...this.entities.values()].find(({ name, label }) => name === asked || label === asked);
    if (found === undefined) throw unknownEntity(asked!, [...this.entities.keys()]);
    return found;
  }
}

/** From the first day of its periods to the last; where it has none, the days on which it is in force, else its year. */
function daysOf({ program: { periods, notice } }: Notice): ServedNotice["days"] {
  if (periods.length > 0) {
    return { from: Math.min(...periods.map(({ from }) => from)), to: Math.max(...periods.map(({ to }) => to)) };
  }
  const { inForce, year } = notice;
  if (inForce !== null) return { from: inForce.from, to: inForce.to ?? Infinity };
  const milliseconds = 86_400_000;
  return { from: Date.UTC(year, 0, 1) / milliseconds, to: Date.UTC(year, 11, 31) / milliseconds };
}
