/** Deciding by columns against generated code that decides objects, and a person's whole notice either way. */
import { type ColumnBlock, createColumnBlock } from "../emit/columnar/evaluator.ts";
import { blockLength } from "../emit/columnar/form.ts";
import { TextCodes } from "../emit/columnar/text-codes.ts";
import { outcomeReader, writeFacts } from "../emit/columnar/vectors.ts";
import { createEvaluator } from "../emit/evaluator.ts";
import { buildModule } from "../emit/wasm/build-module.ts";
import { instantiate } from "../emit/wasm/instance.ts";
import { readSource, VocabularyFiles } from "../cli/source-files.ts";
import { compile } from "../compiler/compile.ts";
import { SourceFile } from "../grammar/source.ts";
import { formatOutcome } from "../runtime/format.ts";
import { parseRecord } from "../runtime/parse.ts";
import type { FactRecord } from "../runtime/schema.ts";
import { randomPeople } from "../spec/oracle/people.ts";
import { loopByHand, programsInC } from "./column-yardsticks.ts";
import { compareSpeed, compareTimes, middle, type Ratio, time } from "./timing.ts";

const notice = "nanan-2025";

/** Asserts that all decide a block of people alike, then times them on it; C only where there is a compiler. */
export async function compareColumns(): Promise<readonly Ratio[]> {
  const file = readSource(`policies/${notice}.pol`);
  const program = file instanceof SourceFile ? compile(file, new VocabularyFiles()).program : null;
  if (program === null) throw new Error(`${notice}.pol does not compile`);
  const { schema, evaluate } = createEvaluator(program, "person");
  const people = randomPeople(20_261_129, 2 * blockLength, notice)
    .flatMap((record): readonly FactRecord[] => {
      const parsed = parseRecord(schema, record);
      return parsed.ok ? [parsed.value] : [];
    })
    .slice(0, blockLength);
  const wanted = people.map((person) => JSON.stringify(formatOutcome(schema, evaluate(person))));
  const filled = (block: ColumnBlock): (() => unknown) => {
    const texts = new TextCodes(block.form.texts);
    writeFacts(schema, block.form.inputs, texts, people, block.inputs);
    block.decide(people.length);
    const read = outcomeReader(schema, block.form.outputs, texts);
    wanted.forEach((each, row) => {
      if (block.again[row] !== 0 || JSON.stringify(formatOutcome(schema, read(block.outputs, row))) !== each) {
        throw new Error(`columns disagree on person ${row}`);
      }
    });
    return () => block.decide(people.length);
  };
  const objects = (): unknown => {
    let last: unknown;
    for (const person of people) last = evaluate(person);
    return last;
  };
  const block = createColumnBlock(program, "person");
  const javascript = filled(block);
  const wasm = filled(await instantiate(await buildModule(program, "person")));
  const byHand = filled(loopByHand(block));
  const inC = [...programsInC(block)];
  for (const { block: each } of inC) filled(each);
  return [
    compareSpeed("columns in JavaScript : objects ", javascript, objects, people.length),
    compareSpeed("columns in WebAssembly : objects", wasm, objects, people.length),
    compareSpeed("columns in JavaScript : loop by hand", javascript, byHand, people.length),
    // A process of its own, which tells its own time, is not asked as often.
    ...inC.map(({ name, timeOf }) =>
      compareTimes(`columns in WebAssembly : ${name}`, () => timeOfCall(wasm, people.length), timeOf, 15),
    ),
  ];
}

/** Nanoseconds a person, in the middle of many calls. */
function timeOfCall(decide: () => unknown, people: number): number {
  const times = Array.from({ length: 401 }, () => time(decide)).sort((left, right) => left - right);
  return (middle(times) * 1e6) / people;
}
