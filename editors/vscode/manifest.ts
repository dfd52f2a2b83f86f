/** The extension's manifest, with the words of its parts in both languages. */
import packageJson from "../../package.json" with { type: "json" };

const { version, license } = packageJson;

/** Every text that is shown, by its key. */
const texts = {
  description: [
    "Government notices as rules that are checked for all cases",
    "把政府通知写成规则，对所有情形查遗漏、查冲突",
  ],
  translate: ["Pol: Translate This Notice", "Pol：将此通知换成另一种文字"],
  showDecision: ["Pol: Show a Decision as a Table", "Pol：以表格显示结论"],
  language: ["The language of messages.", "提示所用的语言。"],
  languageAuto: ["That of the editor.", "随编辑器。"],
  start: ["Write a notice", "编写通知"],
  startDescription: ["From an empty file to rules without gaps.", "从空白文件到没有遗漏的规则。"],
  vocabulary: ["Say what is known and what is decided", "写明已知什么、要得出什么结论"],
  notice: ["Write the notice clause by clause", "逐条编写通知"],
  check: ["See gaps and conflicts as you write", "边写边查遗漏和冲突"],
  decision: ["Read a decision as a table", "以表格查看结论"],
} as const;

/** The texts in a language, as `package.nls.json` has them. */
export function localized(language: "en" | "zh"): string {
  const index = language === "en" ? 0 : 1;
  const entries = Object.entries(texts).map(([key, words]) => [key, words[index]]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

const step = (id: "vocabulary" | "notice" | "check" | "decision"): object => ({
  id,
  title: `%${id}%`,
  description: "",
  media: { markdown: `walkthrough/${id}.md` },
});

export const extensionManifest = {
  name: "pol",
  displayName: "Pol",
  description: "%description%",
  version,
  publisher: "pol",
  license,
  engines: { vscode: "^1.91.0" },
  categories: ["Programming Languages", "Linters", "Formatters"],
  main: "./dist/extension.cjs",
  browser: "./dist/web-extension.js",
  // A document of the language starts it, which editors see by themselves.
  activationEvents: [],
  capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  contributes: {
    languages: [
      {
        id: "pol",
        aliases: ["Pol"],
        extensions: [".pol"],
        configuration: "./language-configuration.json",
      },
    ],
    grammars: [{ language: "pol", scopeName: "source.pol", path: "./pol.tmLanguage.json" }],
    commands: [
      { command: "pol.translateDocument", title: "%translate%", enablement: "editorLangId == pol" },
      { command: "pol.showDecision", title: "%showDecision%", enablement: "editorLangId == pol" },
    ],
    configuration: {
      title: "Pol",
      properties: {
        "pol.language": {
          type: "string",
          enum: ["auto", "en", "zh"],
          enumDescriptions: ["%languageAuto%", "English", "中文"],
          default: "auto",
          description: "%language%",
        },
      },
    },
    configurationDefaults: { "[pol]": { "editor.formatOnSave": true, "editor.semanticHighlighting.enabled": true } },
    walkthroughs: [
      {
        id: "start",
        title: "%start%",
        description: "%startDescription%",
        steps: [step("vocabulary"), step("notice"), step("check"), step("decision")],
      },
    ],
  },
} as const;

/** Brackets and comments of the language. */
export const languageConfiguration = {
  comments: { lineComment: "#" },
  brackets: [
    ["(", ")"],
    ["（", "）"],
    ["{", "}"],
    ["[", "]"],
    ["「", "」"],
  ],
  autoClosingPairs: [
    ["(", ")"],
    ["（", "）"],
    ["{", "}"],
    ["[", "]"],
    ["「", "」"],
    ["“", "”"],
    ['"', '"'],
  ],
  wordPattern: { pattern: "[\\p{L}_][\\p{L}\\p{N}_]*(?:-[\\p{L}\\p{N}_]+)*", flags: "u" },
} as const;
