/** What is written by hand for the columns of the Nanan notice: a loop in TypeScript, and C, where there is a compiler for it. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import type { ColumnBlock } from "../emit/columnar/evaluator.ts";
import { blockLength } from "../emit/columnar/form.ts";
import { makeVectors, type Vector } from "../emit/columnar/vectors.ts";
import { decideColumns, type Decisions, type Facts } from "./handwritten/nanan-2025-columns.ts";

/** A block with vectors of its own in the layout of another, decided by hand. */
export function loopByHand({ form, again }: ColumnBlock): ColumnBlock {
  const inputs = makeVectors(form.inputs, blockLength);
  const outputs = makeVectors(form.outputs, blockLength);
  const block = { form, inputs, outputs, again: again.slice().fill(0) };
  const fact = lanesIn(form.inputs, inputs);
  const decided = lanesIn(form.outputs, outputs);
  const names = form.inputs.filter(({ part }) => part === "value").map(({ name }) => [name, fact(name)] as const);
  const facts = { ...Object.fromEntries(names), hasPaid: fact("paidOn", "present") } as unknown as Facts;
  const parts = (name: string): readonly (readonly [string, Vector])[] =>
    form.outputs.flatMap((each) => (each.name === name ? [[each.part, decided(name, each.part)] as const] : []));
  const decisions = Object.fromEntries(
    form.outputs.map(({ name }) => {
      const all = parts(name);
      return [name, all.length === 1 ? all[0]![1] : Object.fromEntries(all)];
    }),
  ) as unknown as Decisions;
  return { ...block, decide: (count) => decideColumns(facts, decisions, count) };
}

/** The vectors that the program in C reads, in its order. */
const factsInC = [
  ...["birthDate", "paidOn.present", "paidOn", "standing", "employeeInsured", "otherInsured", "enrolledLastYear"],
  ...["registrationChanged", "assistance", "circumstances", "hukouSettled", "ruralResident", "familyRole", "married"],
  "exitReason",
];

const whetherPays = [
  "assessedPremium",
  "assistanceRate",
  "assistanceAmount",
  "assistanceSource",
  "assistanceSettlement",
];

/** The vectors that it writes, each with those of the form that are the same. */
const decisionsInC: readonly (readonly string[])[] = [
  ...["eligible", "registrationRequired", "documents", "window.present", "window", "mayPay", "specialGroup"].map(only),
  only("assessedPremium"),
  [...whetherPays, "selfPay"].map((name) => `${name}.present`),
  ...["assistanceRate.numerator", "assistanceRate.denominator", "assistanceAmount", "assistanceSource"].map(only),
  ...["assistanceSettlement", "selfPay", "waiting.present", "waiting.months"].map(only),
  ["coverageStart.present", "coverageEnd.present"],
  ...["coverageStart", "coverageEnd", "familyAccountPayment", "refundable.present"].map(only),
];

/** A block that a program decides in a process of its own, and the nanoseconds a person that it took when it did so some hundred times. */
interface BlockInC {
  readonly name: string;
  readonly block: ColumnBlock;
  readonly timeOf: () => number;
}

/** The program in C, compiled for any processor of its kind and for the one at hand; none where there is no compiler. */
export function programsInC(block: ColumnBlock): readonly BlockInC[] {
  return [programInC(block, "C by hand", []), programInC(block, "C by hand, -march=native", ["-march=native"])].filter(
    (each) => each !== null,
  );
}

function programInC({ form, again }: ColumnBlock, name: string, flags: readonly string[]): BlockInC | null {
  const path = `dist/bench/nanan-2025${flags.join("")}`;
  mkdirSync("dist/bench", { recursive: true });
  const compiled = spawnSync("cc", ["-O3", ...flags, "-o", path, "bench/handwritten/nanan-2025.c"]);
  if (compiled.status !== 0) return null;
  const inputs = makeVectors(form.inputs, blockLength);
  const outputs = makeVectors(form.outputs, blockLength);
  const fact = lanesIn(form.inputs, inputs);
  const decision = lanesIn(form.outputs, outputs);
  const timeOf = (): number => {
    const input = Buffer.concat(factsInC.map((name) => bytesOf(fact(...split(name)))));
    const { status, stdout, stderr } = spawnSync(path, ["401"], { input });
    if (status !== 0) throw new Error(`${path} ended with ${status}`);
    let at = 0;
    for (const names of decisionsInC) {
      const vectors = names.map((name) => bytesOf(decision(...split(name))));
      for (const vector of vectors) vector.set(stdout.subarray(at, at + vector.length));
      at += vectors[0]!.length;
    }
    return Number(stderr.toString());
  };
  return { name, block: { form, inputs, outputs, again: again.slice().fill(0), decide: timeOf }, timeOf };
}

function only(name: string): readonly string[] {
  return [name];
}

function split(name: string): readonly [name: string, part: string] {
  const [of, part = "value"] = name.split(".") as [string, string?];
  return [of, part];
}

function bytesOf({ buffer, byteOffset, byteLength }: Vector): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The vectors of a layout by what they hold. */
function lanesIn(
  layout: ColumnBlock["form"]["inputs"],
  vectors: readonly Vector[],
): (name: string, part?: string) => Vector {
  return (name, part = "value") => vectors[layout.findIndex((each) => each.name === name && each.part === part)]!;
}
