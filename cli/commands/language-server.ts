import { readdirSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection } from "vscode-languageserver/node";
import type { Files } from "../../language-server/files.ts";
import { serve } from "../../language-server/server.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { fileHost } from "../file-host.ts";
import { optimiseAsUsual } from "../launch/optimise.ts";

interface LanguageServerOptions {
  readonly stdio?: true;
}

/** `pol language-server --stdio`: serves an editor on standard input and output until it goes. */
export async function languageServer(
  _: readonly string[],
  { stdio }: LanguageServerOptions,
  context: Context,
): Promise<ExitCode> {
  if (stdio !== true) {
    context.fail(
      {
        en: "--stdio is missing: the server speaks on standard input and output",
        zh: "缺少 --stdio：服务通过标准输入和标准输出通信",
      },
      { en: "editors start it as `pol language-server --stdio`", zh: "编辑器以“pol language-server --stdio”启动它" },
    );
    return exitCode.usage;
  }
  optimiseAsUsual();
  const { stdin, stdout } = context.io;
  const connection = createConnection(stdin, stdout);
  serve(connection, editorFiles, context.language);
  connection.listen();
  // The connection ends the process itself: well only where the editor said beforehand that it would go.
  return new Promise(() => {});
}

const files = fileHost();

const editorFiles: Files = {
  host: { ...files, text: readableText },
  pathOf: (uri) => (uri.startsWith("file:") ? fileURLToPath(uri) : uri),
  uriOf: (path) => (/^[a-z][a-z\d+.-]+:/iu.test(path) ? path : pathToFileURL(path).href),
  beside: policiesBeside,
};

/** The text of a file; what cannot be read is not there for an editor, which shows that where it is named. */
function readableText(path: string): string | null {
  try {
    return files.text(path);
  } catch {
    return null;
  }
}

/** The `.pol` files in the folder of a file; none where it is in none. */
function policiesBeside(path: string): readonly string[] {
  if (!isAbsolute(path)) return [];
  const folder = dirname(path);
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".pol"))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
