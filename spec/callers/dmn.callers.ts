/** Models of DMN decide on KIE's engine as the reference interpreter does. `setup.sh` installs the engine. Seeds are pinned. */
import { execFileSync, type StdioOptions } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emitDmn } from "../../emit/dmn/emit.ts";
import { NotInDmn } from "../../emit/dmn/not-in-dmn.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { formatFacts, formatOutcome, type Json } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { EntitySchema, FactRecord, ValueType } from "../../runtime/schema.ts";
import { compileSample } from "../docs/compile-sample.ts";
import { randomPeople } from "../oracle/people.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { smallProgram } from "../support/small-program.ts";
import { libraryNotice, libraryVocabulary } from "../dmn/library.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-dmn-"));
const classes = `${folder}:dist/callers/dmn/*`;
beforeAll(() => {
  execFileSync("javac", ["-cp", classes, "-d", folder, "docs/callers/DecideByDmn.java"]);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Asked {
  readonly name: string;
  readonly program: Program;
  readonly records: readonly FactRecord[];
}

/** Of how many records the engine decides, and the first of those of which it decides otherwise. */
function compared(asked: readonly Asked[]): { readonly records: number; readonly differing: readonly object[] } {
  const args = asked.flatMap(({ name, program, records }) => {
    const schema = entitySchema(program, program.mainEntity);
    const paths = [join(folder, `${name}.dmn`), join(folder, `${name}.txt`)] as const;
    writeFileSync(paths[0], emitDmn(program)[0]!.text);
    writeFileSync(paths[1], records.map((record) => feelRecord(schema, record)).join("\n"));
    return paths;
  });
  const options = {
    encoding: "utf8" as const,
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "ignore"] satisfies StdioOptions,
  };
  const lines = execFileSync("java", ["-cp", classes, "DecideByDmn", ...args], options)
    .trimEnd()
    .split("\n");
  let at = 0;
  const got = asked.flatMap(({ program, records }) => {
    const { decisions } = entitySchema(program, program.mainEntity);
    return records.map(() => {
      const values = new Map(lines[at++]!.split("\t").map((each) => each.split("=", 2) as [string, string]));
      const told = values.get("error") ?? values.get("problem");
      return told === undefined || told === "null"
        ? decisions.map(({ name }) => `${name}=${values.get(name)}`).join(" ")
        : told;
    });
  });
  const wanted = asked.flatMap(({ name, program, records }) =>
    records.map((record) => ({ name, record, wanted: outcome(program, record) })),
  );
  const differing = wanted
    .map((each, index) => ({ ...each, got: got[index]! }))
    .filter((each) => each.got !== each.wanted);
  return { records: wanted.length, differing: differing.slice(0, 3) };
}

function outcome(program: Program, record: FactRecord): string {
  const schema = entitySchema(program, program.mainEntity);
  const broken = schema.requirements.find(({ holds }) => !holds(record as never));
  if (broken !== undefined) return broken.message;
  const json = formatOutcome(schema, interpretOutcome(program, program.mainEntity, record) as never);
  return schema.decisions.map(({ name, type }) => `${name}=${asText(type, json[name]!)}`).join(" ");
}

/** Numbers without zeros behind; the members of a set in the order of their names. */
function asText({ kind }: ValueType, value: Json): string {
  if (Array.isArray(value)) return value.map(String).sort().join(",");
  return kind === "money" && value !== null ? String(Number(value)) : String(value);
}

/** A record as a context of FEEL. */
function feelRecord(schema: EntitySchema, record: FactRecord): string {
  const json = formatFacts(schema, record);
  const value = ({ kind }: ValueType, given: Json): string =>
    given === null
      ? "null"
      : kind === "date"
        ? `date("${String(given)}")`
        : kind === "money"
          ? String(given)
          : JSON.stringify(given);
  return `{${schema.facts.map(({ name, type }) => `${name}: ${value(type, json[name]!)}`).join(", ")}}`;
}

const read = (program: Program, record: unknown): FactRecord => {
  const parsed = parseRecord(entitySchema(program, program.mainEntity), record);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
};

test("the four notices", { timeout: 600_000 }, () => {
  const asked = noticeNames.map((name) => {
    const program = programOf(name);
    const schema = entitySchema(program, "person");
    const records = randomPeople(20261130, 2000, name).flatMap((person) => {
      const parsed = parseRecord(schema, person);
      return parsed.ok ? [parsed.value] : [];
    });
    return { name, program, records };
  });
  const { records, differing } = compared(asked);
  expect(differing).toEqual([]);
  expect(records).toBeGreaterThan(6000);
});

test("rounding, scales, working days, ages and tables of data", { timeout: 600_000 }, () => {
  const { program } = compileSample(libraryNotice, new Map([["library", libraryVocabulary]]));
  const days = ["2004-02-29", "2003-03-01", "2024-02-28", "2000-12-31", "2023-01-31"];
  const asked = ["2024-02-29", "2025-02-28", "2025-03-01", "2025-01-26", "2025-02-08", "2025-10-01", "2024-09-30"];
  const records = days.flatMap((bornOn, day) =>
    asked.flatMap((askedOn, ask) =>
      [0, 1, 2].map((each) => {
        const loans = (7 * day + 3 * ask + each) % 13;
        const fee = `${(day * 31 + ask * 17) % 90}.${10 + 37 * each}`;
        return read(program!, {
          bornOn,
          askedOn,
          loans,
          fee,
          branch: ["north", "south", "east"][(day + ask + each) % 3],
        });
      }),
    ),
  );
  expect(compared([{ name: "library", program: program!, records }])).toEqual({ records: 105, differing: [] });
});

test("small random programs", { timeout: 600_000 }, () => {
  let refused = 0;
  const asked = Array.from({ length: 120 }, (_, index): Asked | null => {
    const { program, records } = smallProgram(index + 1);
    try {
      emitDmn(program);
    } catch (problem) {
      if (!(problem instanceof NotInDmn)) throw problem;
      refused++;
      return null;
    }
    return { name: `small${index + 1}`, program, records: records.filter((record) => decides(program, record)) };
  }).filter((each) => each !== null);
  const { records, differing } = compared(asked);
  expect(differing).toEqual([]);
  expect(refused).toBeLessThan(80);
  expect(records).toBeGreaterThan(2000);
});

/** Whether the rules give an answer: where two conflict, Pol refuses the notice. */
function decides(program: Program, record: FactRecord): boolean {
  try {
    interpretOutcome(program, program.mainEntity, record);
    return true;
  } catch (problem) {
    if (problem instanceof PolicyFailure) return false;
    throw problem;
  }
}
