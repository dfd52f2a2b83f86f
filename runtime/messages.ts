import { dayOf, formatDay, parseDay } from "./date.ts";
import { InexactNumber } from "./inexact-number.ts";
import type { InputError, InputProblem } from "./input-error.ts";
import { mostFen, mostInt } from "./numbers.ts";
import { formatBound, inRange, type Range, type RangedKind } from "./range.ts";
import type { Member, ValueType } from "./schema.ts";
import { type LookAlike, lookAlikes, plainText } from "./look-alike.ts";
import { cutText, visibleText } from "./visible-text.ts";

/** A language of messages. */
export type Language = "en" | "zh";

/** A text in both languages. */
export type Text = { readonly [L in Language]: string };

/** One thing wrong with a record, in words: the record, the field, the value and what was expected. */
export function inputMessage(error: InputError, recordName: string, language: Language): string {
  return language === "en" ? `${recordName}: ${english(error)}` : `${recordName}：${chinese(error)}`;
}

function english(error: InputError): string {
  return sentences.en[error.problem](error, error.field === "" ? "the record" : `\`${pathText(error.field)}\``);
}

function chinese(error: InputError): string {
  const [field, label] = [pathText(error.field), pathText(error.label)];
  const name = field === label ? `“${label}”` : `“${label}”（${field}）`;
  return sentences.zh[error.problem](error, error.field === "" ? "记录" : name);
}

const longestPath = 100;

/** The path of a field, which a record may make as long as it likes. */
function pathText(path: string): string {
  return visibleText(cutText(path, longestPath));
}

type Sentences = { readonly [P in InputProblem]: (error: InputError, field: string) => string };

