import { files, folder, openTrouble } from "../state/files.ts";
import { say } from "../state/language.ts";
import { addressOf, route } from "../state/route.ts";
import { pages } from "../pages.ts";
import { FilePicker } from "./file-picker.tsx";
import { FolderMenu } from "./folder-menu.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { NewButton } from "./new-button.tsx";
import { SaveState } from "./save-state.tsx";
import { Troubles } from "./troubles.tsx";

/** The studio around its pages: which folder and file, which page, which language. */
export function Frame() {
  const page = pages.find(({ name }) => name === route.value.page) ?? pages[0]!;
  const { file } = route.value;
  return (
    <>
      <header class="frame">
        <a class="skip" href="#content" onClick={toContent}>
          {say({ zh: "跳到正文", en: "Skip to content" })}
        </a>
        <h1>{say({ zh: "政策工作台", en: "Policy studio" })}</h1>
        <FolderMenu />
        <FilePicker />
        <NewButton />
        <SaveState path={file} />
        <nav aria-label={say({ zh: "页面", en: "Pages" })}>
          {pages.map(({ name, label }) => (
            <a key={name} href={addressOf({ page: name, file })} aria-current={name === page.name ? "page" : undefined}>
              {say(label)}
            </a>
          ))}
        </nav>
        <LanguageChoice />
      </header>
      <Troubles path={file} />
      <main id="content" tabIndex={-1}>
        {folder.value === null ? (
          <NoFolder />
        ) : files.value.size === 0 ? (
          <EmptyFolder />
        ) : (
          <page.component key={file} path={file} />
        )}
      </main>
    </>
  );
}

/** Before a folder is open, and where none could be. */
function NoFolder() {
  if (openTrouble.value === null) return null;
  return (
    <p role="alert">
      {say({ zh: "打不开文件夹：", en: "The folder cannot be opened: " })}
      {openTrouble.value}
    </p>
  );
}

function EmptyFolder() {
  return (
    <p class="empty">
      {say({
        zh: "这里还没有政策文件。点“新建”，由通知原文开始。",
        en: "There are no policy files here yet. Press New to begin from a notice's text.",
      })}
    </p>
  );
}

/** The address names a page, so that a link within it cannot also name a place on the page. */
function toContent(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
