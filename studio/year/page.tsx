import { useEffect } from "preact/hooks";
import { AskForText } from "../write/notice/ask-for-text.tsx";
import { files } from "../state/files.ts";
import { say } from "../state/language.ts";
import { findNoticeText, noticeTexts } from "../state/notice-text.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { Begin } from "./begin.tsx";
import type { OpenFile } from "./calls.ts";
import { Finished } from "./finished.tsx";
import { Guide } from "./guide.tsx";
import { lastYearOf } from "../shared/last-year.ts";
import { mostOpen } from "./progress.ts";

/** From last year's file to the finished one of the new year: what is open is confirmed one by one beside the new text. */
export function YearPage({ path }: { readonly path: string }) {
  useEffect(() => void findNoticeText(path), [path]);
  const known = noticeTexts.value.get(path);
  const text = known?.text ?? null;
  const lastYear = lastYearOf(path, [...files.value.keys()]);
  const { value, pending } = useAnswer<OpenFile>(
    () => compiler.openFile(path, { text, lastYear }),
    [path, text, lastYear],
  );
  if (!files.value.has(path)) return <p>{say({ zh: "没有这个文件。", en: "There is no such file." })}</p>;
  if (value === null || known === undefined) return null;
  if (value.values.length === 0 && mostOpen(path) === 0) return <Begin path={path} />;
  return (
    <div class="year">
      <Guide path={path} open={value} pending={pending} />
      {text === null ? <AskForText path={path} /> : null}
      {value.values.length === 0 ? <Finished path={path} text={text} lastYear={lastYear} /> : null}
    </div>
  );
}
