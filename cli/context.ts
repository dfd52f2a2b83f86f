import pc from "picocolors";
import type { Io, Output } from "./io.ts";
import type { Language, Text } from "./language.ts";
import { visibleLine } from "../runtime/visible-text.ts";
import { optionWays } from "./option-ways.ts";
import { shownText } from "./shown-text.ts";

/** Colours, where the terminal has them. */
export type Colours = ReturnType<typeof pc.createColors>;

/** What every command is given: the streams, the language, and how to speak on them. */
export class Context {
  readonly io: Io;
  readonly language: Language;
  readonly ways = optionWays;
  /** Colours for standard output and standard error, which do nothing where it is no terminal. */
  readonly colours: { readonly out: Colours; readonly error: Colours };

  constructor(io: Io, language: Language) {
    this.io = io;
    this.language = language;
    this.colours = { out: coloursFor(io.stdout, io.env), error: coloursFor(io.stderr, io.env) };
  }

  /** Writes a result. */
  print(text: string): void {
    this.io.stdout.write(shownText(text, this.colours.out.isColorSupported));
  }

  /** Writes what is not a result: progress, notes, diagnostics. */
  note(text: string): void {
    this.io.stderr.write(shownText(text, this.colours.error.isColorSupported));
  }

  /** Reports why the command cannot do what was asked, with one piece of help where there is one. */
  fail(message: string | Text, help: string | Text | null = null): void {
    const { red, bold, cyan } = this.colours.error;
    this.note(`${red(bold(this.say(words.error)))}${visibleLine(this.say(message))}\n`);
    if (help !== null) this.note(`  ${cyan(this.say(words.help))}  ${visibleLine(this.say(help))}\n`);
  }

  /** Tells of something that is probably a mistake, and goes on. */
  warn(message: string | Text): void {
    const { yellow, bold } = this.colours.error;
    this.note(`${yellow(bold(this.say(words.warning)))}${visibleLine(this.say(message))}\n`);
  }

  /** Tells of something that is no mistake and good to know. */
  remark(message: Text): void {
    this.note(`${this.say(words.note)}${visibleLine(this.say(message))}\n`);
  }

  /** A text in the language spoken. */
  say(text: string | Text): string {
    return typeof text === "string" ? text : text[this.language];
  }
}

const words = {
  error: { en: "error: ", zh: "错误：" },
  warning: { en: "warning: ", zh: "警告：" },
  note: { en: "note: ", zh: "注意：" },
  help: { en: "help", zh: "建议" },
} as const;

function coloursFor(output: Output, env: Io["env"]): Colours {
  const wanted = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
  const unwanted = (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
  return pc.createColors(!unwanted && (wanted || output.isTTY === true));
}
