/** A notice on the card of a pool, and a table with what may be wrong in one. */
import type { Program } from "../../ir/ir.ts";
import { compileSample } from "../docs/compile-sample.ts";

const vocabulary = `
vocabulary pool "游泳馆"

enumeration Group "人群"
  resident "本地居民"
  veteran  "退役军人"

entity person "办卡人"
  fact id     "编号":     text?
  fact bornOn "出生日期": date from 1900-01-01 to yearEnd
  fact paidOn "缴费日期": date?
  fact town   "镇":       text default "东"
  fact group  "人群":     Group default resident
  fact groups "身份":     set of Group default {}
  fact visits "次数":     int from 0 to 9
  require "缴费不早于出生's": paidOn is absent or paidOn on or after bornOn
  decision fee  "年费": money
  decision best "优待": Group?
  decision soon "尽快": bool
`;

export const poolNotice = `
notice pool-2025 "游泳馆"
  year 2025
  uses pool

clause 一 "收费"
  rule fee
    is visits * (if town = "西's" then 3.50 yuan else 1 yuan)
  define waiting "等待期": if visits > 5 then 2 months else 60 days
  rule soon
    is waiting is not 2 months and waiting = 60 days
  rule best
    is if groups has veteran or paidOn is known then group else absent
`;

/** Compiles it, or a change of it. */
export function poolProgram(text: string): Program {
  const { program, diagnostics } = compileSample(text, new Map([["pool", vocabulary]]));
  if (program === null) throw new Error(JSON.stringify(diagnostics.map(({ code, parameters }) => [code, parameters])));
  return program;
}

const rows = `
      ('1', '1990-01-01', NULL, NULL, NULL, NULL, 3),
      ('2', '1990-01-01', '2025-01-01', '西''s', 'veteran', ['veteran', 'veteran'], 3),
      ('3', NULL, NULL, NULL, NULL, NULL, 3),
      ('4', '1890-01-01', NULL, NULL, NULL, NULL, 3),
      ('5', '1990-01-01', '1980-01-01', NULL, NULL, NULL, 3),
      ('6', '1990-01-01', NULL, NULL, 'other', NULL, 3),
      ('7', '1990-01-01', NULL, NULL, NULL, ['resident', 'other'], 3),
      ('8', '1990-01-01', NULL, NULL, NULL, [NULL], 10)`;

/** The table as a query of DuckDB. */
export const poolTable = `
  SELECT id, CAST(bornOn AS DATE) AS bornOn, CAST(paidOn AS DATE) AS paidOn, town, "group", CAST(groups AS VARCHAR[]) AS groups, visits
  FROM (VALUES ${rows}) AS given(id, bornOn, paidOn, town, "group", groups, visits)`;
