import type { Json, Question } from "../../api/index.ts";
import { readDate } from "../shared/dates.ts";
import { say } from "../state/language.ts";

type Row = readonly [at: string, count: Json];

/** A number for each of some dates or months. */
export function SeriesInput({
  question,
  answer,
  onChange,
}: {
  readonly question: Question;
  readonly answer: Json | undefined;
  readonly onChange: (answer: Json | undefined) => void;
}) {
  const rows: readonly Row[] = Object.entries((answer ?? question.default ?? {}) as Readonly<Record<string, Json>>);
  const put = (changed: readonly Row[]): void => onChange(Object.fromEntries(changed));
  const replace = (index: number, row: Row): void => put(rows.map((each, at) => (at === index ? row : each)));
  const isByDate = question.by === "date";
  return (
    <span class="series">
      {rows.map(([at, count], index) => (
        <span key={index}>
          <input
            type="text"
            aria-label={isByDate ? say({ zh: "日期", en: "Date" }) : say({ zh: "月份", en: "Month" })}
            placeholder={isByDate ? "2025-03-01" : "2025-03"}
            defaultValue={at}
            onChange={({ currentTarget: { value } }) => replace(index, [isByDate ? readDate(value) : value, count])}
          />
          <input
            type="text"
            inputMode="numeric"
            aria-label={say({ zh: "数量", en: "Number" })}
            value={String(count)}
            onInput={({ currentTarget: { value } }) =>
              replace(index, [at, /^\d{1,12}$/u.test(value) ? Number(value) : value])
            }
          />
          <button type="button" onClick={() => put(rows.filter((_, other) => other !== index))}>
            {say({ zh: "删除", en: "Remove" })}
          </button>
        </span>
      ))}
      <button type="button" onClick={() => put([...rows, ["", 0]])}>
        {say({ zh: "增加一项", en: "Add one" })}
      </button>
    </span>
  );
}
