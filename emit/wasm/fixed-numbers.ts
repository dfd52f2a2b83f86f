/** What stands at the beginning of the module's memory: the entries of tables and the lists of working days. */
import { type Day } from "../../runtime/date.ts";
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import type { Lane } from "../columnar/form.ts";
import type { WorkdayLists } from "./workdays-text.ts";

const alignment = Float64Array.BYTES_PER_ELEMENT;

/** Numbers that are placed one after the other, equal lists once. */
export class FixedNumbers {
  readonly #placed = new Map<string, number>();
  readonly #bytes: number[] = [];
  #calendar: WorkdayCalendar | null = null;

  /** The byte behind all of it, where other numbers may begin. */
  get end(): number {
    return Math.ceil(this.#bytes.length / alignment) * alignment;
  }

  /** The byte at which the entries of a table begin, of 32 bits or doubles. */
  entries(entries: readonly number[], lane: Lane): number {
    return this.#place(lane === "float64" ? new Float64Array(entries) : new Int32Array(entries));
  }

  /** The one calendar that a program goes by. */
  useCalendar(calendar: WorkdayCalendar): void {
    this.#calendar = calendar;
  }

  /** Where the lists of the calendar stand; empty ones where there is none. */
  workdayLists(): WorkdayLists {
    const list = (days: readonly Day[]): WorkdayLists["off"] => ({
      offset: this.#place(new Int32Array(days)),
      count: days.length,
    });
    return { off: list(this.#calendar?.off ?? []), worked: list(this.#calendar?.worked ?? []) };
  }

  /** All of it as text of the module's format. */
  text(): string {
    return this.#bytes.map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
  }

  #place(numbers: Int32Array | Float64Array): number {
    const bytes = new Uint8Array(numbers.buffer);
    const key = bytes.join(" ");
    const known = this.#placed.get(key);
    if (known !== undefined) return known;
    while (this.#bytes.length < this.end) this.#bytes.push(0);
    const offset = this.#bytes.length;
    this.#placed.set(key, offset);
    this.#bytes.push(...bytes);
    return offset;
  }
}
