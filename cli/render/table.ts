import stringWidth from "fast-string-width";

const gap = "  ";

/** Rows with their columns in line; Chinese characters take two columns. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  return rows.map((row) => `${rowText(row, widths)}\n`).join("");
}

function rowText(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => cell + " ".repeat(Math.max(0, widths[column]! - stringWidth(cell))))
    .join(gap)
    .trimEnd();
}
