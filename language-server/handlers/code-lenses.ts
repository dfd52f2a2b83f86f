/** Above each example whether it passes, above each clause how much of it the examples reach. What takes time waits until a lens is seen. */
import type { CodeLens } from "vscode-languageserver";
import { coverageByClause, type FileView, writtenAt } from "../../api/editing/index.ts";
import { type ExampleResult, examples, type Language } from "../../api/index.ts";
import type { Session } from "../session.ts";

/** What a lens is about: an example by its place among all, or a clause. */
type Subject = { readonly uri: string } & ({ readonly example: number } | { readonly clause: string });

export function codeLenses(
  session: Session,
  { textDocument: { uri } }: { readonly textDocument: { readonly uri: string } },
): CodeLens[] {
  const view = session.view(uri);
  if (view.program === null) return [];
  const lens = (span: { readonly start: number; readonly end: number }, data: Subject): readonly CodeLens[] => {
    const place = writtenAt(view, span);
    return place.file === view.file ? [{ range: session.rangeOf(place), data }] : [];
  };
  return [
    ...view.program.clauses.flatMap(({ id, origin }) => lens(origin.span, { uri, clause: id })),
    ...view.program.examples.flatMap(({ origin }, example) => lens(origin.span, { uri, example })),
  ];
}

/** A lens with its words; one whose subject has gone meanwhile has none. Pressed, that of an example shows the reasons, where the editor can. */
export function resolveCodeLens(session: Session, lens: CodeLens): CodeLens {
  const subject = lens.data as Subject;
  const title = titleOf(session.view(subject.uri), subject, session.language);
  const isShown = "example" in subject && session.editorCommands.has(showReasons);
  const command = isShown ? { command: showReasons, arguments: [subject.uri, subject.example] } : { command: "" };
  return { ...lens, command: { title, ...command } };
}

/** What an editor that can show a text calls its command to ask `pol.reasons` and show what it gets. */
const showReasons = "pol.showReasons";

function titleOf({ program }: FileView, subject: Subject, language: Language): string {
  if (program === null) return "";
  if ("clause" in subject) {
    const share = coverageByClause(program).get(subject.clause);
    return share === undefined ? "" : clauseWords[language](share.covered, share.total);
  }
  const result = examples({ program })[subject.example];
  return result === undefined ? "" : exampleText(result, language);
}

const clauseWords = {
  en: (covered: number, total: number) => `examples reach ${covered} of ${total} points`,
  zh: (covered: number, total: number) => `示例覆盖 ${total} 处中的 ${covered} 处`,
} as const;

function exampleText({ passed, differences, broken }: ExampleResult, language: Language): string {
  const { pass, fail, noAnswer } = outcomeWords[language];
  if (passed) return `✓ ${pass}`;
  const differing = differences.map(({ decision, expected, actual }) =>
    differenceWords[language](decision[language], expected[language], actual[language]),
  );
  const reasons = [...broken, ...differing];
  return `✗ ${fail}${reasons.length === 0 ? noAnswer : reasons.join("; ")}`;
}

const outcomeWords = {
  en: { pass: "passes", fail: "fails: ", noAnswer: "the notice has no answer for it" },
  zh: { pass: "通过", fail: "未通过：", noAnswer: "通知对此没有结论" },
} as const;

const differenceWords = {
  en: (decision: string, expected: string, actual: string) => `${decision} is ${actual}, not ${expected}`,
  zh: (decision: string, expected: string, actual: string) => `${decision}为${actual}，而非${expected}`,
} as const;
