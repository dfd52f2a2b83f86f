import { describe, expect, test } from "vitest";
import { county, run } from "./pol-run.ts";

const policy = `${county}/county-2025.pol`;
const command = ["explain", policy, "--input", `${county}/resident.json`];

describe("explain", () => {
  test("shows the reasoning as a tree", async () => {
    expect((await run(command)).stdout).toMatchInlineSnapshot(`
      "county-2025  某县2025年度缴费通知  某政〔2024〕1号

      window: late — clause 一 when paidOn on or after 2025-01-01 and paidOn on or before 2025-06-30
      ├─ fact paidOn: 2025-02-01
      ├─ does not apply: clause 一 needs paidOn on or before 2024-12-31 (paidOn: 2025-02-01)
      ├─ until paidOn reaches 2025-07-01, then closed
      └─ would be early with paidOn: 2024-12-31

      fee: 400 yuan = standard + surcharge — clause 二, rule lateFee when window is late and not spared
      ├─ parameter standard: 300 yuan (clause 二)
      ├─ parameter surcharge: 100 yuan (clause 二)
      ├─ window: late (see above)
      ├─ spared: no = groups has needy or (groups has pupil and pupils is spared) — defined in clause 三
      │  └─ fact groups: {elder}
      ├─ overridden: clause 二, by clause 二, rule lateFee when window is late and not spared
      ├─ until paidOn reaches 2025-07-01, then 300 yuan
      └─ would be 300 yuan with paidOn: 2024-12-31

      reliefRate: 50% — clause 三, table relief, row elder
      ├─ relief: elder — clause 三
      │  ├─ fact birthDate: 1955-02-03
      │  └─ fact groups: {elder}
      └─ would be 0% with groups: {}

      refund: absent — the notice is silent, clause 五
      "
    `);
  });

  test("writes Chinese as an office would", async () => {
    expect((await run([...command, "--lang", "zh"])).stdout).toMatchInlineSnapshot(`
      "《某县2025年度缴费通知》（某政〔2024〕1号）

      缴费期：补缴期，根据第一条（缴费日期不早于2025年1月1日且缴费日期不晚于2025年6月30日）
      ├─ 事实　缴费日期：2025年2月1日
      ├─ 不适用第一条，因不符合“缴费日期不晚于2024年12月31日”（缴费日期：2025年2月1日）
      ├─ 缴费日期推至2025年7月1日时，改为不在缴费期
      └─ 若缴费日期为2024年12月31日，则为集中期

      应缴金额：400元＝标准＋加收，根据第二条（缴费期为补缴期且并非不加收对象）
      ├─ 参数　标准：300元（第二条）
      ├─ 参数　加收：100元（第二条）
      ├─ 缴费期：补缴期（见上文）
      ├─ 不加收对象：否，认定条件为“人群包含困难居民或（人群包含学生且学生是否加收为不加收）”，根据第三条
      │  └─ 事实　人群：老年人
      ├─ 不再适用第二条，因第二条（缴费期为补缴期且并非不加收对象）另有规定
      ├─ 缴费日期推至2025年7月1日时，改为300元
      └─ 若缴费日期为2024年12月31日，则为300元

      减免比例：50%，根据第三条（“老年人”）
      ├─ 减免对象：老年人，根据第三条
      │  ├─ 事实　出生日期：1955年2月3日
      │  └─ 事实　人群：老年人
      └─ 若人群为无，则为0%

      可退费：空缺，第五条未作规定
      "
    `);
  });

  test("tells why a decision is not asked", async () => {
    const stdin = '{"birthDate":"1990-01-01"}';
    const { stdout } = await run(["explain", policy, "fee", "--input", "-"], { stdin });
    expect(stdout).toMatchInlineSnapshot(`
      "county-2025  某县2025年度缴费通知  某政〔2024〕1号

      fee: absent — not asked
      ├─ asked only when paidOn is known
      ├─ fact paidOn: absent
      └─ would be 400 yuan with paidOn: 2025-01-01
      "
    `);
  });

  test("gives programs a stable form with the decisions asked for", async () => {
    const { stdout } = await run([...command, "减免比例", "relief", "--json"]);
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "decisions": [
          {
            "allotted": [],
            "clause": "三",
            "counted": [],
            "decisions": [],
            "defeated": [],
            "facts": [
              {
                "label": "出生日期",
                "name": "birthDate",
                "value": "1955-02-03",
              },
              {
                "label": "人群",
                "name": "groups",
                "value": [
                  "elder",
                ],
              },
            ],
            "formula": null,
            "gate": null,
            "ground": "row",
            "label": "减免对象",
            "name": "relief",
            "nearest": null,
            "nearestGivenUp": false,
            "notApplied": [],
            "parameters": [],
            "readings": [],
            "role": "table",
            "row": {
              "category": "elder",
              "categoryLabel": "老年人",
              "clause": "三",
              "condition": null,
              "table": "relief",
            },
            "rules": [],
            "silentIn": null,
            "totalled": [],
            "until": null,
            "value": "elder",
          },
          {
            "allotted": [],
            "clause": null,
            "counted": [],
            "decisions": [
              {
                "label": "减免对象",
                "name": "relief",
                "value": "elder",
              },
            ],
            "defeated": [],
            "facts": [],
            "formula": null,
            "gate": null,
            "ground": "rules",
            "label": "减免比例",
            "name": "reliefRate",
            "nearest": {
              "facts": [
                {
                  "label": "人群",
                  "name": "groups",
                  "value": [],
                },
              ],
              "value": "0",
            },
            "nearestGivenUp": false,
            "notApplied": [],
            "parameters": [],
            "readings": [],
            "role": "output",
            "row": null,
            "rules": [
              {
                "clause": "三",
                "condition": null,
                "formula": null,
                "kind": "table",
                "name": "relief",
                "row": {
                  "category": "elder",
                  "categoryLabel": "老年人",
                  "clause": "三",
                  "condition": null,
                  "table": "relief",
                },
              },
            ],
            "silentIn": null,
            "totalled": [],
            "until": null,
            "value": "0.5",
          },
        ],
        "entity": "person",
        "input": {
          "birthDate": "1955-02-03",
          "groups": [
            "elder",
          ],
          "id": "A2",
          "paidOn": "2025-02-01",
        },
        "notice": {
          "amends": null,
          "issued": "2024-08-01",
          "issuer": "某县人民政府",
          "name": "county-2025",
          "number": "某政〔2024〕1号",
          "title": "某县2025年度缴费通知",
          "year": 2025,
        },
        "policyHash": "b301b9d89c9f0e6c563f983e64978f712134e6605d6831aece2ceecbb58e166a",
        "readings": [
          {
            "clause": "三",
            "label": "学生是否加收",
            "name": "pupils",
            "option": "spared",
            "optionLabel": "不加收",
          },
        ],
        "version": 1,
      }
    `);
  });

  test("has another hash where a reading is taken in another option", async () => {
    const hash = async (...options: string[]) =>
      JSON.parse((await run([...command, "--json", ...options])).stdout).policyHash;
    expect(await hash()).toBe(await hash("--reading", "pupils=spared"));
    expect(await hash()).not.toBe(await hash("--reading", "pupils=charged"));
  });

  test("refuses what it cannot explain", async () => {
    const unknown = await run([...command, "fees"]);
    const several = await run(["explain", policy, "--input", "-"], {
      stdin: '[{"birthDate":"1990-01-01"},{"birthDate":"1990-01-01"}]',
    });
    const wrong = await run(["explain", policy, "--input", "-"], { stdin: '{"birthDay":"1990-01-01"}' });
    expect([unknown.code, several.code, wrong.code]).toEqual([2, 1, 1]);
    expect(unknown.stderr + several.stderr + wrong.stderr).toMatchInlineSnapshot(`
      "error: there is no decision \`fees\`
        help  did you mean \`fee\`?
      error: standard input must hold exactly one record
        help  name one of several with --key
      error: record 1 (line 1): there is no fact \`birthDay\` (given as "1990-01-01"); did you mean \`birthDate\`?
      error: record 1 (line 1): \`birthDate\` is missing; expected a date that exists, in the form \`2025-07-01\`
      "
    `);
  });

  const township = [
    "explain",
    "policies/yankou-2025.pol",
    "--entity",
    "township",
    "--input",
    "spec/cli/records/township.json",
  ];

  test("goes into the items of a list, and tells what each row of a table counts", async () => {
    expect((await run([...township, "completion", "points"])).stdout).toMatchInlineSnapshot(`
      "yankou-2025  堰口镇关于做好2025年度城乡居民基本医疗保险费征缴工作的通知  堰政〔2024〕97号

      completion: 93.75% = enrolled / target — clause 一
      ├─ fact enrolled: 30000
      └─ fact target: 32000

      village 甲村

      points: {2024-10: -1, 2024-11: -2, 2024-12: 5} = sum over checkpoints by month of checkedOn — clause 附件
      ├─ row checkedOn: 2024-10-31, required: 50%, award: 1 counts -1 (clause 附件·一)
      ├─ row checkedOn: 2024-11-15, required: 65%, award: 1 counts -1 (clause 附件·二)
      ├─ row checkedOn: 2024-11-30, required: 75%, award: 1 counts -1 (clause 附件·二)
      ├─ row checkedOn: 2024-12-09, required: 80%, award: 1 counts 1 (clause 附件·三)
      ├─ row checkedOn: 2024-12-16, required: 85%, award: 1 counts 1 (clause 附件·三)
      ├─ row checkedOn: 2024-12-23, required: 90%, award: 1 counts 1 (clause 附件·三)
      ├─ row checkedOn: 2024-12-31, required: 95%, award: 2 counts 2 (clause 附件·三)
      ├─ fact target: 100
      ├─ fact paid: {2024-10-31: 40, 2024-11-15: 60, 2024-11-30: 70, 2024-12-09: 80, 2024-12-16: 85, 2024-12-23: 90, 2024-12-31: 95}
      ├─ parameter rankedPlaces: 3 (clause 附件)
      └─ reading orMore: including

      village 乙村

      points: {2024-10: -1, 2024-11: -2, 2024-12: -5} = sum over checkpoints by month of checkedOn — clause 附件
      ├─ row checkedOn: 2024-10-31, required: 50%, award: 1 counts -1 (clause 附件·一)
      ├─ row checkedOn: 2024-11-15, required: 65%, award: 1 counts -1 (clause 附件·二)
      ├─ row checkedOn: 2024-11-30, required: 75%, award: 1 counts -1 (clause 附件·二)
      ├─ row checkedOn: 2024-12-09, required: 80%, award: 1 counts -1 (clause 附件·三)
      ├─ row checkedOn: 2024-12-16, required: 85%, award: 1 counts -1 (clause 附件·三)
      ├─ row checkedOn: 2024-12-23, required: 90%, award: 1 counts -1 (clause 附件·三)
      ├─ row checkedOn: 2024-12-31, required: 95%, award: 2 counts -2 (clause 附件·三)
      ├─ fact target: 100
      ├─ fact paid: {2024-10-31: 20, 2024-11-15: 50, 2024-11-30: 60, 2024-12-09: 70, 2024-12-16: 75, 2024-12-23: 80, 2024-12-31: 85}
      ├─ parameter rankedPlaces: 3 (clause 附件)
      └─ reading orMore: including
      "
    `);
  });

  test("gives programs the items of a list by their key", async () => {
    const { lists } = JSON.parse((await run([...township, "points", "--json"])).stdout);
    expect(
      lists.villages.map(({ name, decisions }: never) => [name, (decisions as { value: unknown }[])[0]!.value]),
    ).toEqual([
      ["甲村", { "2024-10": -1, "2024-11": -2, "2024-12": 5 }],
      ["乙村", { "2024-10": -1, "2024-11": -2, "2024-12": -5 }],
    ]);
  });

  test("does not name items of which nothing is asked", async () => {
    expect((await run([...township, "completion"])).stdout).not.toContain("甲村");
  });
});
