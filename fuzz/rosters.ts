/** Damaged rosters: one bad row costs nothing to the others, and each is decided or refused. */
import { Readable } from "node:stream";
import { readRoster, type FormatName, type RosterRecord } from "../cli/roster/roster.ts";
import { entitySchema } from "../ir/schema.ts";
import type { EntitySchema } from "../runtime/schema.ts";
import { notices } from "./corpus.ts";
import { demand, type Failure, failureOf } from "./failure.ts";
import { random, type Random } from "./random.ts";

const schema: EntitySchema = entitySchema(notices()[0]!, "person");

const signs = [..."\"'“”,;\t|{}[]:=+-@\\ 　é张", "\u2028", "\u202e", "\u0085", "\0", "\ufeff", '""', '","', "3.5E+17"];

/** A roster of some rows, one of which is damaged; null where every promise held. */
export async function tryRoster(seed: number): Promise<Failure | null> {
  const draw = random(seed);
  const format: FormatName = draw.pick(["csv", "jsonl", "json"] as const);
  const rows = Array.from({ length: 1 + draw.below(6) }, (_, index) => drawRow(format, index, draw));
  const place = draw.below(rows.length);
  const damagedRows = rows.with(place, withDamage(rows[place]!, draw));
  const text = textOf(format, damagedRows, draw.pick(["\n", "\r\n"]));
  try {
    const [before, after] = [await read(format, textOf(format, rows, "\n")), await read(format, text)];
    // A broken row of a JSON list may come out as two.
    const surplus = format === "json" ? Math.max(after.length - rows.length, 0) : 0;
    demand(after.length - surplus === rows.length, `every row is accounted for: ${after.length} of ${rows.length}`);
    rows.forEach((_, index) =>
      demand(
        index === place ||
          JSON.stringify(after[index < place ? index : index + surplus]!.parsed) ===
            JSON.stringify(before[index]!.parsed),
        `row ${index + 1} is read as if row ${place + 1} were sound`,
      ),
    );
    return null;
  } catch (error) {
    return failureOf(seed, text, error);
  }
}

async function read(format: FormatName, text: string): Promise<readonly RosterRecord[]> {
  const records: RosterRecord[] = [];
  for await (const batch of readRoster(Readable.from([Buffer.from(text)]), format, schema)) {
    demand(batch.problems.length === 0, `the file is read to its end: ${JSON.stringify(batch.problems)}`);
    records.push(...batch.records);
  }
  return records;
}

function drawRow(format: FormatName, index: number, { below, pick }: Random): string {
  const cells = [
    `r${index}`,
    `19${50 + below(50)}-0${1 + below(9)}-1${below(10)}`,
    pick(["是", "否", ""]),
    pick(["localHukou", ""]),
  ];
  const [id, birthDate, married, standing] = cells;
  return format === "csv"
    ? cells.map((cell) => (below(4) === 0 ? `"${cell}"` : cell)).join(",")
    : JSON.stringify({ id, birthDate, married: married === "是", standing: standing === "" ? [] : [standing] });
}

/** One or two signs in a row, or a piece of it taken away; it stays one row with something in it. */
function withDamage(row: string, { below, pick }: Random): string {
  let result = row;
  for (let count = 1 + below(2); count > 0; count--) {
    const place = below(result.length + 1);
    const cut = below(2) === 0 ? 0 : 1 + below(3);
    result = result.slice(0, place) + pick([...signs, ""]) + result.slice(place + cut);
  }
  return /[^\s,"\ufeff]/u.test(result) ? result : row;
}

function textOf(format: FormatName, rows: readonly string[], lineEnd: string): string {
  if (format === "json") return `[${lineEnd}${rows.join(`,${lineEnd}`)}${lineEnd}]${lineEnd}`;
  const header = format === "csv" ? ["id,birthDate,married,standing"] : [];
  return [...header, ...rows, ""].join(lineEnd);
}
