import { useEffect } from "preact/hooks";
import { say } from "../../state/language.ts";
import { findNoticeText, forgetNoticeText, noticeTexts } from "../../state/notice-text.ts";
import { compiler, useAnswer } from "../../work/compiler.ts";
import { AskForText } from "./ask-for-text.tsx";
import { ClauseCounts } from "./clause-counts.tsx";
import { NoticeText } from "./notice-text.tsx";

/** The notice's own text, with what the file has of each of its clauses. */
export function NoticePane({ path }: { readonly path: string }) {
  useEffect(() => void findNoticeText(path), [path]);
  const known = noticeTexts.value.get(path);
  const text = known?.text ?? "";
  const answer = useAnswer(() => compiler.clauses(path, text), [path, text]);
  const clauses = answer.value?.clauses ?? [];
  return (
    <section class="notice" aria-label={say({ zh: "通知原文", en: "The notice's text" })}>
      {known === undefined ? null : known === null ? (
        <AskForText path={path} />
      ) : (
        <>
          <header>
            <ClauseCounts path={path} text={text} clauses={clauses} />
            <button type="button" class="quiet" onClick={() => forgetNoticeText(path)}>
              {say({ zh: "更换原文", en: "Another text" })}
            </button>
          </header>
          {answer.value === null ? null : <NoticeText path={path} text={text} {...answer.value} />}
        </>
      )}
    </section>
  );
}
