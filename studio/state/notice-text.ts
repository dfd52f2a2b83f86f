/** The notice's own text beside its file: found in the folder under the file's name, or given by a person. */
import { signal } from "@preact/signals";
import { unixLines } from "../files/line-ends.ts";
import { textOf } from "../files/read-text.ts";
import { draftsOf, keepDrafts } from "./drafts.ts";
import { folder, otherPaths } from "./files.ts";

/** A notice's text, and the file of the folder that has it; null where none has. */
export interface NoticeText {
  readonly text: string;
  readonly path: string | null;
}

/** The texts by the paths of the policy files; null where none was found. */
export const noticeTexts = signal<ReadonlyMap<string, NoticeText | null>>(new Map());

/** Looks for the text of a file, unless it is known. */
export async function findNoticeText(path: string): Promise<void> {
  if (noticeTexts.peek().has(path)) return;
  const found = (await fromFolder(path)) ?? (await fromBrowser(path));
  if (!noticeTexts.peek().has(path)) know(path, found);
}

/** Takes a text as a file's, and keeps it beside it: in the folder, or in this browser where files are saved as downloads. */
export async function putNoticeText(path: string, given: string): Promise<void> {
  const text = unixLines(given);
  const opened = folder.peek();
  know(path, { text, path: null });
  if (opened === null) return;
  const beside = `${baseOf(path)}.txt`;
  if (opened.saving === "download")
    return keepDrafts(opened.id, new Map([[beside, { text, base: null, at: Date.now() }]])).catch(() => {});
  const last = otherPaths.peek().includes(beside) ? await opened.read(beside) : null;
  if (last?.text !== text) await opened.write(beside, text, last?.version ?? null);
  otherPaths.value = [...new Set([...otherPaths.peek(), beside])];
  know(path, { text, path: beside });
}

/** Asks for the text again. */
export function forgetNoticeText(path: string): void {
  know(path, null);
}

function know(path: string, text: NoticeText | null): void {
  noticeTexts.value = new Map([...noticeTexts.peek(), [path, text]]);
}

async function fromFolder(path: string): Promise<NoticeText | null> {
  const names = [".txt", ".docx"].map((ending) => baseOf(path) + ending);
  const name = names.find((each) => otherPaths.peek().includes(each));
  const bytes =
    name === undefined
      ? null
      : await folder
          .peek()!
          .bytes(name)
          .catch(() => null);
  if (name === undefined || bytes === null) return null;
  const text = await textOf(name, bytes).catch(() => null);
  return text === null ? null : { text: unixLines(text), path: name };
}

async function fromBrowser(path: string): Promise<NoticeText | null> {
  const opened = folder.peek();
  const draft = opened === null ? undefined : (await draftsOf(opened.id)).get(`${baseOf(path)}.txt`);
  return draft === undefined ? null : { text: draft.text, path: null };
}

function baseOf(path: string): string {
  return path.replace(/\.pol$/u, "");
}
