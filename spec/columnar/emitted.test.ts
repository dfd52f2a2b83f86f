/** What `pol build --target wasm` writes, as another program uses it. */
import { transform } from "esbuild";
import { expect, test } from "vitest";
import { NotColumnar } from "../../emit/columnar/lowering.ts";
import { emitWasm } from "../../emit/wasm/emit.ts";
import { parseDay } from "../../runtime/date.ts";
import { compileSample } from "../docs/compile-sample.ts";
import { typeProblems } from "../support/type-problems.ts";

const vocabulary = `
vocabulary pool "游泳馆"

enumeration Group "人群"
  resident "本地居民"
  veteran  "退役军人"

entity person "办卡人"
  fact id      "编号":     text?
  fact town    "所在镇":   text
  fact paidOn  "缴费日期": date?
  fact groups  "人群":     set of Group default {}
  fact visits  "次数":     int from 0 to 999999999999
  decision fee     "年费":     money
  decision share   "减免比例": rate
  decision best    "优待人群":    Group?
  decision validOn "生效日期": date? only when paidOn is known
  decision waiting "等待期":   duration
  decision atOnce  "即时":     bool
`;
const notice = `
notice pool-2025 "游泳馆*/办卡"
  year 2025
  uses pool

clause 一 "收费"
  rule share
    is if groups has veteran then 12.5% else 0%
  rule fee
    is (visits * 1.25 yuan * (100% - share)) rounded to fen
  rule best
    is if town = "海门" then veteran else absent
  rule validOn
    is paidOn + waiting
  rule waiting
    is if groups has veteran then 0 days else 1 month
  rule atOnce
    is waiting = 0 days or waiting = 30 days
`;

async function emitted() {
  const { program, diagnostics } = compileSample(notice, new Map([["pool", vocabulary]]));
  expect(diagnostics).toEqual([]);
  const [module, description, loader] = await emitWasm(program!);
  return { module, description, loader } as {
    readonly module: { readonly path: string; readonly bytes: Uint8Array };
    readonly description: { readonly path: string; readonly text: string };
    readonly loader: { readonly path: string; readonly text: string };
  };
}

test("decides as the notice says", async () => {
  const { module, loader } = await emitted();
  const { code } = await transform(loader.text, { loader: "ts", format: "esm" });
  const loaded = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  const { facts, decisions, again, decide } = await loaded.loadPersonColumns(module.bytes);
  facts.town.value.set([loaded.texts.indexOf("海门"), 7, 7]);
  facts.paidOn.present.set([1, 0, 1]);
  facts.paidOn.value.set([parseDay("2024-01-31")!, 0, parseDay("2024-01-31")!]);
  facts.groups.value.set([1 << loaded.options.groups.indexOf("veteran"), 0, 1]);
  facts.visits.value.set([3, 12, 10 ** 12]);
  decide(3);
  const first = (column: Readonly<Record<string, ArrayLike<number>>>) =>
    Object.fromEntries(Object.entries(column).map(([part, lanes]) => [part, Array.from(lanes).slice(0, 3)]));
  expect({
    ...Object.fromEntries(Object.entries(decisions).map(([name, column]) => [name, first(column as never)])),
    again: Array.from(again as Uint8Array).slice(0, 3),
  }).toMatchInlineSnapshot(`
    {
      "again": [
        0,
        0,
        0,
      ],
      "atOnce": {
        "value": [
          1,
          0,
          0,
        ],
      },
      "best": {
        "present": [
          1,
          0,
          0,
        ],
        "value": [
          1,
          0,
          0,
        ],
      },
      "fee": {
        "value": [
          328,
          1500,
          125000000000000,
        ],
      },
      "share": {
        "denominator": [
          8,
          1,
          1,
        ],
        "numerator": [
          1,
          0,
          0,
        ],
      },
      "validOn": {
        "present": [
          1,
          0,
          1,
        ],
        "value": [
          19753,
          0,
          19782,
        ],
      },
      "waiting": {
        "days": [
          0,
          0,
          0,
        ],
        "months": [
          0,
          1,
          1,
        ],
      },
    }
  `);
});

test("compiles under every strict option, whatever a title says", async () => {
  const { loader } = await emitted();
  expect(await typeProblems([loader])).toEqual([]);
});

test("says in JSON where each vector stands", async () => {
  const { description } = await emitted();
  const { facts, decisions, ...rest } = JSON.parse(description.text);
  expect({ rest, fact: facts[0], decision: decisions.at(-1) }).toMatchInlineSnapshot(`
    {
      "decision": {
        "label": "即时",
        "lanes": [
          {
            "lane": "mask",
            "offset": 476320,
            "part": "value",
          },
        ],
        "name": "atOnce",
        "type": "bool",
      },
      "fact": {
        "label": "所在镇",
        "lanes": [
          {
            "lane": "int32",
            "offset": 388256,
            "part": "value",
          },
        ],
        "name": "town",
        "type": "text",
      },
      "rest": {
        "again": 478368,
        "blockLength": 2048,
        "entity": "person",
        "notice": "pool-2025",
        "texts": [
          "海门",
        ],
      },
    }
  `);
});

test("refuses what columns cannot hold, with its place", async () => {
  const asking = notice.replace("is if town", "is if paidOn is known and paid at paidOn > 3 and town");
  const series = vocabulary.replace("  decision fee", '  fact paid "缴费": int by date\n  decision fee');
  const { program } = compileSample(asking, new Map([["pool", series]]));
  const refused = await emitWasm(program!).catch((problem: unknown) => problem);
  expect(refused).toBeInstanceOf(NotColumnar);
  const { origin } = (refused as NotColumnar).by;
  expect(asking.slice(origin.span.start, origin.span.end)).toBe("paid at paidOn");
});
