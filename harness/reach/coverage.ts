/** Which points of a notice its examples reach. */
import { entityOf } from "../../ir/entity.ts";
import type { Example, Program } from "../../ir/ir.ts";
import { simplifyProgram } from "../../ir/simplify.ts";
import { completeFacts } from "../facts.ts";
import { decidedEntities, decidedRecords } from "../placed.ts";
import { createProver } from "./find-record.ts";
import { type CoveragePoint, coveragePoints } from "./points.ts";

/** A point with the examples that reach it. */
export interface CoveredPoint extends CoveragePoint {
  readonly examples: readonly Example[];
  /** Shown by the exact analysis to be reached by no record at all: it does not count. */
  readonly isUnreachable: boolean;
}

/** What the examples of a notice reach. */
export interface Coverage {
  /** The notice with the readings taken and nothing that hangs on the others. */
  readonly program: Program;
  readonly points: readonly CoveredPoint[];
  /** How many rules are not among the points. */
  readonly leftOut: number;
}

/** Measures what the examples of a notice reach: an example reaches what decides the record that it gives, and those in its lists. */
export function measureCoverage(original: Program): Coverage {
  const program = simplifyProgram(original);
  const isNever = createProver(program);
  const runs = program.examples.flatMap((example) => runOf(program, example));
  const found = decidedEntities(program).map(coveragePoints);
  const points = found
    .flatMap((each) => each.points)
    .map((point): CoveredPoint => {
      const examples = runs.filter(({ reaches }) => reaches(point)).map(({ example }) => example);
      return { ...point, examples, isUnreachable: examples.length === 0 && isNever(point.entity, point.reach) };
    });
  return { program, points, leftOut: found.reduce((count, each) => count + each.leftOut, 0) };
}

interface Run {
  readonly example: Example;
  readonly reaches: (point: CoveragePoint) => boolean;
}

/** Nothing where the policy has no answer: such an example fails, and a failing example covers nothing. */
function runOf(program: Program, example: Example): readonly Run[] {
  const entity = entityOf(program, example.entity);
  const records = decidedRecords(program, entity, completeFacts(entity, example.given));
  if (records === null) return [];
  const evaluations = records.map(({ evaluation }) => evaluation);
  const reaches = ({ entity: of, reach }: CoveragePoint): boolean =>
    evaluations.some((each) => each.entity.name === of && each.holds(reach));
  return [{ example, reaches }];
}

/** How many of some points are covered, of those that can be reached. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** The share of points that examples reach. */
export function shareOf(points: readonly CoveredPoint[]): Share {
  const counted = points.filter(({ isUnreachable }) => !isUnreachable);
  return { covered: counted.filter(({ examples }) => examples.length > 0).length, total: counted.length };
}

/** A share in per cent, rounded down so that 100 means all. */
export function percentOf({ covered, total }: Share): number {
  return total === 0 ? 100 : Math.floor((covered * 100) / total);
}
