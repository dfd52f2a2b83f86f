import type { OpenValue } from "../../api/index.ts";
import { clauseName } from "../shared/named.ts";
import { say } from "../state/language.ts";
import { confirm, isAnswering } from "./answering.ts";
import type { ClauseOfText } from "./calls.ts";
import { ClauseText } from "./clause-text.tsx";
import { ValueItem } from "./value-item.tsx";

interface ClauseCardProps {
  readonly path: string;
  /** What is open in one clause of the file, or in its head. */
  readonly values: readonly OpenValue[];
  /** The clause of the text that stands for it; null where none does. */
  readonly text: ClauseOfText | null;
  readonly hasText: boolean;
  readonly pending: boolean;
}

/** A clause: the new text on one side, what is open in the file on the other. */
export function ClauseCard({ path, values, text, hasText, pending }: ClauseCardProps) {
  const { clause, isSameWording } = values[0]!;
  const title =
    clause === null ? say({ zh: "标题之下", en: "Under the title" }) : `${clauseName(clause.id)} ${clause.title ?? ""}`;
  const isWaiting = pending || isAnswering.value;
  return (
    <section class="card" aria-label={title} data-clause={clause?.id ?? ""}>
      <header>
        <h3>{title}</h3>
        {clause !== null && text !== null && text.id !== clause.id ? (
          <small class="moved">
            {say({ zh: `新通知中为${clauseName(text.id)}`, en: `${clauseName(text.id)} of the new notice` })}
          </small>
        ) : null}
        {isSameWording ? <small class="same">{say({ zh: "文字与去年相同", en: "worded as last year" })}</small> : null}
        <button type="button" aria-disabled={isWaiting} onClick={() => isWaiting || void confirm(path, values)}>
          {values.length === 1
            ? say({ zh: "照旧，确认", en: "Stays as it is" })
            : say({ zh: `${values.length} 处全部照旧，确认`, en: `All ${values.length} stay as they are` })}
          <span class="hidden"> {title}</span>
        </button>
      </header>
      <div class="sides">
        {text !== null ? (
          <ClauseText text={text} />
        ) : hasText && clause !== null ? (
          <p class="soft">
            {say({ zh: "新通知的原文中没有这一条。", en: "The new notice's text has no such clause." })}
          </p>
        ) : null}
        <ol class="values">
          {values.map((value) => (
            <ValueItem
              key={`${value.kind} ${value.words} ${value.place.start}`}
              path={path}
              value={value}
              isAlone={values.length === 1}
              isWaiting={isWaiting}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}
