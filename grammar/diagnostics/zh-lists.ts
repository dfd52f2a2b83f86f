import type { Wording } from "./words.ts";

/** The Chinese words of what goes over lists: aggregates, ranks and allotments. */
export const ofLists = {
  "aggregate-needs-value": () => ({ message: "没有写明汇总什么", help: "请在列表后写冒号和要汇总的值" }),
  "rank-without-item": ({ list, entity }) => ({
    message: `在“${list}”中排名，须有其中一项作为对象，此处没有`,
    help: `请写在“${entity}”的规则中`,
  }),
  "rank-by-month": () => ({
    message: "排名是在全部各项中的一个名次，不能按月份分列",
    help: "请删去“归入……所在月份”，并在“其中”中写明与哪些项比较",
  }),
  "allotment-without-item": ({ list, entity }) => ({
    message: `在“${list}”中分配，须有其中一项作为对象，此处没有`,
    help: `请写在“${entity}”的规则中`,
  }),
  "allotment-asks-item": ({ name }) => ({
    message: `“${name}”取自当前这一项，而分配对参与的各项须一致`,
    help: "请写列表中每一项各自的内容，或其所属记录的内容",
  }),
  "order-direction": ({ key, type, said, allowed }) =>
    allowed.length === 0
      ? { message: `“${key}”为${type.zh}，一律按正序`, help: `请删去“${said?.zh ?? ""}”` }
      : {
          message:
            said === null ? `“${key}”为${type.zh}，没有写明何者在先` : `“${key}”为${type.zh}，不能写“${said.zh}”`,
          help: `请在其后写${allowed.map(({ zh }) => `“${zh}”`).join("或")}`,
        },
  "order-may-tie": ({ key }) => ({
    message: "可能有两项在此次序中完全并列，没有写明如何处理",
    help: `请${key === null ? "" : `以“${key.zh}”结尾，或`}加上“，并列者同进同退”或“，并列者按名单先后”`,
  }),
  "share-not-rounded-down": ({ words }) => ({
    message: "按比例所得须向下取整，否则合计可能超过总额",
    help: `请写“按比例 ${words.zh}”`,
  }),
  "rest-not-said": () => ({
    message: "取整剩下的余数须写明归谁，或不再分配",
    help: "请加上“，余数依次按 ……”（依次各加一个单位），或“，余数不分”",
  }),
  "rest-by-units": ({ word }) => ({
    message: `余数每项一个单位，“${word.zh}”在此没有意义`,
    help: `请删去“${word.zh}”`,
  }),
  "may-be-negative": ({ what, source, zero }) => ({
    message: `${what === "limit" ? "可供分配的数额" : "申请的数额"}“${source}”可能小于零`,
    help: `请为其所依据的事实写明范围，如“不小于 ${zero.zh}”，或写“最大（${zero.zh}，……）”`,
  }),
} satisfies Partial<Wording>;
