import type { ClauseMatches } from "../../api/index.ts";
import { clauseName, clauseTitle } from "../shared/named.ts";
import { say } from "../state/language.ts";
import { noticeTexts } from "../state/notice-text.ts";
import { showPlace } from "../state/place.ts";
import { begin } from "../write/notice/clause-edits.ts";

/** The clauses that are new in the text, those that it no longer has, and those that it numbers otherwise. */
export function ClauseChanges({ path, matches }: { readonly path: string; readonly matches: ClauseMatches }) {
  const { added, gone, moved } = matches;
  if (added.length + gone.length + moved.length === 0) return null;
  const text = noticeTexts.value.get(path)?.text ?? "";
  return (
    <details class="clause-changes">
      <summary>
        {say({
          zh: `条款的增减：原文新增 ${added.length} 条，不再有 ${gone.length} 条，条号有变 ${moved.length} 条`,
          en: `Clauses: ${added.length} new in the text, ${gone.length} no longer in it, ${moved.length} numbered anew`,
        })}
      </summary>
      <ul>
        {added.map((clause) => (
          <li key={`+${clause.id}`}>
            <span>
              {say({ zh: "新增", en: "new" })} {clauseTitle(clause)}
            </span>
            <button type="button" onClick={() => void begin(path, text, [clause.id])}>
              {say({ zh: "开始编写", en: "Begin" })}
              <span class="hidden"> {clause.id}</span>
            </button>
          </li>
        ))}
        {gone.map(({ place, ...clause }) => (
          <li key={`-${clause.id}`}>
            <span>
              {say({ zh: "原文已无", en: "gone" })} {clauseTitle(clause)}
            </span>
            <button type="button" onClick={() => showPlace({ path, start: place.start, end: place.start })}>
              {say({ zh: "在文件中查看", en: "See it in the file" })}
              <span class="hidden"> {clause.id}</span>
            </button>
          </li>
        ))}
        {moved.map(({ from, to, place }) => (
          <li key={`~${from}`}>
            <span>{say({ zh: `${clauseName(from)} → ${clauseName(to)}`, en: `${from} → ${to}` })}</span>
            <button type="button" onClick={() => showPlace({ path, start: place.start, end: place.start })}>
              {say({ zh: "在文件中查看", en: "See it in the file" })}
              <span class="hidden"> {from}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
