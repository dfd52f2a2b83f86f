import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ClausesOfNotice, TextClause, UnknownClause } from "../../../api/index.ts";
import { say } from "../../state/language.ts";
import { type Cursor, cursor, showPlace } from "../../state/place.ts";
import { begin, markNarrative, remark, showInFile } from "./clause-edits.ts";
import { markOf, markWords } from "./states.ts";

/** The clause that was shown last by a press on the counts. */
const shown = signal<string | null>(null);

/** Shows the next of some clauses, the first after the last. */
export function showClause(clauses: readonly TextClause[]): void {
  const next = clauses[(clauses.findIndex(({ id }) => id === shown.peek()) + 1) % clauses.length];
  shown.value = next?.id ?? null;
}

/** The clause of the file that an offset is in: the last that begins before it. */
function clauseAt(at: Cursor | null, path: string, clauses: readonly TextClause[]): string | null {
  if (at?.path !== path) return null;
  const before = clauses.filter(({ place }) => place !== null && place.start <= at.offset);
  return before.reduce<TextClause | null>(laterInFile, null)?.id ?? null;
}

function laterInFile(one: TextClause | null, other: TextClause): TextClause {
  return one !== null && one.place!.start >= other.place!.start ? one : other;
}

interface NoticeTextProps extends ClausesOfNotice {
  readonly path: string;
  readonly text: string;
}

/** The text, clause by clause: the one in which the cursor is in the file is marked. */
export function NoticeText({ path, text, clauses, unknown }: NoticeTextProps) {
  const here = clauseAt(cursor.value, path, clauses);
  const head = text.slice(0, clauses[0]?.start ?? text.length);
  return (
    <div class="text">
      {head.trim() === "" ? null : <p class="head">{head.trim()}</p>}
      {clauses.map((clause) => (
        <Clause
          key={clause.id}
          path={path}
          whole={text}
          clause={clause}
          isHere={here === clause.id}
          isShown={shown.value === clause.id}
        />
      ))}
      <UnknownClauses path={path} unknown={unknown} />
    </div>
  );
}

interface ClauseProps {
  readonly path: string;
  readonly whole: string;
  readonly clause: TextClause;
  /** Whether the cursor is in it. */
  readonly isHere: boolean;
  readonly isShown: boolean;
}

function Clause({ path, whole, clause, isHere, isShown }: ClauseProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isHere || isShown) element.current?.scrollIntoView({ block: "nearest" });
  }, [isHere, isShown]);
  const { id, title, start, end, state, place } = clause;
  const mark = markOf(clause);
  const show = (): void => {
    if (place !== null) void showInFile(path, whole, id);
    else shown.value = id;
  };
  // A double click selects words of the text, to be copied.
  const pressed = (): void => {
    if (getSelection()?.isCollapsed !== false) show();
  };
  return (
    <article ref={element} class={`clause ${mark}`} aria-current={isHere ? "true" : undefined} data-clause={id}>
      <button
        type="button"
        class={`mark ${mark}`}
        aria-label={`${id} ${title ?? ""} ${say(markWords[mark])}`}
        onClick={show}
      >
        {say(markWords[mark])}
      </button>
      <p onClick={pressed}>{whole.slice(start, end).trim()}</p>
      <div class="actions">
        {state === "missing" ? (
          <button type="button" onClick={() => begin(path, whole, [id])}>
            {say({ zh: "开始编写", en: "Begin" })}
          </button>
        ) : null}
        {state === "missing" || state === "empty" ? (
          <button type="button" onClick={() => markNarrative(path, whole, id, state === "missing")}>
            {say({ zh: "无需计算", en: "Narrative" })}
          </button>
        ) : null}
        {mark === "changed" ? (
          <button type="button" onClick={() => remark(path, whole, id, "fingerprint")}>
            {say({ zh: "已按现文核对", en: "Checked against this text" })}
          </button>
        ) : null}
      </div>
    </article>
  );
}

/** Clauses of the file that the text has not: left over, or wrongly numbered. */
function UnknownClauses({ path, unknown }: { readonly path: string; readonly unknown: readonly UnknownClause[] }) {
  if (unknown.length === 0) return null;
  return (
    <div class="unknown">
      <h3>{say({ zh: "文件中有、原文中没有的条款", en: "Clauses of the file that the text has not" })}</h3>
      {unknown.map(({ id, title, place }) => (
        <button key={id} type="button" onClick={() => showPlace({ path, start: place.start, end: place.start })}>
          {id} {title}
        </button>
      ))}
    </div>
  );
}
