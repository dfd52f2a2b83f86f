/** The language server as the extension carries it. */
import { createConnection } from "vscode-languageserver/node";
import { editorFiles } from "../../cli/editor-files.ts";
import { serve } from "../../language-server/server.ts";

const connection = createConnection(process.stdin, process.stdout);
serve(connection, editorFiles, "en");
connection.listen();
