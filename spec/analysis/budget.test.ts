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
import { choicesFrom, constant, randomProgram } from "../support/random-program.ts";
import { bool } from "../../ir/types.ts";

const { program, entity } = randomProgram(choicesFrom(7));
const spent = { budget: { nodes: 3, steps: 3 } };

test("a question past its budget is answered with unknown and the reason", () => {
  const analysis = analyse(program, "person", spent);
  const undecided = [...findGaps(analysis), ...findConflicts(analysis)];
  expect(undecided.length).toBeGreaterThan(0);
  expect(undecided.every((each) => each.kind === "undecided" && each.reason.kind === "budget")).toBe(true);
  expect(isUnknown(possibleOutcomes(analysis, entity.outputs[0]!))).toBe(true);
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
