import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inGbk } from "../support/gbk.ts";
import { county, run } from "./pol-run.ts";

const policy = `${county}/county-2025.pol`;

describe("clauses", () => {
  test("lists what each clause contributes", async () => {
    expect((await run(["clauses", policy])).stdout).toMatchInlineSnapshot(`
      "clause  title     contributes
      一      缴费时间  2 periods (early, late)
      二      缴费标准  2 parameters (standard, surcharge); 2 rules (fee); 1 example
      三      减免      1 reading (pupils); 1 definition (spared); 1 table (relief); 3 rows (needy, elder, otherwise)
      四      经办      1 duty (office)
      五      退费      1 silence (refund)
      六      其他      narrative
      "
    `);
    expect((await run(["clauses", policy, "--lang", "zh"])).stdout).toMatchInlineSnapshot(`
      "条款    标题      内容
      第一条  缴费时间  时段2项（集中期、补缴期）
      第二条  缴费标准  参数2项（标准、加收）；规则2项（应缴金额）；示例1项
      第三条  减免      口径1项（学生是否加收）；定义1项（不加收对象）；表1项（减免对象）；表行3项（困难居民、老年人、其他情形）
      第四条  经办      职责1项（经办机构）
      第五条  退费      未规定1项（可退费）
      第六条  其他      无需计算
      "
    `);
    expect(JSON.parse((await run(["clauses", policy, "--json"])).stdout)[5]).toMatchInlineSnapshot(`
      {
        "clause": "六",
        "contributions": [],
        "narrative": true,
        "title": "其他",
      }
    `);
  });

  test("holds the file against the notice's text", async () => {
    const { code, stdout } = await run(["clauses", policy, "--notice", `${county}/notice.txt`]);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "missing: clause 序言 某县2025年度缴费通知 (spec/cli/county/notice.txt:1) is not in the file
      unknown: clause 三 减免 is not in the notice
      unknown: clause 四 经办 is not in the notice
      unknown: clause 五 退费 is not in the notice
      unknown: clause 六 其他 is not in the notice
      changed: clause 一 缴费时间 (spec/cli/county/notice.txt:4) has another wording; look again at window (一)
      1 missing, 4 unknown, 1 changed
      "
    `);
  });

  test("reads the notice's text in the encodings that offices save", async () => {
    const text = readFileSync(`${county}/notice.txt`, "utf8");
    const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
    const folder = mkdtempSync(join(tmpdir(), "pol-notice-"));
    const path = join(folder, "notice.txt");
    const asUtf8 = await run(["clauses", policy, "--notice", `${county}/notice.txt`]);
    for (const bytes of [inGbk(text), utf16, Buffer.from(utf16).swap16()]) {
      writeFileSync(path, bytes);
      const { stdout, ...rest } = await run(["clauses", policy, "--notice", path]);
      expect({ ...rest, stdout: stdout.replaceAll(path, `${county}/notice.txt`) }).toEqual(asUtf8);
    }
    rmSync(folder, { recursive: true });
  });

  test("says in Chinese and in JSON how they differ", async () => {
    const args = ["clauses", policy, "--notice", `${county}/notice.txt`];
    expect((await run([...args, "--lang", "zh"])).stdout).toMatchInlineSnapshot(`
      "缺少：序言某县2025年度缴费通知（spec/cli/county/notice.txt:1）未写入文件
      多余：通知中没有第三条减免
      多余：通知中没有第四条经办
      多余：通知中没有第五条退费
      多余：通知中没有第六条其他
      改动：第一条缴费时间（spec/cli/county/notice.txt:4）文字有变，请复核：缴费期（第一条）
      缺少 1 个，多余 4 个，改动 1 个
      "
    `);
    expect(JSON.parse((await run([...args, "--json"])).stdout).changed).toMatchInlineSnapshot(`
      [
        {
          "clause": "一",
          "fingerprint": "792c99cf0fac",
          "line": 4,
          "resting": [
            {
              "clause": "一",
              "label": "缴费期",
              "name": "window",
            },
          ],
          "title": "缴费时间",
        },
      ]
    `);
  });
});

describe("readings", () => {
  test("lists options, the default and what rests on them", async () => {
    expect((await run(["readings", policy])).stdout).toMatchInlineSnapshot(`
      "pupils  clause 三  学生是否加收
        * spared  不加收
          charged  照常加收
        used by spared (clause 三)

        with charged
          fee 应缴金额
            300 yuan → 400 yuan
              who      spared (old) and window is late and not spared (new)
              old      clause 二
              new      clause 二 (lateFee)
              example  birthDate: 1985-05-01, paidOn: 2025-04-01, groups: {pupil}
              limits   paidOn 2024-12-31: unchanged, 300 yuan; paidOn 2025-07-01: unchanged, 300 yuan

          whoever is in no group above is proved to be treated the same
          looked at: every record with dates from 1900-01-01 to 2100-12-31
      "
    `);
    expect(JSON.parse((await run(["readings", policy, "--json"])).stdout)).toMatchInlineSnapshot(`
      [
        {
          "clause": "三",
          "default": "spared",
          "dependents": [
            {
              "clause": "三",
              "kind": "definition",
              "label": "不加收对象",
              "name": "spared",
            },
          ],
          "label": "学生是否加收",
          "name": "pupils",
          "options": [
            {
              "label": "不加收",
              "name": "spared",
            },
            {
              "label": "照常加收",
              "name": "charged",
            },
          ],
          "others": [
            {
              "domain": [
                {
                  "entity": "person",
                  "ranges": [
                    {
                      "fact": "birthDate",
                      "from": "1900-01-01",
                      "to": "2100-12-31",
                    },
                    {
                      "fact": "paidOn",
                      "from": "1900-01-01",
                      "to": "2100-12-31",
                    },
                  ],
                },
              ],
              "groups": [
                {
                  "causes": {
                    "new": [
                      {
                        "clause": "二",
                        "decision": "fee",
                        "kind": "rule",
                        "name": "lateFee",
                      },
                    ],
                    "old": [
                      {
                        "clause": "二",
                        "decision": "fee",
                        "kind": "rule",
                        "name": null,
                      },
                    ],
                  },
                  "changes": [
                    {
                      "boundary": {
                        "after": {
                          "agrees": true,
                          "date": "2025-07-01",
                          "new": {
                            "kind": "value",
                            "value": "300.00",
                          },
                          "old": {
                            "kind": "value",
                            "value": "300.00",
                          },
                        },
                        "before": {
                          "agrees": true,
                          "date": "2024-12-31",
                          "new": {
                            "kind": "value",
                            "value": "300.00",
                          },
                          "old": {
                            "kind": "value",
                            "value": "300.00",
                          },
                        },
                        "fact": "paidOn",
                      },
                      "effect": null,
                      "new": {
                        "en": "400 yuan",
                        "kind": "value",
                        "value": "400.00",
                        "zh": "400元",
                      },
                      "old": {
                        "en": "300 yuan",
                        "kind": "value",
                        "value": "300.00",
                        "zh": "300元",
                      },
                      "witness": {
                        "new": {
                          "answer": {
                            "kind": "value",
                            "value": "400.00",
                          },
                          "facts": {
                            "birthDate": "1985-05-01",
                            "groups": [
                              "pupil",
                            ],
                            "id": null,
                            "paidOn": "2025-04-01",
                          },
                        },
                        "old": {
                          "answer": {
                            "kind": "value",
                            "value": "300.00",
                          },
                          "facts": {
                            "birthDate": "1985-05-01",
                            "groups": [
                              "pupil",
                            ],
                            "id": null,
                            "paidOn": "2025-04-01",
                          },
                        },
                      },
                    },
                  ],
                  "concerned": null,
                  "condition": {
                    "en": "spared (old) and window is late and not spared (new)",
                    "zh": "不加收对象（原）且缴费期为补缴期且并非不加收对象（新）",
                  },
                  "decision": "fee",
                  "entity": "person",
                  "followsFrom": null,
                  "label": "应缴金额",
                  "region": {
                    "boxes": [
                      [
                        {
                          "absent": false,
                          "fact": "paidOn",
                          "kind": "date",
                          "ranges": [
                            {
                              "from": "2025-01-01",
                              "to": "2025-06-30",
                            },
                          ],
                        },
                        {
                          "days": [
                            {
                              "from": 0,
                              "to": null,
                            },
                          ],
                          "earlier": {
                            "fact": "birthDate",
                            "shifts": [],
                          },
                          "kind": "difference",
                          "later": {
                            "fact": "paidOn",
                            "shifts": [],
                          },
                        },
                        {
                          "fact": "groups",
                          "holds": true,
                          "kind": "member",
                          "member": "pupil",
                        },
                        {
                          "fact": "groups",
                          "holds": false,
                          "kind": "member",
                          "member": "needy",
                        },
                      ],
                    ],
                  },
                },
              ],
              "option": "charged",
              "unknown": [],
            },
          ],
        },
      ]
    `);
  });
});

describe("calendar", () => {
  test("dates what follows an event once its day is given", async () => {
    expect((await run(["calendar", policy])).stdout).toMatchInlineSnapshot(`
      "due  clause  who     what      rule
      —    四      office  登记入册  5 workdays after received
      "
    `);
    const { stdout } = await run(["calendar", policy, "--on", "received=2024-09-30", "--format", "json"]);
    expect(JSON.parse(stdout)[0].due).toBe("2024-10-12");
    expect((await run(["calendar", policy, "--on", "收到=2024-09-30", "--format", "ics"])).stdout).toContain(
      "DTSTART;VALUE=DATE:20241012",
    );
  });

  test("gives provisional dates for a year whose holidays are not announced, and says so", async () => {
    const args = ["calendar", policy, "--on", "received=2090-01-02"];
    expect(await run(args)).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "note: no official list of holidays of 2090 is known; dates marked as provisional count weekends alone and may move: update the package chinese-days once the State Council has published it
      ",
        "stdout": "due                       clause  who     what      rule
      2090-01-09 (provisional)  四      office  登记入册  5 workdays after received
      ",
      }
    `);
    expect(await run([...args, "--lang", "zh"])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "注意：尚无 2090 年的放假安排；标有“暂定”的期限仅按周末推算，可能变动，国务院办公厅公布放假安排后请更新 chinese-days
      ",
        "stdout": "期限                  条款    责任主体  事项      规定
      2090年1月9日（暂定）  第四条  经办机构  登记入册  收到后5个工作日内
      ",
      }
    `);
    const { stdout } = await run([...args, "--format", "json"]);
    expect(JSON.parse(stdout)[0]).toMatchObject({ due: "2090-01-09", provisional: true });
  });

  test("refuses an event or a date that there is not", async () => {
    const event = await run(["calendar", policy, "--on", "recieved=2024-09-30"]);
    const date = await run(["calendar", policy, "--on", "received=2024-09-31"]);
    const format = await run(["calendar", policy, "--format", "pdf"]);
    expect([event.code, date.code, format.code]).toEqual([2, 2, 2]);
    expect(event.stderr + date.stderr + format.stderr).toMatchInlineSnapshot(`
      "error: no duty starts with an event \`recieved\`
        help  did you mean \`received\`?
      error: --on takes EVENT=DATE, not \`received=2024-09-31\`
        help  as in --on received=2024-09-30
      error: --format has no value \`pdf\`
        help  it takes text, ics, json
      "
    `);
  });
});
