import { type Argument, Command, CommanderError, Option } from "commander";
import type { Context } from "../context.ts";
import type { Text } from "../language.ts";
import type { CommandUsage, OptionUsage, Options } from "./command.ts";

/** What was asked for: a command with its operands and options. */
export interface Asked {
  readonly command: CommandUsage;
  readonly operands: readonly string[];
  readonly options: Options;
}

const words = {
  program: { en: "A rules language for government notices", zh: "政府通知的规则语言" },
  help: { en: "show help", zh: "显示帮助" },
  version: { en: "show the version", zh: "显示版本" },
  lang: { en: "speak English or Chinese: en, zh", zh: "使用英文或中文：en、zh" },
} as const;

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Arguments:": "参数：",
};

/** Reads the words of the command line. Throws the option parser's `CommanderError` for help and wrong usage. */
export function parseCommandLine(
  args: readonly string[],
  commands: readonly CommandUsage[],
  version: string,
  context: Context,
): Asked | null {
  let asked: Asked | null = null;
  const program = prepare(new Command("pol"), words.program, context)
    .version(version, "-V, --version", context.say(words.version))
    .usage(context.say({ en: "<command> [options]", zh: "<命令> [选项]" }))
    .helpCommand(false);
  for (const command of commands) {
    const parser = prepare(program.command(`${command.name} ${command.operands}`), command.text, context);
    for (const option of command.options) parser.addOption(parserOption(option, context));
    parser.action(() => {
      if (parser.args.includes("")) throw new CommanderError(2, "pol.emptyArgument", "an argument is empty");
      asked = { command, operands: parser.args, options: parser.optsWithGlobals() };
    });
  }
  program.parse(args, { from: "user" });
  return asked;
}

function prepare(parser: Command, text: Text, context: Context): Command {
  const { io, language } = context;
  return parser
    .description(context.say(text))
    .exitOverride()
    .configureOutput({
      writeOut: (help) => io.stdout.write(help),
      writeErr: (help) => io.stderr.write(help),
      outputError: () => {},
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    })
    .configureHelp({
      styleTitle: (title) => (language === "zh" ? (titles[title] ?? title) : title),
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(operandText)].join(" "),
      optionDescription: (option) => option.description,
      visibleArguments: () => [],
    })
    .helpOption("-h, --help", context.say(words.help))
    .option("--lang <language>", context.say(words.lang));
}

function operandText(operand: Argument): string {
  const name = `${operand.name()}${operand.variadic ? "..." : ""}`;
  return operand.required ? `<${name}>` : `[${name}]`;
}

function parserOption({ flags, text, required, many }: OptionUsage, context: Context): Option {
  const option = new Option(flags, context.say(text)).makeOptionMandatory(required === true);
  if (!option.required) return option;
  if (many === true) option.default([]);
  return option.argParser((value: string, before: string | readonly string[] | undefined) => {
    if (value === "") throw new CommanderError(2, "commander.optionMissingArgument", `'${flags}'`);
    // The last alone would be taken, and a roster named before it be left out without a word.
    if (typeof before === "string") throw new CommanderError(2, "pol.repeatedOption", `'${flags}'`);
    return before === undefined ? value : [...before, value];
  });
}
