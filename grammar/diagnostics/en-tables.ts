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
  "lookup-in-condition": ({ value }) => ({
    message: `\`${value}\` is looked up in a condition or in an aggregate, where a missing row could not be told`,
    help: "give it a name with `define`, and ask that",
  }),
  "key-repeated": ({ table, column }) => ({
    message: `\`${table}\` has another row with this \`${column}\`, by which its rows are looked up`,
    help: "keep one of them",
  }),
  "row-missing": ({ table, decision, example }) => ({
    message: `\`${table.en}\` has no row for some records, so \`${decision.en}\` has no value`,
    example: example.en,
    help: "add the row, or ask first whether there is one, with `when` or `if`",
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
