/** A notice may call its own whatever it likes: what generated code calls its own gives way, or is not given. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";
import { decided } from "../support/decided.ts";
import { typeProblems } from "../support/type-problems.ts";

const vocabulary = `vocabulary places "地方"

enumeration Person "人种"
  a-b "甲乙"
  a_b "甲_乙"
  other "其他"

enumeration Dog "犬种"
  big "大"
  small "小"

enumeration Math "数学"
  first "一"
  second "二"

entity person "人"
  fact person "人们": int from 0 default 0
  fact input "输入": int from 0 default 0
  fact each "各": int from 0 default 0
  fact a-b "甲乙丙": int from 0 default 0
  fact a_b "甲_乙丙": int from 0 default 0
  fact percent50 "五成": rate default 10%
  fact months3 "三月": date
  fact days0 "零日": int from 0 default 0
  fact reliefRow "减免行": int from 0 default 0
  fact kinds "类别": set of Person default {}
  fact Person_other "类别之他": bool default no
  fact breed "犬种类": Dog default big
  fact sums "数学类": Math default first
  fact arguments "参数": int from 0 default 0
  fact undefined "未定": int from 0 default 0
  fact NaN "非数": int from 0 default 0
  fact Infinity "无穷": int from 0 default 0
  fact Math "算": int from 0 default 0
  fact Map "图": int from 0 default 0
  fact evaluate "评": int from 0 default 0
  decision allowed "准许": bool
  decision explain "解释": int
  decision share "份额": rate
  decision due "期限": date
  decision kept "保留": set of Person
  decision picked "挑选": Dog
  decision parsePerson "读人": int

entity dog "狗"
  fact dog "狗狗": int from 0 default 0
  decision dog-2 "狗二": int

entity township "镇"
  fact items "项目": list of village
  fact village "村子": int from 0 default 0
  fact villageDecided "已定": int from 0 default 0
  decision township "镇子": int
  decision byMonths "各月": int by month

entity village "村" in township
  fact target "任务": int from 0 default 0
  fact checksRow "检查行": int from 0 default 0
  decision village "村庄": int`;

const notice = `notice sample "样例"
  year 2025
  uses places

clause 一 "全部"
  parameter personSchema "甲参": 1
  parameter evaluatePerson "乙参": 2
  parameter PersonDecisions "丙参": 3
  parameter person_Members "丁参": 4
  parameter percent25 "戊参": 5
  parameter evaluate-2 "己参": 6

  define allowedRules "准许规则": person > personSchema

  rule allowed
    is allowedRules

  rule allowed notwithstanding 一
    when input > evaluatePerson or each > PersonDecisions
    is yes

  rule person.explain
    is evaluate + arguments + undefined + NaN + Infinity + Math + Map + a-b + a_b * 10 + (if Person_other then 1 else 0) + days0 + reliefRow

  decision relief-share "减免率": rate

  table relief "减免" by kinds taking highest relief-share
    | category  | relief-share |
    | a-b       |          10% |
    | a_b       |          90% |
    | other     |          50% |
    | otherwise |           0% |

  rule share
    is relief-share + percent50 + 25% + 50%

  rule due
    is months3 + 3 months

  rule kept
    adds {a-b}

  rule kept
    when kinds has other
    adds {a_b}

  rule picked
    is if breed is big and sums is first then small else big

  rule parsePerson
    is person_Members + percent25 + evaluate-2

  rule dog.dog-2
    is dog + 1

  table checks "检查"
    | checkedOn "考核日": date | required "应完成": int |
    | 2025-01-31 |  5 |
    | 2025-02-28 | 10 |

  rule township.township
    is (sum over items: village) + village + villageDecided

  rule township.byMonths
    is sum over checks where required > 5 by month of checkedOn: required

  rule village.village
    is (count over checks where target > required) + checksRow`;

function programOf(text: string): Program {
  const { program, diagnostics } = compile(new SourceFile("notice.pol", text), {
    vocabulary: () => ({ file: new SourceFile("places.pol", vocabulary), path: "places.pol" }),
  });
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return program;
}

describe("names that generated code has a use for itself", () => {
  const program = programOf(notice);

  test("compile", async () => expect(await typeProblems(await emitTypeScript(program))).toEqual([]));

  test("leave those of the public functions and types as they are", async () => {
    const text = (await emitTypeScript(program))[0]!.text;
    for (const declared of [
      "export interface Person {",
      "export interface PersonDecisions {",
      "export const personSchema:",
      "export function evaluatePerson(person: Person): PersonDecisions",
      "export function parsePerson(input: unknown): Parsed<Person>",
      "export { evaluatePerson as evaluate, explainPerson as explain }",
      "export const personSchema_: number = 1;",
    ])
      expect(text).toContain(declared);
  });

  test("are told apart in every back end", async () => {
    const person = {
      person: 2,
      "a-b": 3,
      a_b: 4,
      arguments: 100,
      Math: 200,
      Person_other: true,
      kinds: ["a-b", "other"],
      months3: "2025-01-31",
      sums: "second",
    };
    expect(await decided(program, "person", person)).toEqual({
      allowed: true,
      explain: 344,
      share: "1.35",
      due: "2025-04-30",
      kept: ["a-b", "a_b"],
      picked: "big",
      parsePerson: 15,
    });
    expect(await decided(program, "dog", { dog: 4 })).toEqual({ "dog-2": 5 });
    const items = [{ target: 7, checksRow: 10 }, { target: 20 }];
    expect(await decided(program, "township", { items, village: 100, villageDecided: 1000 })).toMatchObject({
      township: 1113,
      byMonths: { "2025-02": 10 },
    });
  });
});
