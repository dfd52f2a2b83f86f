import { useEffect, useRef } from "preact/hooks";
import type { OpenValue } from "../../api/index.ts";
import { say } from "../state/language.ts";
import { confirm } from "./answering.ts";
import type { ClauseOfText, OpenFile } from "./calls.ts";
import { ClauseCard } from "./clause-card.tsx";
import { ClauseChanges } from "./clause-changes.tsx";
import { mostOpen, noteOpen } from "./progress.ts";
import { canStepBack, stepBack } from "./steps.ts";

interface GuideProps {
  readonly path: string;
  readonly open: OpenFile;
  readonly pending: boolean;
}

/** The values that are open, clause by clause beside the new text, and how many are left. */
export function Guide({ path, open, pending }: GuideProps) {
  const cards = cardsOf(open.values);
  const list = useRef<HTMLDivElement>(null);
  useFocusOnNext(list.current, open.values.length);
  return (
    <>
      <Progress path={path} open={open.values} />
      {open.matches === null ? null : <ClauseChanges path={path} matches={open.matches} />}
      <div class="cards" ref={list} aria-busy={pending}>
        {cards.map((values) => (
          <ClauseCard
            key={keyOf(values[0]!)}
            path={path}
            values={values}
            text={textOf(values[0]!, open.clauses)}
            hasText={open.matches !== null}
            pending={pending}
          />
        ))}
      </div>
    </>
  );
}

function keyOf({ clause }: OpenValue): string {
  return clause?.id ?? "";
}

/** The values by their clauses, in the order of the file. */
function cardsOf(values: readonly OpenValue[]): readonly (readonly OpenValue[])[] {
  const cards = new Map<string, OpenValue[]>();
  for (const value of values) cards.set(keyOf(value), [...(cards.get(keyOf(value)) ?? []), value]);
  return [...cards.values()];
}

function textOf({ textClause }: OpenValue, clauses: readonly ClauseOfText[]): ClauseOfText | null {
  return clauses.find(({ id }) => id === textClause) ?? null;
}

/** Once a value is answered, the keyboard is where the next one stands in its place. */
function useFocusOnNext(list: HTMLElement | null, open: number): void {
  const last = useRef<{ readonly open: number; readonly index: number }>({ open, index: -1 });
  useEffect(() => {
    if (list === null) return;
    const items = [...list.querySelectorAll<HTMLElement>(".value")];
    if (open < last.current.open && last.current.index >= 0)
      items[Math.min(last.current.index, items.length - 1)]?.focus();
    last.current = { open, index: -1 };
    const remember = ({ target }: Event): void => {
      const item = target instanceof Element ? target.closest<HTMLElement>(".value, .card") : null;
      const first = item?.matches(".card") === true ? item.querySelector<HTMLElement>(".value") : item;
      last.current = { open, index: first === null || first === undefined ? -1 : items.indexOf(first) };
    };
    list.addEventListener("click", remember);
    list.addEventListener("submit", remember);
    return () => {
      list.removeEventListener("click", remember);
      list.removeEventListener("submit", remember);
    };
  }, [list, open]);
}

function Progress({ path, open }: { readonly path: string; readonly open: readonly OpenValue[] }) {
  useEffect(() => noteOpen(path, open.length), [path, open.length]);
  const most = Math.max(mostOpen(path), open.length);
  const same = open.filter(isSettled);
  return (
    <header class="progress">
      <div role="status">
        <h2>
          {open.length === 0
            ? say({ zh: "全部核对完毕", en: "Everything is confirmed" })
            : say({ zh: `还剩 ${open.length} 处待核对`, en: `${open.length} left to confirm` })}
        </h2>
      </div>
      <progress
        max={Math.max(most, 1)}
        value={most - open.length}
        aria-label={say({
          zh: `已核对 ${most - open.length} 处，共 ${most} 处`,
          en: `${most - open.length} of ${most} confirmed`,
        })}
      />
      {same.length === 0 ? null : (
        <button type="button" onClick={() => void confirm(path, same)}>
          {say({
            zh: `原文与去年相同的条款，一并确认（${same.length} 处）`,
            en: `Confirm what stands in clauses worded as last year (${same.length})`,
          })}
        </button>
      )}
      <button type="button" class="quiet" disabled={!canStepBack(path)} onClick={() => stepBack(path)}>
        {say({ zh: "撤销上一步", en: "Undo the last step" })}
      </button>
    </header>
  );
}

/** Whether the text says of it what last year's said: the same words, and every figure that could have moved stands there. */
function isSettled({ isSameWording, figures }: OpenValue): boolean {
  return (
    isSameWording &&
    figures.every(({ kind, offered }) => (kind !== "date" && kind !== "range") || offered[0]?.isUnchanged === true)
  );
}
