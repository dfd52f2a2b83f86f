/** A small service over two years of a notice. */
import type { FastifyInstance } from "fastify";
import { compile, memoryHost, type Notice } from "../../api/index.ts";
import { defaultLimits, type Limits } from "../../service/limits.ts";
import { Registry } from "../../service/registry.ts";
import { createService, type Service } from "../../service/server.ts";
import { ServedNotice } from "../../service/served-notice.ts";

const vocabulary = `
vocabulary pool "游泳馆"

enumeration Season "时段"
  early "早"
  late  "晚"
  none  "无"

entity person "办卡人"
  fact id     "编号":     text?
  fact paidOn "缴费日期": date
  fact visits "次数":     int from 0 to 9
  fact branch "分馆":     text default "东"
  decision season "时段": Season by periods of paidOn otherwise none
  decision fee    "年费": money
`;

const notice = (year: number, fee: number): string => `
notice pool-${year} "游泳馆<script>${year}</script>"
  year ${year}
  uses pool

clause 一 "收费"
  period early: ${year}-01-01 to ${year}-06-30
  period late: ${year}-07-01 to ${year}-12-31

  table prices "单价表"
    | place "馆名": text | cost "单价": money |
    | "东"               | ${fee} yuan         |

  define price "价格": cost of prices at branch

  rule fee
    is visits * price
`;

/** The notice of a year. */
export function poolNotice(year: number, fee: number): Notice {
  const host = memoryHost({ "pool.pol": vocabulary, "n.pol": notice(year, fee) });
  const compiled = compile("n.pol", host);
  if (compiled.notice === null) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.notice;
}

/** A notice whose rules ask the household that several persons form. */
export function householdNotice(): Notice {
  const words = `
vocabulary homes "家庭"

entity person "人"
  fact id     "编号":   text
  fact family "家庭号": text?
  decision size "人数": int

entity household "家庭" formed of person by family
  fact members "成员": list of person
`;
  const text = `
notice families "须知"
  year 2025
  uses homes

clause 一 "人数"
  rule size
    is count over members
`;
  const compiled = compile("n.pol", memoryHost({ "homes.pol": words, "n.pol": text }));
  if (compiled.notice === null) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.notice;
}

export async function registryOf(...notices: readonly Notice[]): Promise<Registry> {
  return new Registry(await Promise.all(notices.map((each) => ServedNotice.of(each))));
}

/** A service with its log. */
export async function poolService(
  limits: Partial<Limits> = {},
  more: readonly Notice[] = [],
): Promise<Service & { readonly server: FastifyInstance; readonly log: string[] }> {
  const log: string[] = [];
  const registry = await registryOf(poolNotice(2024, 3), poolNotice(2025, 4), ...more);
  const service = createService(registry, {
    limits: { ...defaultLimits, ...limits },
    version: "0.0.0",
    log: { level: "info", stream: { write: (line) => void log.push(line) } },
  });
  return { ...service, log };
}
