import { expect, test } from "vitest";
import {
  analyse,
  compare,
  findConflicts,
  findGaps,
  isUnknown,
  possibleOutcomes,
  proveInvariant,
} from "../../analysis/index.ts";
import { interpret } from "../../ir/interpret.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { choicesFrom, constant, randomProgram } from "../support/random-program.ts";
import { bool } from "../../ir/types.ts";

const { program, entity } = randomProgram(choicesFrom(7));
const spent = { budget: { nodes: 3, steps: 3 } };

/** Whether the policy gives no single answer for a record. */
function failsFor(other: typeof program, facts: FactRecord): boolean {
  try {
    interpret(other, "person", facts);
    return false;
  } catch (error) {
    return error instanceof PolicyFailure;
  }
}

test("a question past its budget is answered with unknown and the reason, or by a record that a search has found", () => {
  const reasons = new Set<string>();
  for (const seed of Array.from({ length: 12 }, (_, index) => index + 1)) {
    const { program: other } = randomProgram(choicesFrom(seed));
    const analysis = analyse(other, "person", spent);
    for (const each of [...findGaps(analysis), ...findConflicts(analysis)]) {
      if (each.kind === "undecided") reasons.add(each.reason.kind);
      else expect(failsFor(other, each.witness.facts)).toBe(true);
    }
  }
  expect(reasons).toEqual(new Set(["budget"]));
  expect(isUnknown(possibleOutcomes(analyse(program, "person", spent), entity.outputs[0]!))).toBe(true);
});

test("an invariant past its budget is not proved; a search may refute it, or says among how many records it found none", () => {
  const analysis = analyse(program, "person", spent);
  const proofs = program.invariants.map((invariant) => proveInvariant(analysis, invariant));
  expect(proofs.map(({ status }) => status)).not.toContain("proved");
  for (const proof of proofs) if (proof.status === "unknown") expect(proof.searched).toBe(200);
});

test("a comparison past its budget calls no decision unchanged", () => {
  const { unchanged, unknown } = compare(program, program, "person", spent);
  expect(unchanged).toEqual([]);
  expect(unknown.map(({ decision }) => decision)).toEqual(entity.outputs);
});

test("an invariant that is plainly true is proved", () => {
  expect(proveInvariant(analyse(program), { when: null, then: constant(bool, true) })).toEqual({ status: "proved" });
});
