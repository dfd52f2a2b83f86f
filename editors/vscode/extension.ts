/** The extension on a machine with files: the server runs beside the editor, as a process of its own. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientOptions, registerCommands } from "./commands.ts";

let client: LanguageClient | null = null;

export async function activate(context: ExtensionContext): Promise<void> {
  const server = {
    module: context.asAbsolutePath("dist/server.cjs"),
    transport: TransportKind.stdio,
    // A tree is made anew after each key and dropped with the next: with room for all of it V8 collects a fifth less.
    options: { execArgv: ["--max-semi-space-size=64"] },
  };
  client = new LanguageClient("pol", "Pol", server, clientOptions());
  registerCommands(context, client);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