const sentences: { readonly [L in Language]: Sentences } = {
  en: {
    "not-a-record": ({ value, expected }, field) =>
      `${field} is ${shown(value, "en")}; expected an object with the facts of one ${String(expected)}`,
    "unknown-field": ({ value, near, field: name }, field) =>
      `there is no fact ${field} (given as ${shown(value, "en")})${didYouMean(near)}${looksOf(name, near, "en")}`,
    "repeated-field": ({ value }, field) =>
      `${field} is given more than once${value === undefined ? "" : ` (again as ${shown(value, "en")})`}`,
    "missing-field": ({ expected }, field) => `${field} is missing; expected ${formOf(expected, "en")}`,
    "wrong-value": ({ value, expected }, field) =>
      `${field} is ${shown(value, "en")}; expected ${formOf(expected, "en", value)}${advice(value, expected, "en")}`,
    "not-yes-or-no": ({ value }, field) =>
      `${field} is ${shown(value, "en")}; expected \`true\`, \`yes\`, \`1\` or \`是\`, else \`false\`, \`no\`, \`0\` or \`否\`${looksOfPlain(value, "en")}`,
    "unknown-value": ({ value, expected, near }, field) =>
      `${field} has the unknown value ${shown(value, "en")}` +
      (didYouMean(near) || `; expected ${formOf(expected, "en")}`) +
      looksOf(value, near, "en"),
    "repeated-item": ({ value, expected }, field) =>
      `${field} is a second ${String(expected)} of the name ${shown(value, "en")}`,
    "requirement-broken": ({ value, expected, field }) =>
      `the requirement \`${String(expected)}\` is not met` +
      after(
        "; see ",
        concerned(value).map(({ name }) => `\`${inside(field, name)}\``),
        ", ",
      ),
    "not-json": ({ value, expected }) => `not valid JSON at column ${String(expected)}: ${shown(value, "en")}`,
    "broken-json": ({ value, expected }) =>
      value === null
        ? "the JSON text ends too early"
        : `not valid JSON at ${String(expected)}: \`${visibleText(String(value))}\` is not expected there`,
    "cell-count": ({ value, expected }) =>
      `the row has ${value === 1 ? "1 cell" : `${String(value)} cells`}; expected ${String(expected)}, one a column`,
    "rounded-text": ({ value, expected }, field) =>
      `${field} is ${shown(value, "en")}${inCell(expected, "en")}: a spreadsheet has turned it into a rounded number, and its last digits are lost; ` +
      "make the column text before it is filled in",
    "failed-cell": ({ value, expected }, field) =>
      `${field} is ${shown(value, "en")}${inCell(expected, "en")}: a spreadsheet has put that for what it could not work out or show; ` +
      "mend the formula or widen the column, and save the table again",
    "no-expectation": () => "the row expects nothing; fill in a cell of a column `=> …`, or leave the row out",
    "unwritable-text": ({ value }, field) =>
      `${field} is ${shown(value, "en")}; no notice can hold a text with a line end, a hidden sign or quotation marks of both kinds`,
    "stray-quote": () =>
      'a quotation mark in this row is not closed, or stands inside a cell; expected it in pairs, and doubled (`""`) inside a cell',
  },
  zh: {
    "not-a-record": ({ value }, field) => `${field}为${shown(value, "zh")}，应为由字段和值组成的对象`,
    "unknown-field": ({ value, near, field: name }, field) =>
      `没有名为${field}的字段（所填值为${shown(value, "zh")}）${suggestion(near)}${looksOf(name, near, "zh")}`,
    "repeated-field": ({ value }, field) =>
      `字段${field}重复填写${value === undefined ? "" : `（再次填写的值为${shown(value, "zh")}）`}`,
    "missing-field": ({ expected }, field) => `缺少必填字段${field}，应填写${formOf(expected, "zh")}`,
    "wrong-value": ({ value, expected }, field) =>
      `字段${field}的值${shown(value, "zh")}无效，应填写${formOf(expected, "zh", value)}${advice(value, expected, "zh")}`,
    "not-yes-or-no": ({ value }, field) =>
      `字段${field}的值${shown(value, "zh")}无效，应填写“是”（也可写 true、yes、1）或“否”（也可写 false、no、0）${looksOfPlain(value, "zh")}`,
    "unknown-value": ({ value, expected, near }, field) =>
      `字段${field}没有${shown(value, "zh")}这一选项${suggestion(near) || `，应填写${formOf(expected, "zh")}`}` +
      looksOf(value, near, "zh"),
    "repeated-item": ({ value }, field) => `${field}的名称${shown(value, "zh")}与前面重复`,
    "requirement-broken": ({ value, expected, field, label }) =>
      `不符合要求“${String(expected)}”` +
      after(
        "，请核对",
        concerned(value).map((fact) => `“${inside(label, fact.label)}”（${inside(field, fact.name)}）`),
        "、",
      ),
    "not-json": ({ value, expected }) => `不是有效的 JSON，错误在第 ${String(expected)} 列：${shown(value, "zh")}`,
    "broken-json": ({ value, expected }) =>
      value === null
        ? "JSON 内容不完整，提前结束"
        : `不是有效的 JSON：${String(expected)} 处不应出现“${visibleText(String(value))}”`,
    "cell-count": ({ value, expected }) => `该行有 ${String(value)} 个单元格，应与表头一致，为 ${String(expected)} 个`,
    "rounded-text": ({ value, expected }, field) =>
      `字段${field}的值${shown(value, "zh")}${inCell(expected, "zh")}已被电子表格改成近似数，末几位数字已丢失，请先将该列设为文本格式再填写`,
    "failed-cell": ({ value, expected }, field) =>
      `字段${field}的值${shown(value, "zh")}${inCell(expected, "zh")}是电子表格无法计算或列宽不足时显示的符号，请修改公式或加宽该列后重新保存`,
    "no-expectation": () => "该行没有预期结果，请填写某个“=> …”列，或删去该行",
    "unwritable-text": ({ value }, field) =>
      `字段${field}的值${shown(value, "zh")}不能写入通知：文字中不能有换行、看不见的字符或两种引号`,
    "stray-quote": () => '该行的引号没有成对，或单元格内的引号没有写成两个（`""`）',
  },
};

/** Where a value stands in a spreadsheet, as far as that is known. */
function inCell(address: InputError["expected"], language: Language): string {
  if (typeof address !== "string") return "";
  return language === "en" ? ` (cell ${address})` : `（单元格 ${address}）`;
}

/** The facts that a broken requirement is about. */
function concerned(facts: unknown): readonly Member[] {
  return facts as readonly Member[];
}

/** Texts in a row behind a lead; nothing where there are none. */
function after(lead: string, texts: readonly string[], between: string): string {
  return texts.length === 0 ? "" : lead + texts.join(between);
}

