/** The problems of the open documents, told anew whenever typing rests. */
import { type Diagnostic as Shown, DiagnosticSeverity } from "vscode-languageserver";
import { check, type Diagnostic, diagnosticWords, memoryHost, type Severity } from "../../api/index.ts";
import { rangeIn, type Session } from "../session.ts";

/** How long typing must rest, in milliseconds: long enough for changes that come together, too short to be felt. */
const restTime = 10;

const severities: { readonly [S in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** Tells the editor the problems of all that is open. */
export class DiagnosticsPublisher {
  readonly #session: Session;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the editor wishes to be told. */
  isWished = true;
  /** The files of which the editor has been told problems. */
  #told = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Reads a file with errors, so that the first mistake of a person is told as fast as the others. */
  warmUp(): void {
    check("warm-up.pol", memoryHost({ "warm-up.pol": "notice warm-up clause" }));
  }

  /** Something has changed: the problems are told once changes rest. */
  schedule(): void {
    clearTimeout(this.#timer);
    if (!this.isWished) return;
    this.#timer = setTimeout(() => {
      this.#publish().catch((error: unknown) => this.#session.connection.console.error(String(error)));
    }, restTime);
  }

  async #publish(): Promise<void> {
    const { connection, open } = this.#session;
    const problems = problemsByFile(this.#session, open);
    const gone = [...this.#told].filter((path) => !problems.has(path));
    this.#told = new Set([...problems].flatMap(([path, found]) => (found.length > 0 ? [path] : [])));
    for (const path of gone) await connection.sendDiagnostics({ uri: this.#session.uriOf(path), diagnostics: [] });
    for (const [path, found] of problems) {
      const diagnostics = found.map((each) => shownDiagnostic(each, this.#session));
      const { uri, version } = this.#session.document(path);
      await connection.sendDiagnostics({ uri, version, diagnostics });
    }
  }
}

/** The problems of the files that are open, and of those that they rest on; one told by several files is told once. */
export function problemsByFile(
  { host }: Pick<Session, "host">,
  paths: readonly string[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const byFile = new Map<string, Map<string, Diagnostic>>(paths.map((path) => [path, new Map()]));
  for (const problem of paths.flatMap((path) => check(path, host))) {
    const ofFile = byFile.get(problem.file) ?? new Map<string, Diagnostic>();
    ofFile.set(JSON.stringify([problem.code, problem.start, problem.end, problem.parameters]), problem);
    byFile.set(problem.file, ofFile);
  }
  return new Map([...byFile].map(([path, found]) => [path, [...found.values()]]));
}

/** A problem in the protocol's form: its example and its further places are related information. */
function shownDiagnostic(problem: Diagnostic, session: Session): Shown {
  const { message, example, help, related } = diagnosticWords(problem, session.language);
  const document = session.document(problem.file);
  const range = rangeIn(document, problem);
  const exampleHere =
    example === null
      ? []
      : [{ location: { uri: document.uri, range }, message: exampleWords[session.language](example) }];
  return {
    range,
    severity: severities[problem.severity],
    source: "pol",
    code: problem.code,
    message: help === null ? message : `${message}\n${help}`,
    relatedInformation: [
      ...exampleHere,
      ...problem.related.map((place, index) => {
        const other = session.document(place.file);
        return { location: { uri: other.uri, range: rangeIn(other, place) }, message: related[index] || place.file };
      }),
    ],
  };
}

const exampleWords = {
  en: (example: string) => `for example ${example}`,
  zh: (example: string) => `例如 ${example}`,
} as const;
