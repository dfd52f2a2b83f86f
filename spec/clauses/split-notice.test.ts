import { describe, expect, test } from "vitest";
import { splitNotice } from "../../compiler/clauses/split-notice.ts";

const ids = (text: string): string[] => splitNotice(text).map((clause) => clause.id);
const textOf = (text: string, id: string): string | undefined =>
  splitNotice(text).find((clause) => clause.id === id)?.text;

describe("the numbering of a notice", () => {
  test("gives its clauses their normal form, after a preamble", () => {
    const notice = `
甲县植树办公室
关于春季植树的通知
一、目的
让山坡变绿。
二、做法
（一）选苗
（二）挖坑：每户三个。
1．先量尺寸；
2．再动锄头。
三、其他
`;
    expect(ids(notice)).toEqual(["序言", "一", "二", "二(一)", "二(二)", "二(二)1", "二(二)2", "三"]);
  });

  test.each([
    ["half-width parentheses", "一、甲\n(一)乙\n(二)丙"],
    ["bullets", "一、甲\n- (一) 乙\n- （二） 丙"],
    ["Markdown headings", "## 一、甲\n### （一）乙\n### （二）丙"],
    ["emphasis", "**一、甲**\n**（一）乙**\n**（二）丙**"],
    ["spaces inside the number", " 一 、甲\n（ 一 ）乙\n( 二 ) 丙"],
    ["full-width indents", "　　一、甲\n　　（一）乙\n　　（二）丙"],
    ["a full stop after the numeral", "一．甲\n（一）乙\n（二）丙"],
    ["characters that are a number in parentheses", "一、甲\n㈠乙\n㈡丙"],
    ["one line for all", "一、甲 （一）乙；（二）丙"],
    ["line ends of Windows and form feeds", "一、甲\r\n（一）乙\f（二）丙"],
  ])("is read with %s", (_habit, notice) => {
    expect(ids(notice)).toEqual(["一", "一(一)", "一(二)"]);
  });

  test.each([
    ["1．甲\n2．乙"],
    ["1.甲\n2.乙"],
    ["1、甲\n2、乙"],
    ["１．甲\n２．乙"],
    ["⒈甲\n⒉乙"],
    ["1. 甲；2. 乙"],
    ["- 1. 甲\n- 2. 乙"],
  ])("reads items written as %j", (items) => {
    expect(ids(`一、总则\n（一）要求：\n${items}`)).toEqual(["一", "一(一)", "一(一)1", "一(一)2"]);
  });

  test("goes on beyond ten", () => {
    const numerals = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ");
    expect(ids(numerals.map((numeral) => `${numeral}、条目`).join("\n"))).toEqual(numerals);
  });

  test("stands below a section without a level between", () => {
    expect(ids("一、甲\n1．乙\n2．丙\n二、丁")).toEqual(["一", "一1", "一2", "二"]);
  });

  test("starts again below the next clause", () => {
    const notice = "一、甲\n（一）乙\n1．丙\n（二）丁\n1．戊\n二、己\n（一）庚";
    expect(ids(notice)).toEqual(["一", "一(一)", "一(一)1", "一(二)", "一(二)1", "二", "二(一)"]);
  });

  test("may skip a number that the office forgot", () => {
    expect(ids("一、甲\n二、乙\n四、丙")).toEqual(["一", "二", "四"]);
  });
});

describe("what only looks like a number of a clause stays text", () => {
  test.each([
    ["an enumeration of numerals", "一、甲\n第一、二类苗木免费。"],
    ["an enumeration over a page break", "一、甲\n苗木分为第一、\n\n二、三类。"],
    ["a reference", "一、甲\n按第（一）项办理，见（二）。"],
    ["a reference over a page break", "一、甲\n按第\n（一）项办理。"],
    ["an amount", "一、甲\n每户 1.5 亩；2.5 亩也可。"],
    ["a year", "一、甲\n2024. 年底前完成。"],
    ["months", "一、甲\n每年 3、4 月浇水。"],
    ["a number far away", "一、甲\n（一）乙\n12. 号线旁"],
    ["words that count", "一、甲\n一是选苗；二是挖坑。"],
    ["items before the first section", "请带：1. 铲子；2. 水桶。\n一、甲"],
    ["a second list of the same level", "一、甲\n（一）乙\n（二）丙\n另有：（一）丁"],
  ])("%s", (_what, notice) => {
    const expected = new Set(["序言", "一", "一(一)", "一(二)"]);
    expect(ids(notice).filter((id) => !expected.has(id))).toEqual([]);
    expect(ids(notice).length).toBe(new Set(ids(notice)).size);
  });

  test("and belongs to the clause it stands in", () => {
    expect(textOf("一、甲\n第一、二类苗木免费。", "一")).toBe("甲\n第一、二类苗木免费。");
  });
});

