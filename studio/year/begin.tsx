import { useSignal } from "@preact/signals";
import type { NoDraft } from "../../api/index.ts";
import { edit, files } from "../state/files.ts";
import { say, type Words } from "../state/language.ts";
import { putNoticeText } from "../state/notice-text.ts";
import { go } from "../state/route.ts";
import { TextInput } from "../write/notice/text-input.tsx";
import { compiler, useAnswer } from "../work/compiler.ts";
import { nameOfYear } from "../shared/last-year.ts";

/** Begins the file of a new year from last year's. */
export function Begin({ path }: { readonly path: string }) {
  const paths = [...files.value.keys()].sort();
  const { value: all } = useAnswer(() => compiler.comparable(paths), []);
  const chosen = useSignal(path);
  const own = all?.find((each) => each.path === chosen.value);
  const text = useSignal<string | null>(null);
  const typed = useSignal<{ readonly year?: string; readonly name?: string }>({});
  const refused = useSignal("");
  if (all === null) return null;
  const year = typed.value.year ?? (own === undefined ? "" : String(own.year + 1));
  const name = typed.value.name ?? nameOfYear(chosen.value, Number(year));
  const created = beside(chosen.value, name);
  const problem = problemOf(name, created, year, own?.year ?? null);
  const take = async (given: string): Promise<void> => {
    text.value = given;
    const found = await compiler.yearOf(given);
    if (found !== null && own !== undefined && found > own.year) typed.value = { ...typed.value, year: String(found) };
  };
  const create = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (problem !== null) return;
    const draft = await compiler.draftOfNewYear(chosen.value, { name: name.trim(), year: Number(year) });
    if (!draft.ok) {
      refused.value = say(refusals[draft.why]);
      return;
    }
    edit(created, draft.text);
    if (text.value !== null) await putNoticeText(created, text.value);
    go({ page: "year", file: created });
  };
  return (
    <form class="year begin" onSubmit={(event) => void create(event)}>
      <h2>{say({ zh: "换年：由去年的文件开始新年度", en: "Next year: from last year's file" })}</h2>
      <p>
        {say({
          zh: "日期顺延到新年度，凡新通知可能另有规定的地方都标为“待确认”，再对照新通知的原文逐项核对。去年的文件不变。",
          en: "Dates move to the new year, and whatever the new notice may say otherwise is marked as unconfirmed, to be held against its text one by one. Last year's file stays as it is.",
        })}
      </p>
      <label>
        {say({ zh: "去年的文件", en: "Last year's file" })}
        <select
          value={chosen.value}
          onChange={({ currentTarget }) => {
            chosen.value = currentTarget.value;
            typed.value = {};
          }}
        >
          {own === undefined ? <option value={chosen.value}>{chosen.value}</option> : null}
          {all.map((each) => (
            <option key={each.path} value={each.path}>
              {each.path}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say({ zh: "新年度", en: "New year" })}
        <input
          type="number"
          value={year}
          onInput={({ currentTarget }) => (typed.value = { ...typed.value, year: currentTarget.value })}
        />
      </label>
      <label>
        {say({ zh: "新文件名", en: "New file's name" })}
        <input
          type="text"
          value={name}
          onInput={({ currentTarget }) => (typed.value = { ...typed.value, name: currentTarget.value })}
        />
      </label>
      <fieldset>
        <legend>
          {say({ zh: "新通知的原文（也可稍后再给）", en: "The new notice's text (it can be given later)" })}
        </legend>
        {text.value === null ? (
          <TextInput onText={(given) => void take(given)} />
        ) : (
          <p>
            {say({
              zh: `已取得原文，共 ${text.value.length} 字。`,
              en: `The text is here, ${text.value.length} characters.`,
            })}{" "}
            <button type="button" class="quiet" onClick={() => (text.value = null)}>
              {say({ zh: "更换原文", en: "Another text" })}
            </button>
          </p>
        )}
      </fieldset>
      <p class="actions">
        <button class="main" disabled={problem !== null}>
          {say({ zh: "生成新年度的文件", en: "Make the new file" })}
        </button>
        <span role="status">{problem ?? refused.value}</span>
      </p>
    </form>
  );
}

const refusals: { readonly [W in NoDraft]: Words } = {
  vocabulary: {
    zh: "这是词汇表；新年度须以通知文件为底稿。",
    en: "This is a vocabulary; a new year starts from a notice.",
  },
  errors: { zh: "去年的文件有错误，须先改正。", en: "Last year's file has errors to be mended first." },
  "no-year": {
    zh: "去年的文件未写明年度，请在标题下补一行“年度 ……”。",
    en: "Last year's file does not state its plan year; add a line `year …` under its title.",
  },
  "not-later": { zh: "新年度应晚于去年文件的年度。", en: "The new year must be later than that of last year's file." },
  name: { zh: "文件名中有不能使用的符号。", en: "This name has signs that no file can have." },
};

/** Why the file cannot be made of this; null where it can. */
function problemOf(name: string, path: string, year: string, lastYear: number | null): string | null {
  if (lastYear === null)
    return say({
      zh: "所选文件不是无错误的通知，不能作底稿。",
      en: "The file chosen is no notice without errors, and nothing can start from it.",
    });
  if (!/^[1-9]\d{3}$/u.test(year)) return say({ zh: "年度为四位数。", en: "A year has four digits." });
  if (Number(year) <= lastYear) return say(refusals["not-later"]);
  if (name.trim() === "" || /[\\/:*?"<>|「」]/u.test(name)) return say(refusals.name);
  if (files.value.has(path)) return say({ zh: `已有 ${path}。`, en: `There is a ${path} already.` });
  return null;
}

/** The path of a file of a name in the folder of another. */
function beside(path: string, name: string): string {
  return `${path.slice(0, path.lastIndexOf("/") + 1)}${name.trim()}.pol`;
}
