/** What both kinds of the extension share: which documents it serves, its commands, and how it speaks. */
import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";

/** The schemes of documents that show a decision as a table, and why an example comes out as it does. */
const tableScheme = "pol-table";
const reasonsScheme = "pol-reasons";

/** How the server is asked: for `.pol` files, in the language that is set, else in the editor's. */
export function clientOptions(): LanguageClientOptions {
  const set = vscode.workspace.getConfiguration("pol").get<string>("language");
  const language = set === "en" || set === "zh" ? set : vscode.env.language.startsWith("zh") ? "zh" : "en";
  return {
    documentSelector: [{ language: "pol" }],
    initializationOptions: { language, commands: ["pol.showReasons"] },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.pol") },
  };
}

/** Registers the commands of the palette. */
export function registerCommands(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const tables = new Map<string, string>();
  const provider = { provideTextDocumentContent: (uri: vscode.Uri) => tables.get(uri.toString()) ?? "" };
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(tableScheme, provider),
    vscode.workspace.registerTextDocumentContentProvider(reasonsScheme, provider),
    vscode.commands.registerCommand("pol.showReasons", (uri: string, example: number) =>
      showReasons(client, tables, uri, example),
    ),
    vscode.commands.registerCommand("pol.translateDocument", () => translate(client)),
    vscode.commands.registerCommand("pol.showDecision", () => showDecision(client, tables)),
  );
}

async function translate(client: BaseLanguageClient): Promise<void> {
  const uri = activeUri();
  if (uri !== null) await ask(client, "pol.translate", uri);
}

/** Lets a decision be picked, and shows its table beside the notice. */
async function showDecision(client: BaseLanguageClient, tables: Map<string, string>): Promise<void> {
  const uri = activeUri();
  if (uri === null) return;
  const decisions = await ask<readonly { readonly name: string; readonly label: string }[]>(
    client,
    "pol.decisions",
    uri,
  );
  const items = (decisions ?? []).map(({ name, label }) => ({ label: name, description: label }));
  const picked = await vscode.window.showQuickPick(items, { matchOnDescription: true });
  if (picked === undefined) return;
  const table = await ask<string>(client, "pol.decisionTable", uri, picked.label);
  if (table === null) return;
  const shown = vscode.Uri.from({ scheme: tableScheme, path: `${picked.label}.md`, query: uri });
  tables.set(shown.toString(), table);
  await vscode.commands.executeCommand("markdown.showPreviewToSide", shown);
}

/** Shows beside the notice why an example comes out as it does. */
async function showReasons(
  client: BaseLanguageClient,
  shown: Map<string, string>,
  uri: string,
  example: number,
): Promise<void> {
  const reasons = await ask<string>(client, "pol.reasons", uri, example);
  if (reasons === null) return;
  const [title = ""] = reasons.split("\n", 1);
  // Another address each time: what a document of this scheme says never changes.
  const query = `${uri}#${shown.size}`;
  const document = vscode.Uri.from({ scheme: reasonsScheme, path: `${title.replaceAll(/[\\/]/gu, " ")}.txt`, query });
  shown.set(document.toString(), reasons);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

function activeUri(): string | null {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === "pol" ? document.uri.toString() : null;
}

function ask<R>(client: BaseLanguageClient, command: string, ...args: readonly unknown[]): Promise<R | null> {
  return client.sendRequest<R | null>("workspace/executeCommand", { command, arguments: args });
}
