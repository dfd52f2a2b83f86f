/** Records of an entity that crowd around everything on which a program turns. */
import type * as ir from "../ir.ts";
import { nearestIn, rangeOf } from "../range.ts";
import { civilOf, dayOf, daysInMonth } from "../../runtime/date.ts";
import { addDuration, type Duration, subtractDuration } from "../../runtime/duration.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { asksOf, type CutPoints, findCutPoints } from "./cut-points.ts";
import type { Random } from "./random.ts";

/** Makes one record, whether or not it meets the vocabulary's requirements. */
export type Draw = (random: Random) => FactRecord;

type Facts = Record<string, Value>;
type FactDraw = (random: Random, facts: Facts) => Value;

/** Prepares the generation of an entity's records; those in its lists are made by `ofItems`. */
export function createDraw(
  program: ir.Program,
  entityName: string,
  ofItems: (entity: string) => Draw = (item) => createDraw(program, item),
): Draw {
  const entity = program.entities.find(({ name }) => name === entityName);
  if (entity === undefined) throw new RangeError(`there is no entity ${entityName}`);
  const cuts = findCutPoints(program, entityName);
  const order = drawingOrder(program, entity);
  const blank = Object.fromEntries(entity.facts.map(({ name, default: value }) => [name, value]));
  const draws = order.map((fact, index): readonly [string, FactDraw] => [
    fact.name,
    drawOf({ program, cuts, ofItems }, fact, order.slice(0, index)),
  ]);
  return (random) => {
    const facts: Facts = { ...blank };
    for (const [name, draw] of draws) facts[name] = draw(random, facts);
    return facts;
  };
}

/** What all facts are drawn with. */
interface Drawing {
  readonly program: ir.Program;
  readonly cuts: CutPoints;
  readonly ofItems: (entity: string) => Draw;
}

/** Facts that are asked for most come first, so that the others may be placed around them. */
function drawingOrder(program: ir.Program, entity: ir.EntityProgram): readonly ir.Fact[] {
  const asks = asksOf(program, entity.name);
  return [...entity.facts].sort((left, right) => (asks.get(right.name) ?? 0) - (asks.get(left.name) ?? 0));
}

function drawOf(drawing: Drawing, fact: ir.Fact, earlier: readonly ir.Fact[]): FactDraw {
  const present = ranged(fact, presentDraw(drawing, fact, earlier));
  if (!fact.optional) return present;
  return (random, facts) => (random.chance(12) ? null : present(random, facts));
}

/** Draws that leave the range of a fact land on its bounds. */
function ranged({ range }: ir.Fact, sample: FactDraw): FactDraw {
  if (range === null) return sample;
  return (random, facts) => nearestIn(range, sample(random, facts) as number);
}

function presentDraw({ program, cuts, ofItems }: Drawing, fact: ir.Fact, earlier: readonly ir.Fact[]): FactDraw {
  const { name, type, default: byDefault } = fact;
  switch (type.kind) {
    case "bool":
      return (random) => (random.chance(30) ? byDefault !== true : byDefault === true);
    case "date":
      return dateDraw(
        program,
        name,
        cuts,
        earlier.filter((each) => each.type.kind === "date").map((each) => each.name),
      );
    case "set":
      return setDraw(type.enumeration.members.length, cuts.masksOf.get(name) ?? []);
    case "enum": {
      const members = type.enumeration.members.map((member) => member.name);
      return (random) => (byDefault !== null && random.chance(30) ? byDefault : random.pick(members));
    }
    case "int":
    case "money":
      return numberDraw(Math.max(rangeOf(fact).from, 0), cuts.numbersOf.get(name) ?? []);
    case "exactMoney":
    case "rate":
      return (random) => ({ numerator: random.below(101), denominator: 100 });
    case "duration":
      return (random) =>
        random.chance(50) ? { months: random.below(13), days: 0 } : { months: 0, days: random.below(91) };
    case "text":
      return (random) => `${random.below(1000)}`;
    case "texts":
      return (random) => Array.from({ length: random.below(3) }, () => `${random.below(1000)}`);
    case "series":
      return seriesDraw(program, type.by);
    case "list": {
      const item = ofItems(type.entity);
      return (random) => Array.from({ length: random.below(5) }, () => item(random));
    }
    case "record":
    case "absent":
    case "unknown":
      return () => null;
  }
}

