/** The extension in a browser: the server runs in a worker, which is given the policies of the workspace as texts. */
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { clientOptions, registerCommands } from "./commands.ts";
import type { WorkerTexts } from "./worker.ts";

type Port = ConstructorParameters<typeof LanguageClient>[3] & { readonly terminate: () => void };

/** A browser's own name, which Node.js does not know. */
const { Worker } = globalThis as unknown as { readonly Worker: new (url: string) => Port & Messages };

interface Messages {
  readonly postMessage: (message: WorkerTexts) => void;
}

let client: LanguageClient | null = null;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const worker = new Worker(vscode.Uri.joinPath(context.extensionUri, "dist/worker.js").toString(true));
  worker.postMessage({ texts: await policyTexts(context.extensionUri) });
  client = new LanguageClient("pol", "Pol", clientOptions(), worker);
  registerCommands(context, client);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** The policies of the workspace by their addresses; those that come with the extension are seen beside each of them. */
async function policyTexts(extension: vscode.Uri): Promise<WorkerTexts["texts"]> {
  const own = await texts(await policiesIn(vscode.Uri.joinPath(extension, "policies")));
  const found = await texts(await vscode.workspace.findFiles("**/*.pol"));
  const folders = new Set([...found.keys()].map((address) => address.slice(0, address.lastIndexOf("/") + 1)));
  const beside = [...folders].flatMap((folder) =>
    [...own].map(([address, text]) => [folder + address.slice(address.lastIndexOf("/") + 1), text] as const),
  );
  return Object.fromEntries([...beside, ...found]);
}

async function policiesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.filter(([name]) => name.endsWith(".pol")).map(([name]) => vscode.Uri.joinPath(folder, name));
}

async function texts(uris: readonly vscode.Uri[]): Promise<ReadonlyMap<string, string>> {
  const decoder = new TextDecoder();
  const read = async (uri: vscode.Uri): Promise<readonly [string, string]> => [
    decodeURI(uri.toString()),
    decoder.decode(await vscode.workspace.fs.readFile(uri)),
  ];
  return new Map(await Promise.all(uris.map(read)));
}
