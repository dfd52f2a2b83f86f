/** A new name for a thing, in one of its two languages, wherever that name is written. */
import {
  ErrorCodes,
  type Range,
  type RenameParams,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import {
  declarationAt,
  isWritable,
  type NameUse,
  type Place,
  type SourceFile,
  writtenName,
} from "../../api/editing/index.ts";
import { check, diagnosticWords, memoryHost } from "../../api/index.ts";
import type { AtPosition, Session } from "../session.ts";
import { nameAtPosition, usesOf } from "../uses.ts";
import type { Both } from "../words.ts";

/** The name that would be renamed; null where there is none that could be. */
export function prepareRename(session: Session, at: AtPosition): { range: Range; placeholder: string } | null {
  const use = renamable(session, at);
  if (use === null) return null;
  const { file } = session.view(at.textDocument.uri);
  return { range: session.rangeOf({ file, span: use.span }), placeholder: use.text };
}

/** The edits of a renaming; refused where the name cannot be written, or would mean something else somewhere. */
export function rename(session: Session, params: RenameParams): WorkspaceEdit | ResponseError {
  const use = renamable(session, params);
  if (use === null) return refused(session, nothingWords);
  const { newName } = params;
  if (!isWritable(newName) || newName.trim() !== newName) return refused(session, unwritableWords);
  const edits = editsOf(session, use, newName);
  const problem = firstNewProblem(session, edits);
  if (problem !== null) return refused(session, { en: problem, zh: problem });
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, start, end, text } of edits) {
    const edit = { range: session.rangeOf({ file, span: { start, end } }), newText: text };
    (changes[session.uriOf(file.path)] ??= []).push(edit);
  }
  return { changes };
}

const nothingWords: Both = { en: "nothing here can be renamed", zh: "此处没有可以重命名的名称" };
const unwritableWords: Both = { en: "this cannot be written as a name", zh: "这不能写作名称" };

function refused({ language }: Session, words: Both): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, words[language]);
}

function renamable(session: Session, at: AtPosition): (NameUse & { readonly declaration: Place }) | null {
  const use = nameAtPosition(session, at);
  if (use?.declaration == null) return null;
  const { file, span } = use.declaration;
  return declarationAt(file, span.start) === null ? null : { ...use, declaration: use.declaration };
}

interface FileEdit {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The places where a thing is written by the name that is changed: names, and the label of its declaration. */
function editsOf(
  session: Session,
  use: NameUse & { readonly declaration: Place },
  newName: string,
): readonly FileEdit[] {
  const { declaration, text: oldName } = use;
  const names = usesOf(session, declaration)
    .filter(({ text }) => text === oldName)
    .map(({ file, span }): FileEdit => ({ file, ...span, text: writtenName(newName) }));
  const label = declarationAt(declaration.file, declaration.span.start)?.label;
  if (label == null || label.value !== oldName) return names;
  const { start, end } = label.span;
  return [...names, { file: declaration.file, start: start + 1, end: end - 1, text: newName }];
}

/** What a file says that it did not say before the edits, in words; null where nothing is. */
function firstNewProblem(session: Session, edits: readonly FileEdit[]): string | null {
  const after = memoryHost({}, session.host);
  const files = new Map(edits.map(({ file }) => [file.path, file]));
  for (const [path, { text }] of files)
    after.update(
      path,
      applied(
        text,
        edits.filter(({ file }) => file.path === path),
      ),
    );
  for (const path of session.paths) {
    const before = check(path, session.host).filter(({ severity }) => severity === "error").length;
    const errors = check(path, after).filter(({ severity }) => severity === "error");
    if (errors.length > before) return diagnosticWords(errors[0]!, session.language).message;
  }
  return null;
}

/** A text with edits that do not overlap. */
function applied(text: string, edits: readonly FileEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}
