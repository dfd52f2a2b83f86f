import { CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { commands } from "./command-line/commands.ts";
import { cutText } from "../runtime/visible-text.ts";
import { parseCommandLine } from "./command-line/parser.ts";
import { usageWords } from "./command-line/usage-error.ts";
import { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { chooseLanguage, isLanguage, type Text } from "./language.ts";

const { version } = packageJson;

/** Runs the program with the words after its name, and says how it ended. Never throws. */
export async function pol(args: readonly string[], io: Io): Promise<ExitCode> {
  const context = new Context(io, chooseLanguage(args, io.env));
  try {
    return await runCommand(args, context);
  } catch (error) {
    if (error instanceof CommanderError) return endParsing(error, args, context);
    reportDefect(error, context);
    return exitCode.defect;
  }
}

async function runCommand(args: readonly string[], context: Context): Promise<ExitCode> {
  const asked = parseCommandLine(args, commands, version, context);
  if (asked === null) return exitCode.usage;
  const { command, operands, options } = asked;
  const language = options["lang"];
  if (typeof language === "string" && !isLanguage(language)) {
    context.fail(
      { en: `there is no language \`${language}\``, zh: `没有语言“${language}”` },
      { en: "it takes en, zh", zh: "可取：en、zh" },
    );
    return exitCode.usage;
  }
  const action = await command.load();
  return action(operands, options as never, context);
}

function endParsing(error: CommanderError, args: readonly string[], context: Context): ExitCode {
  if (error.exitCode === 0) return exitCode.done;
  if (error.code !== "commander.help") {
    const { message, help } = usageWords(error);
    context.fail(message, help ?? whereToLook(args));
  }
  return exitCode.usage;
}

/** The help of the command that was meant, or of the program where there is none. */
function whereToLook(args: readonly string[]): Text {
  const name = args.find((word) => commands.some((command) => command.name === word));
  return name === undefined
    ? { en: "`pol --help` shows the commands", zh: "“pol --help”列出全部命令" }
    : { en: `\`pol ${name} --help\` shows how it is used`, zh: `“pol ${name} --help”列出用法` };
}

/** Some errors of other people's programs carry all that they were given. */
const longestReason = 200;

/** One line that says what to do; where it happened is shown only to who asks. */
function reportDefect(error: unknown, context: Context): void {
  const [firstLine = ""] = (error instanceof Error ? error.message : String(error)).trim().split("\n", 1);
  const what = cutText(firstLine, longestReason);
  context.fail(
    { en: `pol ${version} has a defect: ${what}`, zh: `pol ${version} 自身有缺陷：${what}` },
    {
      en: "report it to those who maintain pol, with this command and its files; POL_TRACE=1 shows where it happened",
      zh: "请将本命令及所用文件告知 pol 的维护者；设置 POL_TRACE=1 可显示出错位置",
    },
  );
  if (context.io.env["POL_TRACE"] === "1" && error instanceof Error) context.note(`${error.stack ?? ""}\n`);
}
