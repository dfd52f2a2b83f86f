/** A notice of a few lines for the tests of the harness. */
import { compile } from "../../compiler/compile.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";

export const smallVocabulary = `vocabulary fees "收费"

enumeration Kind "类别"
  student "学生"
  veteran "军人"

entity person "参加人"
  fact birthDate "出生日期": date
  fact paidOn "缴费日期": date?
  fact kinds "类别列表": set of Kind default {}

  require "缴费日期不得早于出生日期": paidOn is absent or paidOn on or after birthDate

  decision fee "费用": money
`;

const head = `notice fees-2025 "收费办法"
  issued 2024-10-09
  year   2025
  uses   fees

clause 一 "标准"
  rule fee
    is 400 yuan

  rule fee notwithstanding 一
    when paidOn is known and paidOn on or after 2025-07-01 and not (kinds has student)
    is 600 yuan
`;

/** The source of the notice with more in its one clause. */
export function smallSource(more: string): SourceFile {
  return new SourceFile("fees-2025.pol", `${head}\n${more}`);
}

/** The notice compiled; it must have no errors. */
export function smallNotice(more: string): Program {
  const host = { vocabulary: () => ({ file: new SourceFile("fees.pol", smallVocabulary), path: "fees.pol" }) };
  const { program, diagnostics } = compile(smallSource(more), host);
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return program;
}

/** Examples that reach everything and let no fault pass. */
export const wholeSuite = `  examples "收费"
    | birthDate  | paidOn     | kinds              | => fee |
    | 1980-05-01 | 2025-06-30 |                    | 400 yuan |
    | 1980-05-01 | 2025-07-01 |                    | 600 yuan |
    | 1980-05-01 | 2025-07-01 | {student}          | 400 yuan |
    | 1980-05-01 | 2025-07-01 | {veteran}          | 600 yuan |
    | 1980-05-01 |            |                    | 400 yuan |
`;