describe("the text of a clause", () => {
  const notice = "一、浇水\n每周一次。\n（一）早上\n太阳出来前。\n\n遇雨免浇。\n（二）傍晚：日落后。";

  test("leaves out the clauses below it, and its number", () => {
    expect(textOf(notice, "一")).toBe("浇水\n每周一次。");
  });

  test("holds the unnumbered paragraphs that follow", () => {
    expect(textOf(notice, "一(一)")).toBe("早上\n太阳出来前。\n遇雨免浇。");
  });

  test("goes on over a page break", () => {
    const [clause] = splitNotice("一、本办法适用于县\n\n---\n\n城的绿地。");
    const [whole] = splitNotice("一、本办法适用于县城的绿地。");
    expect(clause?.fingerprint).toBe(whole?.fingerprint);
  });

  test("has its heading as title, up to a full stop or colon", () => {
    const titles = splitNotice(`${notice}\n二、验收。不合格的重栽。\n三、见 http://example.com/ 的说明`);
    expect(titles.map((clause) => clause.title)).toEqual([
      "浇水",
      "早上",
      "傍晚",
      "验收",
      "见 http://example.com/ 的说明",
    ]);
  });

  test("has no title where it begins with a sentence", () => {
    const [clause] = splitNotice(`一、${"每个路口都要有人在清晨和傍晚浇水，".repeat(3)}。`);
    expect(clause?.title).toBeNull();
  });

  test("is found in its line", () => {
    expect(splitNotice(notice).map((clause) => clause.line)).toEqual([1, 3, 7]);
  });
});

describe("annexes", () => {
  const end = "甲县植树办公室\n2031年3月1日\n（此件主动公开）\n";

  test("a single one, after the line that lists it", () => {
    expect(ids(`一、甲\n附件：苗木表\n${end}附件\n苗木表\n松 柏`)).toEqual(["一", "附件"]);
  });

  test.each([
    ["a line each", "附件：1. 苗木表\n2. 工具表"],
    ["one line", "附件：1．苗木表　2．工具表"],
    ["a bullet", "- 附件：1. 苗木表\n2. 工具表"],
    ["a label each", "附件1：苗木表\n附件2：工具表"],
  ])("several, listed with %s", (_habit, list) => {
    const notice = `一、甲\n${list}\n${end}附件 1\n苗木表\n松\n附件2\n工具表\n锹`;
    expect(ids(notice)).toEqual(["一", "附件1", "附件2"]);
    expect(textOf(notice, "一")).toBe("甲");
    expect(textOf(notice, "附件2")).toBe("工具表\n锹");
  });

  test("with a title in the line of the label, and with Chinese numbers", () => {
    const clauses = splitNotice(`一、甲\n${end}附件一：苗木表\n松\n附件二 工具表\n锹`);
    expect(clauses.map(({ id, title }) => [id, title])).toEqual([
      ["一", "甲"],
      ["附件1", "苗木表"],
      ["附件2", "工具表"],
    ]);
  });

  test("with its own numbering", () => {
    const notice = `一、甲\n${end}附件1\n一、乙\n（一）丙\n1．丁\n附件2\n（一）戊\n1．己`;
    expect(ids(notice)).toEqual([
      "一",
      "附件1",
      "附件1·一",
      "附件1·一(一)",
      "附件1·一(一)1",
      "附件2",
      "附件2(一)",
      "附件2(一)1",
    ]);
  });

  test("without a label, known by the title that the list gives", () => {
    const notice = `一、甲\n二、乙\n附件：甲县植树评比办法(试行）\n${end}甲县植树\n\n评比办法（试行）\n说明\n一、丙\n二、丁`;
    expect(ids(notice)).toEqual(["一", "二", "附件", "附件·一", "附件·二"]);
    expect(splitNotice(notice)[2]?.title).toBe("甲县植树评比办法(试行）");
  });

  test("with items that would make its identifier unclear keep them as text", () => {
    expect(ids(`一、甲\n${end}附件1\n1．乙\n2．丙`)).toEqual(["一", "附件1"]);
  });

  test("that are only listed are no clauses", () => {
    expect(ids(`一、甲\n附件：苗木表\n${end}`)).toEqual(["一"]);
  });

  test("that a sentence mentions are none", () => {
    expect(ids("一、甲\n名单（见附件 1）另发。\n附件所列苗木免费。")).toEqual(["一"]);
  });
});

describe("the imprint", () => {
  test("is no clause's text", () => {
    const notice =
      "一、甲\n甲县植树办公室\n2031 年 3 月 1 日\n(此件主动公开)\n---\n抄送：县林场。\n甲县植树办公室\n2031年3月1日印发";
    expect(splitNotice(notice).map((clause) => clause.text)).toEqual(["甲"]);
  });

  test("is known with a date in Chinese numerals", () => {
    expect(textOf("一、甲\n甲县植树办公室\n二〇三一年三月一日", "一")).toBe("甲");
  });
});

test("no text is too odd", () => {
  expect(splitNotice("")).toEqual([]);
  expect(ids("\n---\n\n")).toEqual([]);
  expect(ids("只有一句话。")).toEqual(["序言"]);
  expect(ids("附件")).toEqual(["附件"]);
});
