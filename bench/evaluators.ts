/** Generated TypeScript against a function written by hand for the same notice. */
import { mkdir, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { runtimeFiles } from "../cli/runtime-source.ts";
import { readSource, VocabularyFiles } from "../cli/source-files.ts";
import { compile } from "../compiler/compile.ts";
import { emitTypeScript } from "../emit/typescript/emit.ts";
import { SourceFile } from "../grammar/source.ts";
import { formatDecided } from "../runtime/format.ts";
import { parseRecord } from "../runtime/parse.ts";
import type { EntitySchema, FactRecord } from "../runtime/schema.ts";
import { randomPeople } from "../spec/oracle/people.ts";
import { evaluate as handwritten, type Input } from "./handwritten/nanan-2025.ts";
import { compareSpeed, type Ratio } from "./timing.ts";

const notice = "nanan-2025";
const peopleCount = 20_000;

interface Generated {
  readonly evaluate: (person: FactRecord) => FactRecord;
  readonly explain: (person: FactRecord) => unknown;
  readonly personSchema: EntitySchema;
}

/** Asserts that both agree on every person, then times them. */
export async function compareEvaluators(): Promise<readonly Ratio[]> {
  const generated = await loadGenerated();
  const people = randomPeople(20_261_122, peopleCount, notice).map((record) => {
    const parsed = parseRecord(generated.personSchema, record);
    if (!parsed.ok) throw new Error(`a random person is not valid: ${JSON.stringify(record)}`);
    return parsed.value;
  });
  const inputs = people.map(inputOf);
  people.forEach((person, index) => assertSame(generated, person, inputs[index]!));
  const each =
    <T>(items: readonly T[], decide: (item: T) => unknown) =>
    (): unknown => {
      let last: unknown;
      for (const item of items) last = decide(item);
      return last;
    };
  const yardstick = each(inputs, handwritten);
  return [
    compareSpeed("generated evaluate : written by hand", each(people, generated.evaluate), yardstick, peopleCount),
    compareSpeed("generated explain  : written by hand", each(people, generated.explain), yardstick, peopleCount),
  ];
}

async function loadGenerated(): Promise<Generated> {
  const folder = "dist/bench";
  await mkdir(`${folder}/runtime`, { recursive: true });
  const file = readSource(`policies/${notice}.pol`);
  const program = file instanceof SourceFile ? compile(file, new VocabularyFiles()).program : null;
  if (program === null) throw new Error(`${notice}.pol does not compile`);
  for (const { path, text } of [...(await emitTypeScript(program)), ...runtimeFiles()]) {
    await writeFile(`${folder}/${path}`, text);
  }
  // File by file, as a TypeScript project compiles them: a bundle would turn constants into variables.
  const entryPoints = [`${folder}/${notice}.ts`, `${folder}/runtime/*.ts`];
  await build({ entryPoints, outdir: folder, outbase: folder, format: "esm", target: "node20" });
  await writeFile(`${folder}/package.json`, '{ "type": "module" }\n');
  return (await import(pathToFileURL(`${folder}/${notice}.js`).href)) as Generated;
}

function inputOf(person: FactRecord): Input {
  return { ...person } as unknown as Input;
}

function assertSame({ evaluate, personSchema }: Generated, person: FactRecord, input: Input): void {
  const ours = JSON.stringify(formatDecided(personSchema, null, evaluate(person)));
  const theirs = JSON.stringify(formatDecided(personSchema, null, handwritten(input)));
  if (ours !== theirs) throw new Error(`the evaluators disagree on ${JSON.stringify(input)}:\n${ours}\n${theirs}`);
}
