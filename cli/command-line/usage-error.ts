import type { CommanderError } from "commander";
import type { Text } from "../language.ts";

/** A usage error of the option parser in our words, with the name that was probably meant. */
export function usageWords(error: CommanderError): { readonly message: Text; readonly help: Text | null } {
  const subject = /'([^']*)'/u.exec(error.message)?.[1] ?? "";
  const near = /Did you mean (?:one of )?([^?]*)\?/u.exec(error.message)?.[1];
  const help = near === undefined ? null : { en: `did you mean \`${near}\`?`, zh: `是否想写“${near}”？` };
  return { message: messages[error.code]?.(subject) ?? { en: error.message, zh: error.message }, help };
}

const messages: Readonly<Record<string, (subject: string) => Text>> = {
  "commander.unknownOption": (option) => ({ en: `there is no option \`${option}\``, zh: `没有选项“${option}”` }),
  "commander.unknownCommand": (name) => ({ en: `there is no command \`${name}\``, zh: `没有命令“${name}”` }),
  "commander.missingArgument": (name) => ({ en: `\`<${name}>\` is missing`, zh: `缺少“<${name}>”` }),
  "commander.optionMissingArgument": (flags) => ({ en: `\`${flags}\` needs a value`, zh: `“${flags}”须带一个值` }),
  "commander.missingMandatoryOptionValue": (flags) => ({ en: `\`${flags}\` is missing`, zh: `缺少“${flags}”` }),
  "pol.repeatedOption": (flags) => ({ en: `\`${flags}\` is given more than once`, zh: `“${flags}”重复给出` }),
  "pol.emptyArgument": () => ({ en: "one of the arguments is empty", zh: "有一个参数为空" }),
  "commander.excessArguments": () => ({ en: "there are too many arguments", zh: "参数过多" }),
};
