import { blockLength, type Part, type VectorLayout } from "../../emit/columnar/form.ts";
import type { TextCodes } from "../../emit/columnar/text-codes.ts";
import { laneOf, type Vector } from "../../emit/columnar/vectors.ts";
import type { FactField, Value } from "../../runtime/schema.ts";

/** A part of a fact's values in its vector, with the number that a value is there. */
export interface FactLane {
  readonly part: Part;
  readonly vector: Vector;
  readonly numberOf: (value: Value) => number;
}

/** The vectors of a fact; none where no rule asks it. */
export function lanesOf(
  fact: FactField,
  layout: readonly VectorLayout[],
  vectors: readonly Vector[],
  texts: TextCodes,
): readonly FactLane[] {
  return layout.flatMap(({ name, part }, index): readonly FactLane[] =>
    name === fact.name ? [{ part, vector: vectors[index]!, numberOf: laneOf(fact.type, part, texts) }] : [],
  );
}

/** The vector of one part; where no rule asks for it, one that nobody reads. */
export function vectorOf(lanes: readonly FactLane[], part: Part): Vector {
  return lanes.find((lane) => lane.part === part)?.vector ?? new Float64Array(blockLength);
}
