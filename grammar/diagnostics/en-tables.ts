import type { TableWording } from "./words.ts";

/** The English words of what is said of tables. */
export const ofTables: TableWording = {
  "rows-overlap": ({ table, rows, example }) => ({
    message: `rows ${rows.map(({ en }) => en).join(" and ")} of \`${table.en}\` both hold for some records`,
    example: example.en,
    help: "let one of them ask for more, or say which counts: `taking first`, `taking highest` and a column",
  }),
  "row-never-counts": ({ table }) => ({
    message: `this row of \`${table}\` can never count`,
    help: "correct its condition or remove it",
  }),
  "row-cells": ({ expected, actual }) => ({
    message: `this row has ${actual} cell${actual === 1 ? "" : "s"}, the table has ${expected} columns`,
  }),
  "table-without-category": ({ table }) => ({
    message: `the table \`${table}\` goes by a fact but has no column \`category\``,
    help: "add the column `category`",
  }),
  "table-without-result": ({ table }) => ({
    message: `the table \`${table}\` has no column of results`,
    help: "write `=>` before the first column that the table decides",
  }),
  "test-without-column": ({ test }) => ({
    message: `\`${test}\` tests a column's value, and here a value is wanted`,
    help: "tests stand in the columns before `=>`; write a value",
  }),
  "otherwise-not-last": () => ({
    message: "`otherwise` stands once in a table, in a row without another condition",
  }),
};