function inside(place: string, name: string): string {
  return place === "" ? name : `${place}.${name}`;
}

function didYouMean(near: string | null): string {
  return near === null ? "" : `; did you mean \`${near}\`?`;
}

function suggestion(near: string | null): string {
  return near === null ? "" : `，是否应为“${near}”？`;
}

type FormTable = { readonly [K in ValueType["kind"]]: string };

const forms: { readonly [L in Language]: FormTable } = {
  en: {
    bool: "`true` or `false`",
    int: "a whole number",
    money: "an amount in yuan as text, such as `1070.00`",
    rate: "a rate as text, such as `0.9`",
    date: "a date that exists, in the form `2025-07-01`",
    duration: "a duration, such as `P3M` or `P60D`",
    text: "text",
    enum: "one of",
    set: "a list of values from",
    years: "a list of years, such as `[2024, 2025]`, from",
    series: 'an object from dates to whole numbers, such as `{"2024-10-31": 120}`',
    list: "a list of",
    texts: "a list of texts",
  },
  zh: {
    bool: "“是”（true）或“否”（false）",
    int: "整数",
    money: "以元为单位的金额，如 1070.00",
    rate: "比例，如 0.9",
    date: "实际存在的日期，格式如 2025-07-01",
    duration: "时长，如 P3M（3 个月）或 P60D（60 天）",
    text: "文字",
    enum: "以下选项之一：",
    set: "以下选项中的一项或多项：",
    years: "年度列表，如 [2024, 2025]，自",
    series: '日期与整数的对应关系，如 {"2024-10-31": 120}',
    list: "列表：",
    texts: "文字列表",
  },
};

/** The form of a value of a type, in words; with its range where the value has the form and only lies outside. */
function formOf(expected: InputError["expected"], language: Language, value: unknown = undefined): string {
  if (expected === null || typeof expected === "string") return expected ?? "";
  const form = forms[language][expected.kind];
  switch (expected.kind) {
    case "int":
    case "money":
    case "date":
      return form + rangeWords(expected.kind, expected.range, value, language);
    case "enum":
    case "set":
      return language === "en" ? `${form} ${options(expected.members, "en")}` : form + options(expected.members, "zh");
    case "years": {
      const { from, to } = expected.range;
      return `${form} ${from} ${language === "en" ? "to" : "至"} ${to}`;
    }
    case "list":
      return language === "en" ? `${form} ${expected.entity.name} records` : form + expected.entity.label;
    case "series":
      return expected.by === "date" ? form : form.replace("2024-10-31", "2024-10");
    default:
      return form;
  }
}

/** A bound that every number and amount has is not worth a word; days are told only where one lies outside. */
function rangeWords(kind: RangedKind, range: Range | undefined, value: unknown, language: Language): string {
  if (range === undefined || (kind === "date" && parseDay(writtenText(value)) === null)) return "";
  const most = kind === "int" ? mostInt : kind === "money" ? mostFen : Infinity;
  const from = range.from === -most ? null : formatBound(kind, range.from);
  const to = range.to === most ? null : formatBound(kind, range.to);
  if (kind === "date") return language === "en" ? `, from ${from} to ${to}` : `，自 ${from} 至 ${to}`;
  if (language === "zh") return after("，不小于 ", present(from), "") + after("，不大于 ", present(to), "");
  if (from !== null && to !== null) return `, ${from} to ${to}`;
  return after(", ", present(from), "") + (from === null ? "" : " or more") + after(", at most ", present(to), "");
}

function present(text: string | null): readonly string[] {
  return text === null ? [] : [text];
}

const mostOptions = 12;

function options(members: readonly Member[], language: Language): string {
  const listed = members.slice(0, mostOptions);
  const more = members.length > mostOptions;
  if (language === "zh") return listed.map(({ label }) => label).join("、") + (more ? " 等" : "");
  return listed.map(({ name }) => `\`${name}\``).join(", ") + (more ? ", …" : "");
}

