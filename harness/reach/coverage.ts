/** Which points of a notice its examples reach. */
import { entityOf } from "../../ir/entity.ts";
import { interpret, interpretCondition } from "../../ir/interpret.ts";
import type { EntityProgram, Example, Program } from "../../ir/ir.ts";
import { simplifyProgram } from "../../ir/simplify.ts";
import { completeFacts } from "../facts.ts";
import { answerOf } from "../policy-failure.ts";
import { createFinder, type Finder } from "./find-record.ts";
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
  readonly entity: EntityProgram;
  readonly points: readonly CoveredPoint[];
  /** How many rules are not among the points. */
  readonly leftOut: number;
}

/** Measures what the examples of a notice reach; examples are of the main entity. */
export function measureCoverage(original: Program, find: Finder | null = null): Coverage {
  const program = simplifyProgram(original);
  const entity = entityOf(program);
  const finder = find ?? createFinder(program, entity.name);
  const runs = program.examples
    .filter((example) => example.entity === entity.name)
    .flatMap((example) => runOf(program, entity, example));
  const { points: all, leftOut } = coveragePoints(entity);
  const points = all.map((point): CoveredPoint => {
    const examples = runs.filter(({ reaches }) => reaches(point)).map(({ example }) => example);
    return { ...point, examples, isUnreachable: examples.length === 0 && finder(point.reach).kind === "none" };
  });
  return { program, entity, points, leftOut };
}

interface Run {
  readonly example: Example;
  readonly reaches: (point: CoveragePoint) => boolean;
}

/** Nothing where the policy has no answer: such an example fails, and a failing example covers nothing. */
function runOf(program: Program, entity: EntityProgram, example: Example): readonly Run[] {
  const facts = completeFacts(entity, example.given);
  const answer = answerOf(() => interpret(program, entity.name, facts).values);
  if ("error" in answer) return [];
  return [{ example, reaches: ({ reach }) => interpretCondition(program, entity.name, facts, answer.value, reach) }];
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