// ---------------------------------------------------------------- dates

/** Days on which months turn over are where the calendar's arithmetic goes wrong. */
function dateDraw(program: ir.Program, name: string, cuts: CutPoints, others: readonly string[]): FactDraw {
  const firstDay = dayOf(program.notice.year, 1, 1);
  const lastDay = dayOf(program.notice.year, 12, 31);
  const own = cuts.datesOf.get(name) ?? [];
  const anchors = cuts.dates.length === 0 ? [firstDay, lastDay] : cuts.dates;
  const offsets: readonly Duration[] = cuts.offsets.length === 0 ? [{ months: 12, days: 0 }] : cuts.offsets;
  const near = (random: Random, day: number): number => day + random.below(3) - 1;
  const shifted = (random: Random, day: number): number => {
    const offset = random.pick(offsets);
    return near(random, random.chance(70) ? subtractDuration(day, offset) : addDuration(day, offset));
  };
  const anchored = (random: Random): number =>
    near(random, random.pick(own.length > 0 && random.chance(70) ? own : anchors));
  const about = (random: Random): number => random.between(firstDay - 150, lastDay + 40);
  const alone = (random: Random): number => {
    const way = random.below(100);
    if (way < 40) return anchored(random);
    if (way < 55) return shifted(random, random.pick(anchors));
    if (way < 70) return monthEnd(about(random), random);
    return way < 92 ? about(random) : random.between(lastDay - 36_600, lastDay);
  };
  if (others.length === 0) return alone;
  return (random, facts) => {
    const other = facts[random.pick(others)] as number | null;
    if (other === null) return random.chance(60) ? alone(random) : ordinaryBirth(random, firstDay);
    const way = random.below(100);
    if (way < 35) return shifted(random, other);
    if (way < 45) return near(random, other);
    if (way < 60) return alone(random);
    if (way < 65) return leapDayBefore(other, random);
    return way < 75 ? other - random.below(400) : other - random.below(36_600);
  };
}

function ordinaryBirth(random: Random, firstDay: number): number {
  return firstDay - random.below(36_600);
}

function monthEnd(day: number, random: Random): number {
  const { year, month } = civilOf(day);
  return dayOf(year, month, daysInMonth(year, month)) + random.below(3) - 1;
}

function leapDayBefore(day: number, random: Random): number {
  const leapYear = Math.floor(civilOf(day).year / 4) * 4 - 4 * random.below(20);
  return dayOf(leapYear, 2, daysInMonth(leapYear, 2));
}

// ---------------------------------------------------------------- sets, numbers, series

/** Members that the program names, alone and in pairs, before any others. */
function setDraw(size: number, masks: readonly number[]): FactDraw {
  const members = Array.from({ length: size }, (_, index) => 1 << index);
  const named = members.filter((member) => masks.some((mask) => (mask & member) !== 0));
  const common = named.length === 0 ? members : named;
  return (random) => {
    const way = random.below(100);
    if (way < 30) return 0;
    if (way < 58) return random.pick(common);
    if (way < 80) return random.pick(common) | random.pick(common);
    if (way < 86) return random.pick(masks.length === 0 ? members : masks);
    if (way < 92) return random.pick(members);
    return random.pick(members) | random.pick(members) | random.pick(members);
  };
}

function numberDraw(from: number, cuts: readonly number[]): FactDraw {
  const corners = cuts.flatMap((cut) => [cut - 1, cut, cut + 1]).filter((value) => value >= from);
  return (random) => {
    if (corners.length > 0 && random.chance(40)) return random.pick(corners);
    return random.chance(80) ? from + random.below(4) : from + random.below(10_000);
  };
}

/** A number for each date or month that the notice's tables name. */
function seriesDraw(program: ir.Program, by: "date" | "month"): FactDraw {
  const cells = program.dataTables.flatMap(({ columns, rows }) =>
    columns
      .filter(({ type }) => type.kind === "date")
      .flatMap(({ name }) => rows.map(({ values }) => values[name] as number)),
  );
  const keys = by === "date" ? [...new Set(cells)] : [];
  return (random) => new Map(keys.map((key) => [key, random.below(100)]));
}
