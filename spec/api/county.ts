/** A vocabulary and two notices of a few lines, as texts in memory. */
import { compile, memoryHost, type MemoryHost, type Notice } from "../../api/index.ts";

export const vocabulary = `vocabulary library "图书馆"

enumeration Actor "职责主体"
  desk "服务台"

enumeration Event "事件"
  closing "闭馆"

entity reader "读者"
  fact id  "编号": text
  fact age "年龄": int from 0 to 120
  fact card "有证": bool

  decision fee "费用": money
`;

/** A notice of a year; readers from an age on pay a fee. */
export const noticeOf = (year: number, age: number, fee: number): string => `notice fees-${year} "收费办法"
  issued ${year - 1}-12-01
  year   ${year}
  uses   library

clause 一 "收费"
  rule fee
    is 0 yuan

  rule fee notwithstanding 一
    when age >= ${age} and not card
    is ${fee} yuan

  duty desk "公布费用" due within 5 days after event closing

  example "大人"
    given id: "1", age: 30, card: no
    expect fee: ${fee} yuan

  example "小孩"
    given id: "2", age: 3, card: no
    expect fee: 1 yuan
`;

/** The texts of a small county. */
export function countyHost(): MemoryHost {
  return memoryHost({
    "county/library.pol": vocabulary,
    "county/fees-2025.pol": noticeOf(2025, 18, 20),
    "county/fees-2026.pol": noticeOf(2026, 16, 20),
  });
}

/** The notice of a year. */
export function noticeIn(host: MemoryHost, year: number): Notice {
  const { notice, diagnostics } = compile(`county/fees-${year}.pol`, host);
  if (notice === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return notice;
}
