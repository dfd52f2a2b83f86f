/** What the dialects of SQL say differently. Operands are names, numbers or in brackets. */
export interface Dialect {
  /** What it is called. */
  readonly title: string;
  readonly textType: string;
  /** A type of whole numbers for products of two that are exact in 53 bits, and for sums of them. */
  readonly wideType: string;
  quoted(name: string): string;
  literal(text: string): string;
  /** A value of another type; null where it is none of that type. */
  cast(value: string, type: string): string;
  /** A day number as a date, and a date as a day number. */
  dateOf(day: string): string;
  dayNumberOf(date: string): string;
  /** So many months after a date, or at the end of that month. */
  addMonths(date: string, count: string): string;
  /** The quotient of a whole number by another that divides it. */
  quotient(dividend: string, divisor: string): string;
  greatestCommonDivisor(left: string, right: string): string;
  /** Whether a bit of a set is set, from 0; none beyond is. */
  bit(bits: string, position: string): string;
  list(items: readonly string[]): string;
  /** An item by its position from 0. */
  item(list: string, position: string): string;
  contains(list: string, item: string): string;
  /** The whole numbers from one to another, which is not below it. */
  numbers(from: string, to: string): string;
  /** The items for which something holds, said of `each`. */
  filter(list: string, condition: string): string;
  length(list: string): string;
  leastOf(list: string): string;
  greatestOf(list: string): string;
  /** A number that no other row has. */
  readonly rowNumber: string;
}

const duckdb: Dialect = {
  title: "DuckDB",
  textType: "VARCHAR",
  wideType: "HUGEINT",
  quoted: (name) => `"${name.replaceAll('"', '""')}"`,
  literal: (text) => `'${text.replaceAll("'", "''")}'`,
  cast: (value, type) => `TRY_CAST(${value} AS ${type})`,
  dateOf: (day) => `CAST(DATE '1970-01-01' + CAST(${day} AS INTEGER) AS DATE)`,
  dayNumberOf: (date) => `CAST(${date} - DATE '1970-01-01' AS BIGINT)`,
  addMonths: (date, count) => `CAST(${date} + to_months(CAST(${count} AS INTEGER)) AS DATE)`,
  quotient: (dividend, divisor) => `(${dividend} // ${divisor})`,
  greatestCommonDivisor: (left, right) => `gcd(${left}, ${right})`,
  bit: (bits, position) => `((${bits} >> CAST(${position} AS INTEGER)) & 1 = 1)`,
  list: (items) => `[${items.join(", ")}]`,
  item: (list, position) => `${list}[${position} + 1]`,
  contains: (list, item) => `list_contains(${list}, ${item})`,
  numbers: (from, to) => `range(${from}, ${to} + 1)`,
  filter: (list, condition) => `list_filter(${list}, lambda each: ${condition})`,
  length: (list) => `len(${list})`,
  leastOf: (list) => `list_min(${list})`,
  greatestOf: (list) => `list_max(${list})`,
  rowNumber: "row_number() OVER ()",
};

/** Two whole numbers below 2⁵³ have their divisor after fewer steps. */
const euclidSteps = 80;

const spark: Dialect = {
  title: "Spark SQL",
  textType: "STRING",
  wideType: "DECIMAL(38, 0)",
  quoted: (name) => `\`${name.replaceAll("`", "``")}\``,
  literal: (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
  cast: (value, type) => `try_cast(${value} AS ${type})`,
  dateOf: (day) => `date_from_unix_date(CAST(${day} AS INT))`,
  dayNumberOf: (date) => `CAST(unix_date(${date}) AS BIGINT)`,
  addMonths: (date, count) => `add_months(${date}, CAST(${count} AS INT))`,
  quotient: (dividend, divisor) => `(${dividend} div ${divisor})`,
  greatestCommonDivisor: (left, right) =>
    `aggregate(sequence(1, ${euclidSteps}), named_struct('a', abs(CAST(${left} AS BIGINT)), 'b', abs(CAST(${right} AS BIGINT))), ` +
    "(pair, step) -> CASE WHEN pair.b = 0 THEN pair ELSE named_struct('a', pair.b, 'b', pair.a % pair.b) END, pair -> pair.a)",
  bit: (bits, position) => `(shiftright(${bits}, CAST(${position} AS INT)) & 1 = 1)`,
  list: (items) => `array(${items.join(", ")})`,
  item: (list, position) => `get(${list}, CAST(${position} AS INT))`,
  contains: (list, item) => `array_contains(${list}, ${item})`,
  numbers: (from, to) => `sequence(${from}, ${to})`,
  filter: (list, condition) => `filter(${list}, each -> ${condition})`,
  length: (list) => `CAST(size(${list}) AS BIGINT)`,
  leastOf: (list) => `array_min(${list})`,
  greatestOf: (list) => `array_max(${list})`,
  rowNumber: "monotonically_increasing_id()",
};

/** The dialects, by the name that `--dialect` takes. */
export const dialects = { duckdb, spark } as const satisfies Readonly<Record<string, Dialect>>;

export type DialectName = keyof typeof dialects;