/** What is to be done with the value, where that is plain. */
function advice(value: unknown, expected: InputError["expected"], language: Language): string {
  if (expected === null || typeof expected === "string") return "";
  switch (expected.kind) {
    case "date":
      return meant(meantDate(value, expected.range), language) + looksOfPlain(value, language);
    case "text":
      return isExact(value) ? inQuotes(String(value), language) : "";
    case "int":
      return isLongNumber(writtenText(value).trim()) ? tooLong[language] : looksOfPlain(value, language);
    case "money":
    case "rate":
    case "duration":
      return looksOfPlain(value, language);
    default:
      return "";
  }
}

/** A text or a number as it is written, else nothing: an object may hold anything as its own `toString`, and be nested to any depth. */
function writtenText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || value instanceof InexactNumber ? String(value) : "";
}

/** Whether the digits shown of a number are those that were written. */
function isExact(value: unknown): boolean {
  return value instanceof InexactNumber || (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER);
}

/** Whether a text is a whole number of more digits than one may have, and be they millions. */
function isLongNumber(text: string): boolean {
  return /^-?\d{13}/.test(text) && !/\D/.test(text.slice(1));
}

/** See `mostInt`. */
const tooLong = { en: ", of at most 12 digits", zh: "，不超过 12 位" } as const;

function inQuotes(digits: string, language: Language): string {
  if (digits.length > mostCharacters) return language === "en" ? "; write it in quotes" : "，请加上引号";
  return language === "en" ? `; write it in quotes: \`"${digits}"\`` : `，请加上引号，写作 "${digits}"`;
}

function meant(date: string | null, language: Language): string {
  if (date === null) return "";
  return language === "en" ? `; did you mean \`${date}\`?` : `，是否应为 ${date}？`;
}

const spreadsheetEpoch = dayOf(1899, 12, 30);
const likelySerials = { from: 10_000, to: 80_000 };

/** The date that was meant by `2025/7/1`, `2025年7月1日`, `20250701` or a spreadsheet's day number. */
function meantDate(value: unknown, range: Range | undefined): string | null {
  const date = dateIn(value);
  const day = date === null ? null : parseDay(date);
  return date === value || day === null || !inRange(range, day) ? null : date;
}

function dateIn(value: unknown): string | null {
  const text = plainText(writtenText(value)).trim();
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0?0:00(?::00)?)?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (parts !== null) return `${parts[1]}-${parts[2]!.padStart(2, "0")}-${parts[3]!.padStart(2, "0")}`;
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  return serial >= likelySerials.from && serial <= likelySerials.to ? formatDay(spreadsheetEpoch + serial) : null;
}

/** More look-alikes than these are not told. */
const mostLookAlikes = 3;

/** Which signs of a value only look like those of the name that was meant, which a reader cannot see. */
export function looksOf(value: unknown, meant: string | null, language: Language): string {
  return typeof value === "string" && meant !== null ? looksText(lookAlikes(value, meant), language) : "";
}

/** The same of a value that is written in plain signs. */
function looksOfPlain(value: unknown, language: Language): string {
  return typeof value === "string" ? looksText(lookAlikes(value), language) : "";
}

function looksText(found: readonly LookAlike[], language: Language): string {
  const told = found.slice(0, mostLookAlikes).map(({ sign, plain }) => {
    const code = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
    if (plain === " ") return language === "en" ? `${code} looks like a space` : `${code} 形似空格`;
    return language === "en" ? `${code} looks like \`${plain}\`` : `${code} 形似“${plain}”`;
  });
  if (told.length === 0) return "";
  return language === "en" ? ` (in it ${told.join(", ")})` : `（其中 ${told.join("，")}）`;
}

const mostCharacters = 40;

/** A value as it was given, on one line and cut short where it is long. */
function shown(value: unknown, language: Language): string {
  if (value === undefined) return language === "en" ? "nothing" : "空";
  const isNumber = value instanceof InexactNumber;
  if (typeof value === "object" && value !== null && !isNumber)
    return Array.isArray(value) ? shownList(value, language) : "{…}";
  const cut = cutText(String(value), mostCharacters);
  if (typeof value !== "string") return cut;
  const quoted = visibleText(JSON.stringify(cut));
  return language === "en" ? quoted : `“${quoted.slice(1, -1)}”`;
}

function shownList(items: readonly unknown[], language: Language): string {
  const scalars = items.length <= 3 && items.every((item) => typeof item !== "object" || item === null);
  return scalars ? `[${items.map((item) => shown(item, language)).join(", ")}]` : "[…]";
}
