/** A folder with a vocabulary and two notices, as an editor opens it. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const vocabulary = `vocabulary library "图书馆"

enumeration Kind "类别"
  student "学生"
  worker  "职工"

main entity reader "读者"
  fact bornOn "出生日期": date
  fact kinds  "类别列表": set of Kind default {}

  decision fee "费用": money
`;

export const notice = `notice fees-2025 "收费办法"
  issued 2024-12-01
  year   2025
  uses   library

# Who pays.
# And how much.
clause 一 "收费"
  parameter base "基准费": 20 yuan

  define older(limit) "年满": fullYears(bornOn, yearStart) >= limit

  rule fee
    is base

  rule fee notwithstanding 一
    when kinds has student or older(60)
    is 0 yuan

  example "学生"
    given bornOn: 2005-05-01, kinds: {student}
    expect fee: 0 yuan

  example "职工"
    given bornOn: 1990-05-01, kinds: {worker}
    expect fee: 30 yuan
`;

export const other = `通知 fees-2026 “收费办法”
  印发日期 2025年12月1日
  年度     2026
  采用     library

条款 一 “收费”
  规则 费用
    为 20元

  规则 费用 不受 一 限制
    当 类别列表 包含 职工
    为 10元
`;

/** The files on the disk, and their addresses. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "pol-editor-")));

  constructor() {
    this.write("library", vocabulary);
    this.write("fees-2025", notice);
    this.write("fees-2026", other);
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.path, `${name}.pol`), text);
  }

  uri(name: string): string {
    return pathToFileURL(join(this.path, `${name}.pol`)).href;
  }

  /** A text in which this folder's own place is left out. */
  shown(value: unknown): unknown {
    return JSON.parse(
      JSON.stringify(value ?? null)
        .replaceAll(`${pathToFileURL(this.path).href}/`, "")
        .replaceAll(`${this.path}/`, ""),
    );
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
