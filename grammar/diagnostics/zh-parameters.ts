import type { ParameterWording } from "./words.ts";

/** The Chinese words of what is said of parameters that change with time. */
export const ofParameters: ParameterWording = {
  "parameter-needs-day": ({ parameter }) => ({
    message: `“${parameter}”分时段取值，此处未写明取哪一天的值`,
    help: `请写“${parameter} 于”，再写日期`,
  }),
  "days-not-rising": ({ parameter }) => ({
    message: `此起始日不晚于前一个起始日；“${parameter.zh}”的各个值须按起始日先后排列`,
    help: "请将起始日较早的写在前面，同一天只写一次",
  }),
  "no-value-yet": ({ parameter, first, seen }) =>
    seen === null
      ? { message: `“${parameter.zh}”在这一天尚无取值：最早自 ${first} 起` }
      : {
          message: `“${parameter.zh}”在 ${first} 之前尚无取值，有的情形下“${seen.decision.zh}”因而没有结果`,
          example: seen.example.zh,
          help: "请补写此前的值，或先用“当”“若”限定日期，或在事实中限定日期范围",
        },
};
