import { keywords } from "../keywords.ts";
import type { Parameters } from "./catalogue.ts";
import { ofLists } from "./zh-lists.ts";
import { ofParameters } from "./zh-parameters.ts";
import { ofRanges } from "./zh-ranges.ts";
import { ofTables } from "./zh-tables.ts";
import { circleText, givenWithin, type Wording, type Words } from "./words.ts";

const unknownName = (what: string, name: string, near: string | null): Words => ({
  message: `没有名为“${name}”的${what}`,
  ...(near === null ? {} : { help: `是否想写“${near}”？` }),
});
/** A word of the language as the Chinese surface writes it. */
const word = (en: string): string => keywords.find((each) => each.en === en)?.zh ?? en;
/** A long expression is not said again. */
const short = (source: string): string => (source.length > 24 ? "（……）" : source);
const inBrackets = (source: string): string => (source.length > 24 ? short(source) : `（${source}）`);
const list = (items: readonly string[]): string => items.map((item) => `“${item}”`).join("、");

function prevailingHelp(decision: string, prevailing: Parameters["rule-conflict"]["prevailing"]): string {
  if (prevailing === null) return "请修改其中一条的条件";
  const { which, over } = prevailing;
  const [one, other] = which === "first" ? ["前", "后"] : ["后", "前"];
  if (over !== null) return `若${one}一条优先，请在该条写“不受 ${over.zh} 限制”`;
  return `若${one}一条优先，请先给${other}一条命名（“规则 ${decision} 称为 ……”），再在${one}一条写“不受 该名称 限制”`;
}

