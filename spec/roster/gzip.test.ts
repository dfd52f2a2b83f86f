/** Rosters that are packed by gzip, in and out. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeRoster } from "../../cli/roster/roster.ts";
import { FileBytes } from "../../cli/roster/byte-source.ts";
import { TextSource } from "../../roster/text-source.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import { county, run } from "../cli/pol-run.ts";

const policy = `${county}/county-2025.pol`;
const roster = readFileSync(`${county}/residents.csv`);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "gzip-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const decide = (input: string, ...options: string[]) => run(["run", policy, "--input", input, ...options]);

describe("a packed roster", () => {
  test("is decided as the same one unpacked, whatever its format", async () => {
    const plain = await decide(`${county}/residents.csv`);
    const packed = await decide(file("residents.csv.gz", gzipSync(roster)));
    expect(packed.stdout).toBe(plain.stdout);
    expect(packed.stdout).toContain("A2,late,");
    expect(packed.code).toBe(plain.code);
    const json = readFileSync(`${county}/resident.json`);
    expect(await decide(file("one.JSON.GZ", gzipSync(json)))).toEqual(await decide(`${county}/resident.json`));
  });

  test("may be packed in parts, and be called as if it were not packed", async () => {
    const parts = Buffer.concat([gzipSync(roster.subarray(0, 40)), gzipSync(roster.subarray(40))]);
    expect((await decide(file("people.csv", parts))).stdout).toBe((await decide(`${county}/residents.csv`)).stdout);
  });

  test.each([
    [
      "breaks off",
      gzipSync(roster).subarray(0, -12),
      "this gzip file breaks off before its end",
      "gzip 压缩文件不完整",
    ],
    ["is something else", roster, "this is not a gzip file, or it is damaged", "文件不是 gzip 压缩文件或已损坏"],
    ["is damaged", damaged(gzipSync(roster)), "this is not a gzip file, or it is damaged", "文件不是 gzip 压缩文件"],
  ])("that %s is refused, and leaves no output", async (_, bytes, english, chinese) => {
    const input = file("residents.csv.gz", bytes);
    const { code, stderr } = await decide(input, "--output", join(folder, "out.csv"));
    expect([code, stderr]).toEqual([2, expect.stringContaining(`error: ${input}: ${english}`)]);
    expect((await decide(input, "--lang", "zh")).stderr).toContain(chinese);
    expect(readdirSync(folder)).toEqual(["residents.csv.gz"]);
  });
});

/** The checksum at the end no longer agrees. */
function damaged(bytes: Buffer): Buffer {
  bytes[bytes.length - 8]! ^= 1;
  return bytes;
}

test("bytes may come one at a time", async () => {
  const bytes = [...gzipSync(roster)].map((byte) => Buffer.from([byte]));
  const source = new TextSource(new FileBytes(Readable.from(bytes)));
  let text = "";
  for await (const piece of source.pieces()) text += piece;
  expect([text, source.problem, source.bytesRead]).toEqual([roster.toString(), null, bytes.length]);
});

describe("an output called .gz", () => {
  test("is packed, and has what it would have unpacked", async () => {
    const path = join(folder, "decided.jsonl.gz");
    await decide(`${county}/residents.csv`, "--output", path);
    await decide(`${county}/residents.csv`, "--output", join(folder, "decided.jsonl"));
    expect(gunzipSync(readFileSync(path)).toString()).toBe(readFileSync(join(folder, "decided.jsonl"), "utf8"));
  });

  test("is not there when it was given up, nor where there is no folder for it", async () => {
    const writer = writeRoster(join(folder, "out.json.gz"), "json", nothing);
    await writer.write([{ id: "a", outcome: {} }]);
    await writer.abort();
    expect(await writer.write([{ id: "b", outcome: {} }])).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    const lost = writeRoster(join(folder, "none", "out.json.gz"), "json", nothing);
    await lost.write([{ id: "a", outcome: {} }]);
    await lost.finish();
    expect(lost.problem).toEqual({ problem: "missing-folder" });
  });
});

const nothing: EntitySchema = { name: "thing", label: "物", facts: [], decisions: [], requirements: [] };
