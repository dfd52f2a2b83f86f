/** Where brackets are needed in generated code. */

/** Whether code needs no brackets as an operand: a name, a literal, a call, an index, what has brackets. */
function isAtomic(code: string): boolean {
  return (
    /^!?[\p{L}_$][\p{L}\p{N}_$.]*!?$/u.test(code) ||
    /^-?[\d_]+(?: \/\*[^*]*\*\/)?$/u.test(code) ||
    /^"[^"]*"$/u.test(code) ||
    isEnclosed(code)
  );
}

/** Whether code is a call, an index, or stands in brackets. */
function isEnclosed(code: string): boolean {
  const open = /^(?:[\p{L}_$][\p{L}\p{N}_$.]*)?[([]/u.exec(code);
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
  if (then === "false" && otherwise === "true") return negated(condition);
  return `${condition} ? ${bracketed(then)} : ${bracketed(otherwise)}`;
}

/** The opposite of a condition; of an equation it is the other sign. */
export function negated(condition: string): string {
  const [, left, sign, right] = /^(.*) ([!=])== (.*)$/su.exec(condition) ?? [];
  const isEquation = left !== undefined && right !== undefined && isAtomic(left) && isAtomic(right);
  return isEquation ? `${left} ${sign === "!" ? "=" : "!"}== ${right}` : `!${asOperand(condition)}`;
}

/** Code as an operand: in brackets unless it is one name, literal, call, index or already in brackets. */
export function asOperand(code: string): string {
  return isAtomic(code) ? code : `(${code})`;
}

/** Code in brackets where a choice or an alternative would swallow what follows. */
export function bracketed(code: string): string {
  return code.includes(" ? ") || code.includes(" ?? ") || code.includes("||") ? `(${code})` : code;
}