/** The Chinese words of every diagnostic. */
export const zh: Wording = {
  ...ofParameters,
  ...ofRanges,
  ...ofTables,
  "unknown-character": ({ character, meant }) => ({
    message: `此处不应出现“${character}”`,
    help: meant === null ? "请删去" : `请写“${meant.zh}”`,
  }),
  "hidden-character": ({ character, isBlank }) => ({
    message: `此处有${isBlank ? "形似空格" : "看不见"}的字符（${character}），所见与所读不一致`,
    help: isBlank ? "请改为空格" : "请删去",
  }),
  "confusable-character": ({ character, meant }) => ({
    message: `“${character}”只是形似“${meant}”`,
    help: `请改写为“${meant}”`,
  }),
  "text-not-closed": ({ closing }) =>
    closing === null
      ? { message: "“「」”内没有名称", help: "请写上名称" }
      : { message: "引号没有在本行内闭合", help: `请补上“${closing}”` },
  "not-a-policy": () => ({
    message: "本文件既不是通知，也不是词汇表",
    help: "文件须以“通知”或“词汇表”开头，其后写名称和标题",
  }),
  "syntax-error": (parameters) => ({
    message: parameters.found === null ? `“${parameters.after}”之后缺少内容` : `“${parameters.found}”不应出现在此处`,
    ...(parameters.expected.length === 0
      ? {}
      : { help: `此处可写：${parameters.expected.map(({ zh }) => zh).join("、")}` }),
  }),
  "broken-before-is": ({ words }) => ({
    message: `“${words}”位于行首，而行首的“为”是规则的取值，不作比较`,
    help: "请接写在上一行末尾；规则的取值只写最后一行",
  }),
  "keyword-as-name": ({ word: used }) => ({
    message: `“${used}”是本语言的用词，不能用作名称`,
    help: `请另取名称，或一律写作“「${used}」”`,
  }),
  "reserved-name": ({ name }) => ({
    message: `“${name}”是程序的保留用词，不能用作名称`,
    help: "请另取名称",
  }),
  "too-deep": ({ chain }) => ({
    message: chain === null ? "此处一个表达式嵌套过深" : `此项依次依赖的其他项超过 ${chain} 个`,
    help: chain === null ? "请用“定义”为其中一部分取名" : "请使其中一些不再逐项依赖前一项",
  }),
  "decided-alone": ({ name, around, entity }) => ({
    message: `“${name}”属于${entity.zh}所在的${around.zh}，而词汇表没有写明${entity.zh}在${around.zh}之中`,
    help: `请在词汇表中写“主体 ${entity.zh} 属于 ${around.zh}?”；${entity.zh}从不单独出现的，不写“?”`,
  }),
  "define-too-large": ({ name, most }) => ({
    message: `此处套用“${name}”后，全文超过 ${most} 个表达式`,
    help: "请勿将带参数的定义层层套用；可为其中一部分另设不带参数的定义",
  }),
  "no-such-date": ({ date }) => ({ message: `不存在 ${date} 这一天`, help: "请写该月实有的日期" }),
  "unit-without-number": ({ unit }) => ({ message: `“${unit}”前面须有数字`, help: `请在“${unit}”前写明数字` }),
  "number-not-whole": ({ number }) => ({ message: `${number} 不是整数`, help: "只有金额和百分比可以带小数" }),
  "number-too-long": ({ number }) => ({
    message: `“${number}”过大或过细，无法精确计算`,
    help: "整数最多 12 位，金额最多 1000 亿元，百分比最多 10 位小数",
  }),
  "duration-too-long": ({ duration }) => ({
    message: `“${duration}”超出了历法范围（公元 1 年至 9999 年）`,
    help: "请写较短的时长",
  }),
  "amount-below-fen": ({ amount }) => ({ message: `${amount} 不足整分`, help: "以元为单位时最多写两位小数" }),
  "nothing-to-confirm": () => ({ message: "此项没有需要确认的值", help: "请删去“待确认”" }),
  "not-a-file-name": ({ name }) => ({
    message: `“${name}”不能用作通知或词汇表的名称，生成的文件以此命名`,
    help: "请只用文字、字母、数字、“-”和“_”，如“溪口2025”",
  }),
  "missing-header": ({ header }) => ({
    message: `通知未写明“${word(header)}”`,
    help: `请在标题下补一行“${word(header)} ……”`,
  }),
  "wrong-header": ({ header }) => ({
    message: `“${word(header)}”的内容种类不对`,
    help: "年度写四位数字，印发日期写日期，施行时间写一个或起止两个日期，采用和原通知写名称，其余写引号内的文字",
  }),
  "unknown-vocabulary": ({ name, path }) => ({ message: `找不到词汇表“${name}”`, help: `应位于 ${path}` }),
  "not-a-vocabulary": ({ path }) => ({ message: `${path} 不是词汇表`, help: "“采用”后面应写以“词汇表”开头的文件" }),
  "vocabulary-has-errors": ({ path }) => ({ message: `词汇表 ${path} 有错误`, help: "请先改正词汇表" }),
  "unknown-notice": ({ name, path }) => ({ message: `找不到原通知“${name}”`, help: `应位于 ${path}` }),
  "not-a-notice": ({ path }) => ({ message: `${path} 不是通知`, help: "“原通知”后面应写以“通知”开头的文件" }),
  "amended-has-errors": ({ path }) => ({ message: `原通知 ${path} 有错误`, help: "请先改正原通知" }),
  "amends-itself": ({ path }) => ({
    message: `通知修改的是它自己：${path.join(" → ")}`,
    help: "原通知应当是先前印发的通知",
  }),
  "nothing-to-amend": ({ clause }) => ({
    message: `删去或修改了条款${clause}，但未写明修改哪个通知`,
    help: "请补一行“原通知 ……”，或改写为“条款”",
  }),
  "clause-of-amended": ({ clause }) => ({
    message: `原通知已有条款${clause}`,
    help: `若取代原条款，请写“修改条款 ${clause}”；若是新增条款，请另用编号`,
  }),
  "header-of-amended": ({ header, value }) => ({
    message: `“${word(header)}”与原通知不一致`,
    help: `请写“${word(header)} ${value}”，或删去这一行`,
  }),
  "vocabulary-lacks": ({ lacking, path }) => ({
    message: {
      entity: "词汇表没有主体，通知无从说起",
      Actor: "词汇表缺少选项表“Actor”，无法说明由谁办理",
      Event: "词汇表缺少选项表“Event”，无法说明时限从何起算",
    }[lacking],
    help: {
      entity: `请在 ${path} 中声明：“主体 person "……"”，并列出其事实和结论`,
      Actor: `请在 ${path} 中声明：“选项表 Actor "……"”，并逐项列出`,
      Event: `请在 ${path} 中声明：“选项表 Event "……"”，并逐项列出`,
    }[lacking],
  }),
  "duplicate-name": ({ name, label = null }) => ({
    message: label === null ? `“${name}”重复声明` : `“${name}”的中文名称“${label.text}”与“${label.of}”相同`,
    help: "请将其中一个改名",
  }),
  "duplicate-clause": ({ clause }) => ({ message: `条款${clause}重复出现`, help: "请将内容合并到一处" }),
  "several-main-entities": ({ name, first }) => ({
    message: `主要主体已是“${first}”，“${name}”不能再作主要主体`,
    help: "“主要主体”只写一处",
  }),
  "group-without-list": ({ group, entity }) => ({
    message: `${group.zh}由${entity.zh}组成，但没有唯一的一项事实列出它们`,
    help: `请给“${group.zh}”写一项“多个 ${entity.zh}”的事实`,
  }),
  "group-fact-not-given": ({ group, fact }) => ({
    message: `${group.zh}由名册各行组成，没有人填写它的“${fact.zh}”`,
    help: "请允许空缺（加“?”）、写明“默认”值，或改为“结论”",
  }),
  "not-listed": ({ entity, holder }) => ({
    message: `${holder.zh}没有列出${entity.zh}，${entity.zh}也就不在其中`,
    help: `请给“${holder.zh}”加一项“多个 ${entity.zh}”的事实`,
  }),
  "listed-outside": ({ entity, holder, other }) => ({
    message: `${other.zh}也列出${entity.zh}，此时${entity.zh}不在任何${holder.zh}之中`,
    help: `请写“属于 ${holder.zh}?”，并在规则中写明没有${holder.zh}时如何处理`,
  }),
  "unknown-name": ({ name, near, of = null }) =>
    of === null
      ? unknownName("名称", name, near)
      : {
          message: `“${name}”属于“${of.zh}”，此处没有可取的${of.zh}`,
          help: `请写在“${of.zh}”的规则中，或在对“${of.zh}”列表的汇总中使用`,
        },
  "unknown-type": ({ name, near }) => unknownName("类型或选项表", name, near),
  "unknown-member": ({ name, enumeration, near }) => unknownName(`“${enumeration.zh}”选项`, name, near),
  "unknown-decision": ({ name, near }) => unknownName("结论", name, near),
  "unknown-fact": ({ name, near }) => unknownName("事实", name, near),
  "unknown-entity": ({ name, near }) => unknownName("主体", name, near),
  "unknown-table": ({ name, near }) => unknownName("表", name, near),
  "unknown-clause": ({ clause, near }) => unknownName("条款", clause, near),
  "name-without-label": ({ name }) => ({
    message: `“${name}”没有中文名称`,
    help: `请在声明处以引号补写：${name} “……”`,
  }),
  "name-without-identifier": ({ name }) => ({
    message: `“${name}”没有英文标识`,
    help: `请在声明处以引号补写：${name} “……”`,
  }),
  "empty-clause": ({ clause }) => ({
    message: `条款${clause}没有任何内容`,
    help: "若无可计算的内容，请在标题后写“无需计算”",
  }),
  "narrative-with-rules": ({ clause }) => ({
    message: `条款${clause}标为无需计算，却含有规则`,
    help: "请删去“无需计算”",
  }),
  "type-mismatch": ({ expected, actual, hint }) => ({
    message: `此处应为${expected.zh}，实为${actual.zh}`,
    ...(hint === null ? {} : { help: hint.zh }),
  }),
  "not-comparable": ({ left, right }) => ({ message: `${left.zh}不能与${right.zh}比较` }),
  "not-ordered": ({ type }) => ({ message: `${type.zh}不分大小先后`, help: "请用“为”或“不为”比较" }),
  "cannot-calculate": ({ operator, left, right }) => ({
    message: `${left.zh}与${right.zh}之间不能用“${operator}”计算`,
  }),
  "absent-not-handled": ({ name, operand, isAsked }) => ({
    message: `“${name}”此处可能未填写`,
    help: `请写明未填写时如何处理：${isAsked ? `“${operand} 已填写 且 ……”，或` : ""}“${short(operand)} 未填写时取 ……”`,
  }),
  "decision-needs-value": ({ decision, type, value }) => ({
    message: `“${decision.zh}”必须有值${value === null ? "" : `，而“${value.text}”可能未填写`}`,
    help:
      (value === null ? "请" : `请写“${short(value.operand)} 未填写时取 ……”，或`) +
      `将其声明为“${type}?”；通知未作规定的，请写“未规定 ${decision.zh} 当 ……”`,
  }),
  "always-known": ({ name }) => ({ message: `“${name}”此处必已填写`, help: "请删去该判断" }),
  "amount-not-rounded": ({ amount, source }) => ({
    message: `该金额可能不足整分${amount === "" ? "" : `，例如 ${amount}元`}`,
    help: `请写明整个算式如何取整：“${inBrackets(source)}四舍五入 至 分”，或“向下取整 至 分”“向上取整 至 元”`,
  }),
  "scale-bands": () => ({
    message: "分段累计各段的上限没有由低到高排列",
    help: "请由低到高排列各段，每段的上限高于前一段，第一段的上限大于零",
  }),
  "divisor-may-be-zero": ({ divisor, isZero }) =>
    isZero
      ? { message: `“${divisor}”为零，不能作除数`, help: "请改用其他数作除数" }
      : {
          message: `“${divisor}”可能为零`,
          help: `请先行判断：“若 ${divisor} > 0 则 …… 否则 ……”，或在条件中写“${divisor} > 0 且 ……”`,
        },
  "wrong-arguments": ({ name, expected, actual }) => ({
    message: `“${name}”应有 ${expected} 个参数，实有 ${actual} 个`,
  }),
  "not-constant": () => ({ message: "此处须为不依赖具体记录的固定值", help: "请只用数值和参数" }),
  "workdays-provisional": ({ years }) => ({
    message: `尚无 ${years.join("、")} 年的放假安排，此处的工作日仅按周末推算，可能变动`,
    help: "国务院办公厅公布放假安排后，请更新 chinese-days 并重新检查",
  }),
  "type-unclear": ({ name }) => ({ message: `无法从值判断“${name}”的类型`, help: "请给出类型明确的值" }),
  "circular-definition": ({ path }) => ({
    message: `定义互相循环：${circleText(path)}`,
    help: "其中至少一项不得依赖其余各项",
  }),
  "too-many-members": ({ enumeration, limit }) => ({ message: `“${enumeration}”用作多选时最多 ${limit} 个选项` }),
  "decided-within": ({ entity, around, lists }) => ({
    message: `“${entity.zh}”须与所属的“${around.zh}”一并认定，单独一条没有结论`,
    help: `请给出所属的“${around.zh}”：“示例 ${around.zh} “…””，“已知 ${givenWithin(
      lists.map(({ zh }) => zh),
      "：",
    )}”，“应得 ${lists.map(({ zh }) => `${zh}[1].`).join("")}…”`,
  }),
  "requirement-on-decision": ({ name }) => ({
    message: `要求在得出结论之前检查，不能依赖“${name}”`,
    help: "请只用事实",
  }),
  "example-without-fact": ({ fact, label, where }) => ({
    message: `示例未给出每条记录必有的“${label}”（${fact}）`,
    help: {
      given: `请在“已知”后补写“${label}：……”`,
      column: `请在“=>”之前增加一列“${label}”`,
      cell: `请填写“${label}”一列的空格`,
      record: `请在花括号内补写“${label}：……”`,
    }[where],
  }),
  "no-such-item": ({ list, position, count }) => ({
    message: `“${list}”此处有${count}条，没有第${position}条`,
    help: "从 1 数起，按所列次序",
  }),
  "circular-override": ({ rules }) => ({
    message: `这些规则互相排除，形成循环：${rules.map(({ zh }) => zh).join(" → ")}`,
    help: "请删去其中一处“不受……限制”",
  }),
  "overrides-nothing": ({ target, decision, near }) => ({
    message: `${target.zh}没有关于“${decision}”的规则可以排除`,
    help: near === null ? "请写明所优先于的规则所在条款" : `是否想写“${near}”？`,
  }),
  "decision-without-rule": ({ decision, label }) => ({
    message: `没有规则确定“${label}”（${decision}）`,
    help: `请补写规则；通知未作规定的，请写“未规定 ${label}”`,
  }),
  "adds-to-single-value": ({ decision }) => ({ message: `“${decision}”不是多选，不能另加`, help: "请改用“为”" }),
  "rule-conflict": ({ decision, example, prevailing, more }) => ({
    message: `对“${decision.zh}”，两条规则得出不同结果${more === 0 ? "" : `；另有 ${more} 条与之或彼此冲突`}`,
    example: example.zh,
    help: prevailingHelp(decision.zh, prevailing),
  }),
  "rule-gap": ({ decision, example, table }) => ({
    message: `对“${decision.zh}”，有的情形${table === null ? "没有规则可依" : `在表“${table.zh}”中没有相应的行`}`,
    example: example.zh,
    help: `请补写${table === null ? "规则" : "一行"}，或写“未规定 ${decision.zh} 当 ……”`,
  }),
  "rule-never-applies": ({ decision, of }) => ({
    message: of === "rule" ? `这条关于“${decision.zh}”的规则永远不起作用` : `表中“${decision.zh}”一列永远不起作用`,
    help: of === "rule" ? "请更正条件或删去该规则" : "请更正表中各行或优先规则的条件，或删去该列",
  }),
  "applies-in-other-reading": ({ what, reading }) => ({
    message: `按所取口径，${what.zh}不起作用；${reading === null ? "须有几个口径同时另取才适用" : `另取口径（如“${reading.zh}”）时才适用`}`,
    ...(reading === null ? {} : { help: `可用 pol run --reading ${reading.zh} 查看其作用` }),
  }),
  "override-never-matters": ({ decision, target }) => ({
    message: `排除${target.zh}从不影响“${decision.zh}”`,
    help: "请从“不受……限制”中删去",
  }),
  "condition-constant": ({ holds }) => ({
    message: `该条件在此处${holds ? "恒成立" : "永不成立"}`,
    help: "请更正或删去",
  }),
  "analysis-unknown": ({ subject, reason }) => ({ message: `${subject.zh}无法判定：${reason.zh}` }),
  "period-reversed": ({ period }) => ({ message: `时段“${period}”的截止日期早于起始日期`, help: "请对调两个日期" }),
  "period-gap": ({ days }) => ({ message: `${days.zh}不属于任何时段` }),
  "period-overlap": ({ first, second }) => ({ message: `时段“${first.zh}”与“${second.zh}”重叠` }),
  "reading-without-default": ({ reading }) => ({
    message: `口径“${reading}”须有且只有一个默认选项`,
    help: "请在所采用的选项后写“默认”",
  }),
  "reading-single-option": ({ reading }) => ({
    message: `口径“${reading}”只有一个选项`,
    help: "至少应有两种理解可供选用",
  }),
  "unknown-reading": ({ reading, near }) => unknownName("口径", reading, near),
  "unknown-option": ({ reading, option, options }) => ({
    message: `口径“${reading}”没有选项“${option}”`,
    help: `可选：${list(options)}`,
  }),
  "column-unknown": ({ name, near }) => unknownName("结论（列名）", name, near),
  "day-of-month": ({ day }) => ({ message: `任何月份都没有 ${day} 日`, help: "请写 1 至 31 之间的日" }),
  "unconfirmed-value": ({ what }) => ({
    message: `“${what}”沿用上年度，尚未确认`,
    help: "请对照新通知核对，如有变动即行修改，并删去“待确认”",
  }),
  "unused-declaration": ({ kind, name }) => ({ message: `${kind.zh}“${name}”没有被用到`, help: "请加以使用或删去" }),
  ...ofLists,
};
