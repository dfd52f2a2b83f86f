/** The language server on a connection: what it can do, and which handler answers what. */
import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Language, NoText } from "../api/index.ts";
import type { Files } from "./files.ts";
import { codeActions } from "./handlers/code-actions.ts";
import { codeLenses, resolveCodeLens } from "./handlers/code-lenses.ts";
import { commandNames, executeCommand } from "./handlers/commands.ts";
import { completion } from "./handlers/completion.ts";
import { definition } from "./handlers/definition.ts";
import { DiagnosticsPublisher } from "./handlers/diagnostics.ts";
import { foldingRanges } from "./handlers/folding.ts";
import { formatting } from "./handlers/formatting.ts";
import { hover } from "./handlers/hover.ts";
import { inlayHints } from "./handlers/inlay-hints.ts";
import { onTypeFormatting } from "./handlers/on-type-formatting.ts";
import { documentHighlight, references } from "./handlers/references.ts";
import { prepareRename, rename } from "./handlers/rename.ts";
import { legend, semanticTokens } from "./handlers/semantic-tokens.ts";
import { signatureHelp } from "./handlers/signature-help.ts";
import { documentSymbols } from "./handlers/symbols.ts";
import { Session } from "./session.ts";

const capabilities: InitializeResult["capabilities"] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n" },
  completionProvider: { triggerCharacters: [" ", "{", "：", "「", "."] },
  codeActionProvider: { codeActionKinds: ["quickfix"] },
  semanticTokensProvider: { legend, full: true },
  inlayHintProvider: true,
  codeLensProvider: { resolveProvider: true },
  signatureHelpProvider: { triggerCharacters: ["(", "（", ",", "，"] },
  executeCommandProvider: { commands: [...commandNames] },
};

/** Serves an editor on a connection, which is to be listened to afterwards. `language` is spoken where the editor wishes none. */
export function serve(connection: Connection, files: Files, language: Language): void {
  const session = new Session(connection, files);
  const publisher = new DiagnosticsPublisher(session);
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => {
    session.language = wishedLanguage(params) ?? language;
    session.editorCommands = commandsOf(params);
    publisher.isWished = optionsOf(params).diagnostics !== false;
    return { capabilities, serverInfo: { name: "pol" } };
  });
  connection.onInitialized(() => publisher.warmUp());
  documents.onDidChangeContent(({ document }) => {
    session.update(document);
    publisher.schedule();
  });
  documents.onDidClose(({ document }) => {
    session.close(document.uri);
    publisher.schedule();
  });
  connection.onDidChangeConfiguration(({ settings }: { readonly settings: Options | null }) => {
    session.language = languageIn(settings ?? {}) ?? session.language;
    publisher.schedule();
  });
  connection.onDidChangeWatchedFiles(() => publisher.schedule());
  answer(connection, session);
  documents.listen(connection);
}

function answer(connection: Connection, session: Session): void {
  /** The answer of a handler; none for a document that is neither open nor there. */
  const by =
    <P, R>(handler: (session: Session, params: P) => R | Promise<R>) =>
    async (params: P): Promise<R | null> => {
      try {
        return await handler(session, params);
      } catch (error) {
        if (error instanceof NoText) return null;
        throw error;
      }
    };
  connection.onHover(by(hover));
  connection.onDefinition(by(definition));
  connection.onReferences(by(references));
  connection.onDocumentHighlight(by(documentHighlight));
  connection.onPrepareRename(by(prepareRename));
  connection.onRenameRequest(by(rename));
  connection.onDocumentSymbol(by(documentSymbols));
  connection.onFoldingRanges(by(foldingRanges));
  connection.onDocumentFormatting(by(formatting));
  connection.onDocumentOnTypeFormatting(by(onTypeFormatting));
  connection.onCompletion(by(completion));
  connection.onCodeAction(by(codeActions));
  connection.languages.semanticTokens.on(async (params) => (await by(semanticTokens)(params)) ?? { data: [] });
  connection.languages.inlayHint.on(by(inlayHints));
  connection.onCodeLens(by(codeLenses));
  connection.onCodeLensResolve(async (lens) => (await by(resolveCodeLens)(lens)) ?? lens);
  connection.onSignatureHelp(by(signatureHelp));
  connection.onExecuteCommand(by(executeCommand));
}

/** What an editor may wish when it connects, or later by its settings. */
interface Options {
  readonly language?: unknown;
  /** False where it has the problems from elsewhere; when it connects only. */
  readonly diagnostics?: unknown;
  /** The commands that the editor has: lenses call no others. */
  readonly commands?: unknown;
}

function optionsOf({ initializationOptions }: InitializeParams): Options {
  return (initializationOptions ?? {}) as Options;
}

function commandsOf(params: InitializeParams): ReadonlySet<string> {
  const { commands } = optionsOf(params);
  return new Set(Array.isArray(commands) ? commands.filter((each) => typeof each === "string") : []);
}

function languageIn({ language }: Options): Language | null {
  return language === "en" || language === "zh" ? language : null;
}

/** The language that the editor says it wishes, or that it speaks itself. */
function wishedLanguage(params: InitializeParams): Language | null {
  const { locale } = params;
  const wished = languageIn(optionsOf(params));
  if (wished !== null || locale === undefined) return wished;
  return /^zh/iu.test(locale) ? "zh" : "en";
}
