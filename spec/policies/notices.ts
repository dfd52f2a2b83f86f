/** The notices in policies/, compiled, and what the reference interpreter decides under them. */
import { readFileSync } from "node:fs";
import { compile } from "../../compiler/compile.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { SourceFile } from "../../grammar/source.ts";
import { formatDecided, type Json } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { EntitySchema, FactRecord } from "../../runtime/schema.ts";

/** Every notice in policies/. */
export const noticeNames = ["nanan-2025", "shishi-2026", "youxi-2024", "yankou-2025"] as const;
export type NoticeName = (typeof noticeNames)[number];

const policies = new URL("../../policies/", import.meta.url);
const programs = new Map<NoticeName, Program>();

/** The program of a notice with its readings as they stand, compiled once. */
export function programOf(notice: NoticeName): Program {
  const found = programs.get(notice) ?? compileNotice(notice);
  programs.set(notice, found);
  return found;
}

/** The program of a notice with some readings switched. Throws where the file does not compile. */
export function compileNotice(notice: NoticeName, readings: Readonly<Record<string, string>> = {}): Program {
  const { program, diagnostics } = compile(sourceOf(notice), { vocabulary }, { readings });
  if (program === null) throw new Error(`${notice}: ${diagnostics.map(({ code }) => code).join(", ")}`);
  return program;
}

const vocabulary = (name: string) => ({ file: sourceOf(name), path: `${name}.pol` });

function sourceOf(name: string): SourceFile {
  return new SourceFile(`${name}.pol`, readFileSync(new URL(`${name}.pol`, policies), "utf8"));
}

/** What the interpreter decides of records of an entity, each in its JSON form. */
export function decider(program: Program, entity: string): (record: object) => Json {
  const schema = entitySchema(program, entity);
  return (record) => {
    const facts = factsOf(schema, record);
    const outcome = interpretOutcome(program, entity, facts);
    return formatDecided(schema, (outcome["id"] ?? outcome["name"] ?? null) as Json, outcome);
  };
}

/** The facts of a record in its JSON form. Throws on a record that is not valid. */
function factsOf(schema: EntitySchema, record: object): FactRecord {
  const parsed = parseRecord(schema, record);
  if (!parsed.ok) throw new Error(`${JSON.stringify(record)}: ${JSON.stringify(parsed.errors)}`);
  return parsed.value;
}
