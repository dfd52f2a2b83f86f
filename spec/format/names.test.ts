/** Whatever things are called, the formatter leaves alone what each name means, and what records and answers call it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.ts";
import { spell, type Surface } from "../../grammar/keywords.ts";
import { format } from "../../grammar/print/format.ts";
import { writtenText } from "../../grammar/print/literals.ts";
import { writtenName } from "../../grammar/print/names.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

/** What things may be called: plain words, words with spaces, signs and quotation marks, keywords, words of both scripts. */
const names = [
  ..."年龄 待遇 premium x rate-2 _ is 当 known 三 二(三) 60岁 1 премия".split(" "),
  ...["premium due", "premium费", "应缴 金额", "村（居）", "“五老”", 'the "old"', "a#b", "甲|乙", "a.b", "el。igible"],
];

/** How a thing is declared: either of its names first. */
interface Declared {
  readonly first: string;
  readonly second: string;
}

const declared: fc.Arbitrary<Declared> = fc
  .record({ first: fc.constantFrom(...names), second: fc.constantFrom(...names) })
  .filter(({ first, second }) => first !== second);

const head = ({ first, second }: Declared, surface: Surface): string =>
  `${writtenName(first)} ${writtenText(second, surface)}`;

/** The things of a small notice; those in different scopes may share their names. */
const things = [
  "E",
  "m",
  "fact",
  "town",
  "villages",
  "village",
  "paid",
  "size",
  "p",
  "r",
  "o1",
  "o2",
  "t",
  "col",
  "f",
  "d",
] as const;
type Things = Readonly<Record<(typeof things)[number], Declared>>;

interface Sample {
  readonly vocabulary: string;
  readonly notice: string;
}

function sampleOf(of: Things, surface: Surface, parameter: string, spelt: readonly boolean[]): Sample {
  const word = (id: Parameters<typeof spell>[0]): string => spell(id, surface);
  let count = 0;
  const is = (thing: keyof Things): string => head(of[thing], surface);
  /** A use, by the one name or the other. */
  const use = (thing: keyof Things): string =>
    writtenName(spelt[count++ % spelt.length] === true ? of[thing].first : of[thing].second);
  const vocabulary = [
    `${word("Vocabulary")} v "词"`,
    `enumeration ${is("E")}`,
    `  ${is("m")}`,
    '  other "另"',
    'entity person "居民"',
    `  fact ${is("fact")}: int`,
    `  fact kind "类": ${use("E")}`,
    '  decision answer "答": int?',
    `entity ${is("town")}`,
    `  fact ${is("villages")}: list of ${use("village")}`,
    `  fact ${is("paid")}: int`,
    '  decision total "合": int',
    `entity ${is("village")}`,
    `  fact ${is("size")}: int`,
  ];
  const notice = [
    `${word("Notice")} n "题"`,
    "  year 2025",
    "  uses v",
    "clause 一",
    `  parameter ${is("p")}: 3`,
    `  reading ${is("r")}`,
    `    option ${is("o1")} default`,
    `    option ${is("o2")}`,
    `  table ${is("t")}`,
    `    | ${is("col")}: int |`,
    "    | 1 |",
    `  define ${is("f").replace(" ", `(${writtenName(parameter)}) `)}: ${writtenName(parameter)} + ${use("fact")} + ${use("p")}`,
    `  decision ${is("d")}: int`,
    `  rule ${use("d")} is sum over ${use("t")} where ${use("col")} is 1 and (${use("col")} > ${use("fact")} or ${use("r")} is ${use("o1")}): ${use("col")}`,
    "  rule answer",
    `    when kind is ${use("m")} or ${use("r")} is ${use("o2")}`,
    `    is ${use("f")}(${use("d")})`,
    "  silent on answer when kind is other",
    `  rule ${use("town")}.total is sum over ${use("villages")}: ${use("size")} + ${use("paid")}`,
  ];
  return { vocabulary: `${vocabulary.join("\n")}\n`, notice: `${notice.join("\n")}\n` };
}

const compiled = ({ vocabulary, notice }: Sample): Compiled =>
  compile(new SourceFile("n.pol", notice), {
    vocabulary: () => ({ file: new SourceFile("v.pol", vocabulary), path: "v.pol" }),
  });

