/** What a notice says of itself above its first clause, and where it is signed. */
import { dateLine } from "./imprint.ts";
import { readLines } from "./lines.ts";
import { numberOf } from "./numerals.ts";

/** What could be found of it; null is what could not. */
export interface NoticeHead {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly number: string | null;
  /** Like `2025-11-28`. */
  readonly issued: string | null;
  /** The year that its title names. */
  readonly year: number | null;
}

/** The head of a notice has few lines. */
const longestHead = 16;
const addressee = /^[^。]{2,80}[：:]$/u;
const numberPattern = /\p{Script=Han}{2,12}\s*[〔[［【(（]\s*\d{4}\s*[〕\]］】)）]\s*\d+\s*号/u;
const titleEnd = /(?:通知|通告|公告|方案|办法|意见|规定|细则|决定|批复|函)(?:[（(][^（()）]*[)）])?$/u;

/** Reads the head of a notice's text. */
export function readHead(text: string): NoticeHead {
  const lines = readLines(text).map((line) => line.text);
  const to = lines.findIndex((line) => addressee.test(line));
  const head = lines.slice(0, to < 0 ? longestHead : Math.min(to, longestHead));
  const { title, issuer } = readTitle(head);
  const number = head.map((line) => numberPattern.exec(line)?.[0]).find((found) => found !== undefined);
  const year = /(\d{4})年/u.exec(title ?? "")?.[1];
  return {
    title,
    issuer,
    number: number === undefined ? null : withoutSpace(number),
    issued: lines.filter((line) => dateLine.test(line)).map(dateIn)[0] ?? null,
    year: year === undefined ? null : Number(year),
  };
}

/** The title runs over lines from the one with 关于; whoever issues it stands before that word, or above. */
function readTitle(head: readonly string[]): Pick<NoticeHead, "title" | "issuer"> {
  const first = head.findIndex((line) => line.includes("关于"));
  if (first < 0) return { title: null, issuer: null };
  const rest = head.slice(first).map(withoutSpace);
  const last = rest.findIndex((line) => titleEnd.test(line));
  const title = rest.slice(0, last < 0 ? 1 : last + 1).join("");
  const before = title.slice(0, title.indexOf("关于"));
  const above = withoutSpace(head[first - 1] ?? "");
  const issuer = before !== "" ? before : numberPattern.test(above) ? "" : above;
  return { title, issuer: issuer === "" ? null : issuer };
}

function withoutSpace(text: string): string {
  return text.replace(/\s/gu, "");
}

const digits = "〇一二三四五六七八九";

/** The date of a line, in figures or in Chinese numerals; null where it is none of the calendar. */
function dateIn(line: string): string | null {
  const plain = withoutSpace(line).normalize("NFKC").replace(/[○零]/gu, "〇");
  const [, year, month, day] = /^(.+)年(.+)月(.+)日/u.exec(plain) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const figures = [
    year.replace(/[〇一二三四五六七八九]/gu, (sign) => String(digits.indexOf(sign))),
    figure(month),
    figure(day),
  ];
  const date = figures.map((each, index) => each.padStart(index === 0 ? 4 : 2, "0")).join("-");
  return /^\d{4}-\d{2}-\d{2}$/u.test(date) && !Number.isNaN(Date.parse(date)) ? date : null;
}

/** `十一` and `11` as `11`. */
function figure(text: string): string {
  return /^\d+$/u.test(text) ? text : String(numberOf(text));
}
