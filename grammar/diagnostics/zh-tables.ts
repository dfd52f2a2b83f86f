import type { TableWording } from "./words.ts";

/** The Chinese words of what is said of tables. */
export const ofTables: TableWording = {
  "rows-overlap": ({ table, rows, example }) => ({
    message: `表“${table.zh}”中，有的情形同时符合${rows.map(({ zh }) => `“${zh}”`).join("和")}两行`,
    example: example.zh,
    help: "请收紧其中一行的条件，或写明以哪一行为准：“取先列”，或“取最高”加列名",
  }),
  "row-never-counts": ({ table }) => ({ message: `表“${table}”的这一行永远不起作用`, help: "请更正条件或删去该行" }),
  "lookup-in-condition": ({ value }) => ({
    message: `“${value}”写在条件或汇总之中，缺行时无从说明`,
    help: "请先用“定义”为其命名，再引用该名称",
  }),
  "key-repeated": ({ table, column }) => ({
    message: `表“${table}”中已有一行与本行的“${column}”相同，查表时无法确定以哪一行为准`,
    help: "请只保留一行",
  }),
  "row-missing": ({ table, decision, example }) => ({
    message: `有的情形在表“${table.zh}”中查不到相应的行，“${decision.zh}”因而没有结果`,
    example: example.zh,
    help: "请补写该行，或先用“当”或“若”限定范围",
  }),
  "row-cells": ({ expected, actual }) => ({ message: `本行有 ${actual} 格，而表有 ${expected} 列` }),
  "table-without-category": ({ table }) => ({
    message: `表“${table}”按事实取行，却没有“类别”列`,
    help: "请增加“类别”列",
  }),
  "table-without-result": ({ table }) => ({
    message: `表“${table}”没有结论列`,
    help: "请在第一个结论列前写“=>”",
  }),
  "test-without-column": ({ test }) => ({
    message: `“${test}”是对本列取值的条件，而此处应写值`,
    help: "条件写在“=>”之前的各列；请改写为值",
  }),
  "otherwise-not-last": () => ({ message: "“其他情形”在一张表中只能出现一次，且该行不得另有条件" }),
};