const samples = fc
  .record({
    of: fc.record(Object.fromEntries(things.map((each) => [each, declared])) as Record<keyof Things, typeof declared>),
    surface: fc.constantFrom<Surface>("en", "zh"),
    parameter: fc.constantFrom(...names),
    spelt: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
  })
  .map(({ of, surface, parameter, spelt }) => sampleOf(of, surface, parameter, spelt))
  .filter((sample) => compiled(sample).program !== null);

/** What a compiled notice says, wherever it is written. */
function meaning(sample: Sample): unknown {
  const { program } = compiled(sample);
  return JSON.parse(
    JSON.stringify(program, (key, value: unknown) => (key === "origin" || key === "places" ? undefined : value)),
  );
}

/** Both files laid out, each with the names of the other at hand. */
async function formatted({ vocabulary, notice }: Sample, to?: Surface): Promise<Sample> {
  const laidOut = async (text: string): Promise<string> => {
    const { references } = compiled({ vocabulary, notice: text });
    const result = await format(text, { names: references, ...(to === undefined ? {} : { to }) });
    if (!result.ok) throw new Error(`${result.diagnostics.map(({ code }) => code).join(", ")} in\n${text}`);
    return result.text;
  };
  return { vocabulary: await laidOut(vocabulary), notice: await laidOut(notice) };
}

const runs = { seed: 20250701, numRuns: 80 };

test("formatting changes no meaning, and nothing of what is formatted", async () => {
  await fc.assert(
    fc.asyncProperty(samples, async (sample) => {
      const once = await formatted(sample);
      expect(meaning(once)).toEqual(meaning(sample));
      expect(await formatted(once)).toEqual(once);
    }),
    runs,
  );
});

test("translation changes no meaning, and gives the same bytes there and back", async () => {
  await fc.assert(
    fc.asyncProperty(samples, async (sample) => {
      const english = await formatted(sample, "en");
      const chinese = await formatted(english, "zh");
      expect(meaning(chinese)).toEqual(meaning(sample));
      expect(await formatted(chinese, "en")).toEqual(english);
      expect(await formatted(chinese)).toEqual(chinese);
    }),
    runs,
  );
});

test("a translated vocabulary gives a notice the same meaning", async () => {
  await fc.assert(
    fc.asyncProperty(samples, async (sample) => {
      const { vocabulary } = await formatted(sample, "zh");
      expect(meaning({ ...sample, vocabulary })).toEqual(meaning(sample));
    }),
    runs,
  );
});

async function laidOut(text: string, to?: Surface): Promise<string> {
  const result = await format(text, { names: compileFixture(text).references, ...(to === undefined ? {} : { to }) });
  return result.ok ? result.text : result.diagnostics.map(({ code }) => code).join(", ");
}

test("a name keeps to what it is called by where its other name means something nearer", async () => {
  const english = `notice n "题"
  year 2025
  uses small

clause 一
  table past "年表"
    | missed "断保年数": int |
    |                      1 |

  define longer(断保年数) "更长": missedYears > 断保年数 or (count over past where missed < missedYears) > 1
  silent on window, premium, share, documents, township.completion, hamlet.rank
`;
  const chinese = `通知 n “题”
  年度 2025
  采用 small

条款 一
  表 年表 “past”
    | 断保年数 “missed”：整数 |
    |                       1 |

  定义 更长（断保年数） “longer”：
    missedYears > 断保年数 或 （计数 年表 其中 missed < missedYears） > 1
  未规定 缴费期、应缴金额、资助比例、登记材料、乡镇.完成率、村.名次
`;
  expect(await laidOut(english, "zh")).toBe(chinese);
  expect(await laidOut(chinese)).toBe(chinese);
  expect(await laidOut(chinese, "en")).toBe(await laidOut(english));
});

test("names are translated in a define that nothing fills in, but for those whose meaning is open there", async () => {
  const english = `vocabulary v "词"

enumeration Kind "人群"
  worker "职工"

entity person "居民"
  fact age "年龄": int
  define over(limit) "超过": age > limit
  define both(kind)  "两者": over(60) and kind is worker
`;
  const chinese = `词汇表 v “词”

选项表 人群 “Kind”
  职工 “worker”

主体 居民 “person”
  事实 年龄 “age”：整数
  定义 超过（limit） “over”：年龄 > limit
  定义 两者（kind）  “both”：超过（60） 且 kind 为 worker
`;
  expect(await laidOut(english, "zh")).toBe(chinese);
  expect(await laidOut(chinese, "en")).toBe(english);
});
