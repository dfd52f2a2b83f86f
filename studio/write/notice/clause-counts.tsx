import type { TextClause } from "../../../api/index.ts";
import { say } from "../../state/language.ts";
import { begin } from "./clause-edits.ts";
import { showClause } from "./notice-text.tsx";
import { type Mark, markOf, markWords } from "./states.ts";

const order: readonly Mark[] = ["encoded", "narrative", "empty", "missing", "changed"];

/** How many clauses stand how; a press goes to the next of that kind. */
export function ClauseCounts({
  path,
  text,
  clauses,
}: {
  readonly path: string;
  readonly text: string;
  readonly clauses: readonly TextClause[];
}) {
  const missing = clauses.filter(({ state }) => state === "missing").length;
  return (
    <div class="counts" aria-live="polite">
      {order.map((mark) => {
        const found = clauses.filter((each) => markOf(each) === mark);
        return found.length === 0 ? null : (
          <button key={mark} type="button" class={`mark ${mark}`} onClick={() => showClause(found)}>
            {say(markWords[mark])} {found.length}
          </button>
        );
      })}
      {missing === 0 ? null : (
        <button type="button" class="main" onClick={() => begin(path, text)}>
          {say({ zh: `写入其余 ${missing} 条`, en: `Begin the other ${missing}` })}
        </button>
      )}
    </div>
  );
}
