import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Stored } from "../files/folder.ts";
import { files, restored } from "../state/files.ts";
import { language, say } from "../state/language.ts";
import { discard, forgetRestored, keepMine, save, takeTheirs, troubles } from "../state/saving.ts";
import { TwoTexts } from "./two-texts.tsx";

/** What stands between a file and its being saved, each with what a person can choose. */
export function Troubles({ path }: { readonly path: string }) {
  const trouble = troubles.value.get(path);
  const keptAt = restored.value.get(path);
  return (
    <div class="troubles" aria-live="polite">
      {trouble?.kind === "changed-elsewhere" ? <ChangedElsewhere path={path} theirs={trouble.theirs} /> : null}
      {trouble?.kind === "unreachable" ? <Unreachable path={path} /> : null}
      {trouble?.kind === "refused" ? <Refused path={path} words={trouble.words} /> : null}
      {keptAt === undefined || trouble?.kind === "changed-elsewhere" ? null : <Restored path={path} at={keptAt} />}
    </div>
  );
}

function Trouble({ words, children }: { readonly words: string; readonly children: ComponentChildren }) {
  return (
    <section class="trouble" aria-label={words}>
      <p>{words}</p>
      <p class="actions">{children}</p>
    </section>
  );
}

function ChangedElsewhere({ path, theirs }: { readonly path: string; readonly theirs: Stored | null }) {
  const isShown = useSignal(false);
  const mine = files.value.get(path)?.text ?? "";
  const words =
    theirs === null
      ? say({
          zh: `${path} 已在文件夹中被删除或移走。您的内容还在这里。`,
          en: `${path} was deleted or moved in the folder. Your text is still here.`,
        })
      : say({
          zh: `${path} 已被其他窗口或程序改动。两边的内容都还在，请选择留下哪一份。`,
          en: `${path} was changed by another tab or program. Both texts are still there; choose which one stays.`,
        });
  return (
    <>
      <Trouble words={words}>
        <button type="button" class="main" onClick={() => keepMine(path)}>
          {theirs === null
            ? say({ zh: "重新存入文件夹", en: "Save it again" })
            : say({ zh: "留下我的", en: "Keep mine" })}
        </button>
        <button type="button" onClick={() => takeTheirs(path)}>
          {theirs === null ? say({ zh: "不再保留", en: "Let it go" }) : say({ zh: "改用对方的", en: "Take theirs" })}
        </button>
        {theirs === null ? null : (
          <button type="button" aria-expanded={isShown.value} onClick={() => (isShown.value = !isShown.value)}>
            {say({ zh: "对照两份", en: "Show both" })}
          </button>
        )}
      </Trouble>
      {theirs !== null && isShown.value ? <TwoTexts mine={mine} theirs={theirs.text} /> : null}
    </>
  );
}

function Unreachable({ path }: { readonly path: string }) {
  const words = say({
    zh: "现在无法读写文件夹：提供工作台的程序可能已关闭，或文件夹不再可用。内容留在本浏览器中，恢复后再保存。",
    en: "The folder cannot be reached: the program that serves the studio may have ended. Your text is kept in this browser; save it when the folder is back.",
  });
  return (
    <Trouble words={words}>
      <button type="button" onClick={() => save(path)}>
        {say({ zh: "再试一次", en: "Try again" })}
      </button>
    </Trouble>
  );
}

function Refused({ path, words }: { readonly path: string; readonly words: string }) {
  return (
    <Trouble
      words={say({ zh: `没有存上：${words}。内容还在这里。`, en: `Not saved: ${words}. Your text is still here.` })}
    >
      <button type="button" onClick={() => save(path)}>
        {say({ zh: "再试一次", en: "Try again" })}
      </button>
    </Trouble>
  );
}

function Restored({ path, at }: { readonly path: string; readonly at: number }) {
  const when = new Date(at).toLocaleString(language.value === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (
    <Trouble
      words={say({
        zh: `已恢复上次没有保存的内容（${when}）。`,
        en: `What was not saved the last time is back (${when}).`,
      })}
    >
      <button type="button" class="main" onClick={() => forgetRestored(path)}>
        {say({ zh: "继续编写", en: "Go on with it" })}
      </button>
      <button type="button" onClick={() => discard(path)}>
        {say({ zh: "放弃，改用已保存的", en: "Drop it for what is saved" })}
      </button>
    </Trouble>
  );
}
