import type { Language } from "../../runtime/messages.ts";
import { type Ways, waysText } from "../ways.ts";
import { cutText } from "../../runtime/visible-text.ts";

/** What is wrong with a workbook as a whole; data, not words. An address is that of a cell or of several, `B1:C1`. */
export type WorkbookProblem =
  | { readonly problem: "not-a-workbook" }
  | { readonly problem: "old-workbook" }
  | { readonly problem: "binary-workbook" }
  | { readonly problem: "encrypted-workbook" }
  | { readonly problem: "truncated-workbook" }
  | { readonly problem: "damaged-workbook" }
  | { readonly problem: "workbook-with-macros" }
  | { readonly problem: "workbook-with-links" }
  | { readonly problem: "workbook-with-entities" }
  /** A part that would unpack to so many megabytes. */
  | { readonly problem: "workbook-too-large"; readonly megabytes: number }
  | { readonly problem: "formula-cell"; readonly address: string; readonly formula: string }
  | { readonly problem: "merged-header"; readonly address: string }
  | { readonly problem: "merged-cells"; readonly address: string }
  | { readonly problem: "no-sheet" }
  | { readonly problem: "several-sheets"; readonly sheets: readonly string[] }
  | { readonly problem: "unknown-sheet"; readonly sheet: string; readonly sheets: readonly string[] };

type Sentences = {
  readonly [K in WorkbookProblem["problem"]]: (
    problem: Extract<WorkbookProblem, { readonly problem: K }>,
    ways: Ways | null,
  ) => string;
};

/** The problems of workbooks in words. */
export const workbookSentences: { readonly [L in Language]: Sentences } = {
  en: {
    "not-a-workbook": () => "this is no `.xlsx` workbook; open it in a spreadsheet program and save it as `.xlsx`",
    "old-workbook": () => "this is a workbook of the old `.xls` kind; save it as `.xlsx`",
    "binary-workbook": () => "this is a binary workbook (`.xlsb`); save it as `.xlsx`",
    "encrypted-workbook": () => "this workbook is locked with a password; save it without one",
    "truncated-workbook": () => "this workbook breaks off before its end; copy it again from where it came",
    "damaged-workbook": () =>
      "this workbook is damaged; open it in a spreadsheet program and save it anew, or copy it again from where it came",
    "workbook-with-macros": () =>
      "this workbook contains macros, which are refused as dangerous; save it as `.xlsx` without them",
    "workbook-with-links": () =>
      "this workbook takes data from other files or services, so what it says may change; break its links and connections, and save it again",
    "workbook-with-entities": () =>
      "this workbook defines entities of its own in XML, as no spreadsheet program does; it is refused as dangerous",
    "workbook-too-large": ({ megabytes }) =>
      `a part of this workbook would unpack to ${megabytes} MB, far more than a roster of its size has; it is refused as dangerous`,
    "formula-cell": ({ formula }) =>
      `this cell holds the formula \`=${cut(formula)}\`, of which the result may be out of date; copy the column and paste it as values`,
    "merged-header": () => "these cells of the header are merged; part them and name each column",
    "merged-cells": () => "these cells are merged, so all but the first are empty; part them and fill in each",
    "no-sheet": () => "no visible sheet of this workbook has anything in it",
    "several-sheets": ({ sheets }, ways) =>
      `several sheets have something in them, ${listed(sheets, "en")}${waysText(ways?.chooseSheet, "en")}`,
    "unknown-sheet": ({ sheet, sheets }) =>
      `there is no sheet \`${cut(sheet)}\`; the workbook has ${listed(sheets, "en")}`,
  },
  zh: {
    "not-a-workbook": () => "文件不是 .xlsx 工作簿，请用表格软件打开后另存为 .xlsx",
    "old-workbook": () => "文件是旧格式（.xls）的工作簿，请另存为 .xlsx",
    "binary-workbook": () => "文件是二进制格式（.xlsb）的工作簿，请另存为 .xlsx",
    "encrypted-workbook": () => "工作簿设有密码，请取消密码后重新保存",
    "truncated-workbook": () => "工作簿不完整，提前结束，请重新取得该文件",
    "damaged-workbook": () => "工作簿已损坏，请用表格软件打开后重新保存，或重新取得该文件",
    "workbook-with-macros": () => "工作簿含有宏，有安全风险，不予读取，请另存为不含宏的 .xlsx",
    "workbook-with-links": () => "工作簿引用了其他文件或外部数据，内容可能变动，请断开链接和连接后重新保存",
    "workbook-with-entities": () => "工作簿在 XML 中自定义了实体，表格软件不会如此保存，有安全风险，不予读取",
    "workbook-too-large": ({ megabytes }) =>
      `工作簿的一部分解压后达 ${megabytes} MB，远超此类名册应有的大小，有安全风险，不予读取`,
    "formula-cell": ({ formula }) => `该单元格为公式“=${cut(formula)}”，其结果可能已过时，请复制该列并“粘贴为数值”`,
    "merged-header": () => "表头中的这些单元格已合并，请取消合并并为每列填写列名",
    "merged-cells": () => "这些单元格已合并，除第一格外均为空，请取消合并并逐格填写",
    "no-sheet": () => "工作簿中没有含内容的可见工作表",
    "several-sheets": ({ sheets }, ways) =>
      `有多个工作表含有内容：${listed(sheets, "zh")}${waysText(ways?.chooseSheet, "zh")}`,
    "unknown-sheet": ({ sheet, sheets }) => `没有名为“${cut(sheet)}”的工作表，工作簿中有：${listed(sheets, "zh")}`,
  },
};

/** More sheets than these are not named. */
const mostSheets = 10;

function listed(sheets: readonly string[], language: Language): string {
  const named = sheets.slice(0, mostSheets).map(cut);
  const more = sheets.length > mostSheets;
  if (language === "zh") return named.map((name) => `“${name}”`).join("、") + (more ? "等" : "");
  return named.map((name) => `\`${name}\``).join(", ") + (more ? " and others" : "");
}

function cut(name: string): string {
  return cutText(name, 40);
}
