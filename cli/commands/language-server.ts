import { createConnection } from "vscode-languageserver/node";
import { serve } from "../../language-server/server.ts";
import type { Context } from "../context.ts";
import { editorFiles } from "../editor-files.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
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
