/** Whether a clause is another or stands beneath it: 四(二)1 is within 四(二) and within 四. */
export function isWithin(clause: string, outer: string): boolean {
  if (!clause.startsWith(outer)) return false;
  const rest = clause.slice(outer.length);
  return (
    rest === "" ||
    rest.startsWith("(") ||
    rest.startsWith("·") ||
    (/[)一二三四五六七八九十百]$/u.test(outer) && /^\d/u.test(rest))
  );
}
