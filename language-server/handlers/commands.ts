/** What an editor may ask for by name: the document on the other surface, a decision as a table, why an example comes out as it does. */
import {
  ErrorCodes,
  type ExecuteCommandParams,
  MessageType,
  ResponseError,
  ShowMessageNotification,
} from "vscode-languageserver";
import { type Declaration, wordedTable } from "../../api/editing/index.ts";
import { compile, diagnosticWords, examples, explain, explanationText, translate } from "../../api/index.ts";
import { tableMarkdown } from "../markdown.ts";
import { type Session, wholeRange } from "../session.ts";
import { visibleDeclarations } from "../visible.ts";

type Command = (session: Session, uri: string, more: unknown) => Promise<unknown>;

const commands: Readonly<Record<string, Command>> = {
  "pol.translate": translateDocument,
  "pol.decisions": decisionNames,
  "pol.decisionTable": showDecision,
  "pol.reasons": reasonsOf,
};

export const commandNames: readonly string[] = Object.keys(commands);

/** Runs a command; its first argument is the address of a document. */
export async function executeCommand(
  session: Session,
  { command, arguments: given }: ExecuteCommandParams,
): Promise<unknown> {
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  const [uri, more]: unknown[] = given ?? [];
  if (run === undefined || typeof uri !== "string")
    throw new ResponseError(ErrorCodes.InvalidParams, `${command} takes the address of a document`);
  return run(session, uri, more);
}

/** Puts the document on the other surface of the language, as one edit. */
async function translateDocument(session: Session, uri: string): Promise<boolean> {
  const path = session.pathOf(uri);
  const to = session.view(uri).surface === "en" ? "zh" : "en";
  const translated = await translate(path, session.host, to);
  if (!translated.ok) {
    const [first] = translated.diagnostics;
    if (first !== undefined) await tell(session, diagnosticWords(first, session.language).message);
    return false;
  }
  const edit = { range: wholeRange(session.document(path)), newText: translated.text };
  const { applied } = await session.connection.workspace.applyEdit({ changes: { [uri]: [edit] } });
  return applied;
}

/** Says something to the person, who need not answer. */
function tell({ connection }: Session, message: string): Promise<void> {
  return connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
}

/** The decisions that may be shown as tables, those of the vocabulary included. */
async function decisionNames(session: Session, uri: string): Promise<readonly object[]> {
  return decisionsOf(session, uri).map(({ names }) => names);
}

/** A decision by either of its names, as a table in Markdown; null where there is none, or the document has errors. */
async function showDecision(session: Session, uri: string, decision: unknown): Promise<string | null> {
  const { program } = session.view(uri);
  const declared = decisionsOf(session, uri).find(({ names }) => names.name === decision || names.label === decision);
  if (program === null || declared?.node.kind !== "Decision") return null;
  const entity = declared.owner?.names.name ?? declared.node.entity?.text ?? program.mainEntity;
  const table = wordedTable(program, entity, declared.names.name, session.language);
  return table === null
    ? null
    : `# ${declared.names.name} ${declared.names.label}\n\n${tableMarkdown(table, session.language)}\n`;
}

/** Why each decision about an example is as it is, by the example's place among all; null where there is none, or no answer for it. */
async function reasonsOf(session: Session, uri: string, place: unknown): Promise<string | null> {
  const { notice } = compile(session.pathOf(uri), session.host);
  const example = notice === null ? undefined : examples(notice)[Number(place)];
  if (notice === null || example === undefined || example.error !== null) return null;
  const explanation = explain(notice, example.facts, { entity: example.entity });
  return `${example.title}\n\n${explanationText(notice, explanation, session.language)}`;
}

function decisionsOf(session: Session, uri: string): readonly Declaration[] {
  return visibleDeclarations(session.view(uri)).filter(({ kind }) => kind === "Decision");
}
