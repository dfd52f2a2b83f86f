/** Where brackets are needed in generated code. */

/** Whether code needs no brackets as an operand: a name, a literal, a call, an index. */
function isAtomic(code: string): boolean {
  return (
    /^!?[\p{L}_$][\p{L}\p{N}_$.]*!?$/u.test(code) ||
    /^-?[\d_]+(?: \/\*[^*]*\*\/)?$/u.test(code) ||
    /^"[^"]*"$/u.test(code) ||
    isCall(code)
  );
}

function isCall(code: string): boolean {
  const open = /^[\p{L}_$][\p{L}\p{N}_$.]*[([]/u.exec(code);
  if (open === null) return false;
  let depth = 0;
  for (let at = open[0].length - 1; at < code.length; at++) {
    if ("([{".includes(code[at]!)) depth++;
    if (")]}".includes(code[at]!)) depth--;
    if (depth === 0) return at === code.length - 1 || (at === code.length - 2 && code.endsWith("!"));
  }
  return false;
}

/** A choice between two codes; between yes and no it is the condition itself. */
export function choice(condition: string, then: string, otherwise: string): string {
  if (then === "true" && otherwise === "false") return condition;
  if (then === "false" && otherwise === "true") return `!${asOperand(condition)}`;
  return `${condition} ? ${bracketed(then)} : ${bracketed(otherwise)}`;
}

/** Code as an operand: in brackets unless it is one name, literal, call or index. */
export function asOperand(code: string): string {
  return isAtomic(code) ? code : `(${code})`;
}

/** Code in brackets where a choice or an alternative would swallow what follows. */
export function bracketed(code: string): string {
  return code.includes(" ? ") || code.includes(" ?? ") || code.includes("||") ? `(${code})` : code;
}
