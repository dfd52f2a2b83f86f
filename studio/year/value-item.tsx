import type { OpenFigure, OpenValue } from "../../api/index.ts";
import { called } from "../shared/named.ts";
import { language, say } from "../state/language.ts";
import { showPlace } from "../state/place.ts";
import { confirm, putFigure, refusal } from "./answering.ts";
import { pointedAt } from "./clause-text.tsx";
import { kindWords } from "./kinds.ts";
import { TypedFigure } from "./typed-figure.tsx";

interface ValueItemProps {
  readonly path: string;
  readonly value: OpenValue;
  /** Whether its clause has no other, so that the clause's own button confirms it. */
  readonly isAlone: boolean;
  readonly isWaiting: boolean;
}

/** Something that is open: its figures with what the text offers for each, or what it says as it stands. */
export function ValueItem({ path, value, isAlone, isWaiting }: ValueItemProps) {
  const { kind, named, words, figures, place } = value;
  const name = called(named);
  const refused = refusal.value?.start === place.start ? refusal.value.message : null;
  return (
    <li class="value" tabIndex={-1}>
      <p class="name">
        <b>{name === "" ? say(kindWords[kind]) : name}</b>
        {name === "" ? null : <small>{say(kindWords[kind])}</small>}
        <button type="button" class="quiet" onClick={() => showPlace({ path, start: place.start, end: place.start })}>
          {say({ zh: `第 ${place.line} 行`, en: `line ${place.line}` })}
        </button>
        {isAlone ? null : (
          <button type="button" aria-disabled={isWaiting} onClick={() => isWaiting || void confirm(path, [value])}>
            {figures.length > 1
              ? say({ zh: "各项无误，确认", en: "All of this holds" })
              : say({ zh: "照旧，确认", en: "Stays as it is" })}
            <span class="hidden"> {name}</span>
          </button>
        )}
      </p>
      {figures.length === 1 ? null : <code>{words}</code>}
      {figures.map((figure) => (
        <FigureLine key={figure.place.start} path={path} value={value} figure={figure} isWaiting={isWaiting} />
      ))}
      {refused === null ? null : (
        <p role="alert" class="fault">
          {refused}
        </p>
      )}
    </li>
  );
}

interface FigureLineProps {
  readonly path: string;
  readonly value: OpenValue;
  readonly figure: OpenFigure;
  readonly isWaiting: boolean;
}

/** One figure: as the file has it, then what the text offers, then another that is typed. */
function FigureLine({ path, value, figure, isWaiting }: FigureLineProps) {
  const put = (text: string): void => {
    if (isWaiting) return;
    pointedAt.value = null;
    void putFigure(path, value, { start: figure.place.start, text });
  };
  const now = figure.written[language.value];
  return (
    <div class="figure">
      <span>
        {isMoved(value, figure)
          ? say({ zh: "由去年顺延：", en: "moved from last year: " })
          : say({ zh: "去年：", en: "last year: " })}
        <b>{now}</b>
      </span>
      {figure.offered.map((offered) => (
        <button
          key={offered.written.en}
          type="button"
          class={offered.isUnchanged ? "offered unchanged" : "offered"}
          aria-disabled={isWaiting}
          title={
            offered.place === null
              ? undefined
              : `${offered.place.before}【${offered.written.zh}】${offered.place.after}`
          }
          onClick={() => put(offered.written[language.value])}
          onPointerEnter={() => (pointedAt.value = offered.place)}
          onPointerLeave={() => (pointedAt.value = null)}
          onFocus={() => (pointedAt.value = offered.place)}
          onBlur={() => (pointedAt.value = null)}
        >
          {offered.written[language.value]}{" "}
          <small>
            {offered.isUnchanged
              ? say({ zh: "原文相同", en: "the text says the same" })
              : say({ zh: "原文", en: "in the text" })}
            {offered.place === null || offered.place.clause === value.textClause ? "" : ` ${offered.place.clause}`}
          </small>
        </button>
      ))}
      <TypedFigure now={now} isWaiting={isWaiting} onText={put} />
    </div>
  );
}

/** Dates were moved by the years between; the day of issue and all else stand as they did. */
function isMoved({ kind: of }: OpenValue, { kind }: OpenFigure): boolean {
  return of !== "issued" && (kind === "date" || kind === "range");
}
