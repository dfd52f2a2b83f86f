import type { Archive } from "./archive.ts";
import { readXml } from "./xml.ts";

/** The formats that have a number of their own and show a date, with or without a time: those of China among them. */
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
];

/** Which styles of cells show a number as a date, by their index. */
export async function readDateStyles(archive: Archive, part: string | null): Promise<readonly boolean[]> {
  const own = new Map<number, string>();
  const formats: number[] = [];
  const open: string[] = [];
  if (part === null) return [];
  await readXml(archive.read(part), {
    open(name, { numFmtId, formatCode }) {
      const inside = open.at(-1);
      if (name === "numFmt" && inside === "numFmts") own.set(Number(numFmtId), formatCode ?? "");
      if (name === "xf" && inside === "cellXfs") formats.push(Number(numFmtId ?? 0));
      open.push(name);
    },
    close: () => open.pop(),
  });
  return formats.map((format) => {
    const code = own.get(format);
    return code === undefined ? builtInDates.some(([from, to]) => format >= from && format <= to) : showsDate(code);
  });
}

/** Whether a format shows a year or a day, or a month: an `m` beside hours or seconds means minutes. */
export function showsDate(code: string): boolean {
  const [positive = ""] = code.split(";", 1);
  const signs = positive
    .replace(/"[^"]*"|\\.|_.|\*./gu, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, "")
    .toLowerCase();
  if (/general|0|#|@/u.test(signs)) return false;
  return /[yd]/u.test(signs) || (/m/u.test(signs) && !/[hs]/u.test(signs));
}
