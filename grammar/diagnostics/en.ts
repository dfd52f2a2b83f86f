import type { Parameters } from "./catalogue.ts";
import { ofLists } from "./en-lists.ts";
import { ofParameters } from "./en-parameters.ts";
import { ofRanges } from "./en-ranges.ts";
import { ofTables } from "./en-tables.ts";
import { circleText, givenWithin, short, type Wording, type Words } from "./words.ts";

const unknownName = (what: string, name: string, near: string | null): Words => ({
  message: `there is no ${what} \`${name}\``,
  ...(near === null ? {} : { help: `did you mean \`${near}\`?` }),
});
const inBrackets = (source: string): string => (source.length > 24 ? short(source) : `(${source})`);
const list = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join(", ");

function prevailingHelp(decision: string, prevailing: Parameters["rule-conflict"]["prevailing"]): string {
  if (prevailing === null) return "change the condition of one of them";
  const { which, over } = prevailing;
  if (over !== null) return `if the ${which} prevails, write \`notwithstanding ${over.en}\` on it`;
  const other = which === "first" ? "second" : "first";
  return `if the ${which} prevails, give the ${other} a name, \`rule ${decision} named …\`, and write \`notwithstanding\` and that name on the ${which}`;
}

/** The English words of every diagnostic. */
export const en: Wording = {
  ...ofParameters,
  ...ofRanges,
  ...ofTables,
  "unknown-character": ({ character, meant }) => ({
    message: `\`${character}\` has no meaning here`,
    help: meant === null ? "remove it" : `write \`${meant.en}\``,
  }),
  "hidden-character": ({ character, isBlank }) => ({
    message:
      `a sign that ${isBlank ? "only looks like a space" : "cannot be seen"} stands here (${character}); ` +
      "what is read is not what is shown",
    help: isBlank ? "write a space" : "remove it",
  }),
  "confusable-character": ({ character, meant }) => ({
    message: `\`${character}\` only looks like \`${meant}\``,
    help: `write \`${meant}\``,
  }),
  "text-not-closed": ({ closing }) =>
    closing === null
      ? { message: "there is no name in `「」`", help: "write one" }
      : { message: "the quoted text is not closed on its line", help: `close it with \`${closing}\`` },
  "not-a-policy": () => ({
    message: "this file is neither a notice nor a vocabulary",
    help: "begin it with `notice` or `vocabulary`, its name and its title",
  }),
  "syntax-error": (parameters) => ({
    message:
      parameters.found === null
        ? `something is missing after \`${parameters.after}\``
        : `\`${parameters.found}\` does not fit here`,
    ...(parameters.expected.length === 0
      ? {}
      : { help: `expected ${parameters.expected.map(({ en }) => en).join(" or ")}` }),
  }),
  "broken-before-is": ({ words }) => ({
    message: `\`${words}\` begins a line, where \`is\` gives a rule its value and compares nothing`,
    help: "write it on the line before; what a rule gives stands on the last such line",
  }),
  "keyword-as-name": ({ word }) => ({
    message: `\`${word}\` is a word of the language and cannot be a name`,
    help: `choose another name, or write \`「${word}」\` everywhere`,
  }),
  "reserved-name": ({ name }) => ({
    message: `\`${name}\` is a word of the programs that use the answers and cannot be a name`,
    help: "choose another name",
  }),
  "too-deep": ({ chain }) => ({
    message:
      chain === null ? "too much is nested in one expression here" : `this rests on more than ${chain} others in a row`,
    help: chain === null ? "give a part of it a name with `define`" : "let some of them not rest on the one before",
  }),
  "decided-alone": ({ name, around, entity }) => ({
    message: `\`${name}\` is of the ${around.en} around a ${entity.en}, and the vocabulary does not say that a ${entity.en} stands in one`,
    help: `write \`entity ${entity.en} in ${around.en}?\` there, without \`?\` where no ${entity.en} ever stands alone`,
  }),
  "define-too-large": ({ name, most }) => ({
    message: `with \`${name}\` filled in here the notice comes to more than ${most} expressions`,
    help: "let a `define` use another once instead of inside itself, or give what it is used for a `define` without parameters",
  }),
  "no-such-date": ({ date }) => ({ message: `there is no date ${date}`, help: "write a day that the month has" }),
  "unit-without-number": ({ unit }) => ({
    message: `\`${unit}\` must follow a number`,
    help: `write a numeral before \`${unit}\``,
  }),
  "number-not-whole": ({ number }) => ({
    message: `${number} is not a whole number`,
    help: "only amounts and percentages may have decimals",
  }),
  "number-too-long": ({ number }) => ({
    message: `\`${number}\` is too large or too fine to be calculated with exactly`,
    help: "a whole number has at most 12 digits, an amount goes up to 100 billion yuan, a percentage has at most 10 decimals",
  }),
  "duration-too-long": ({ duration }) => ({
    message: `\`${duration}\` is longer than the calendar, which has the years 1 to 9999`,
    help: "write a shorter time",
  }),
  "amount-below-fen": ({ amount }) => ({
    message: `${amount} is not a whole number of fen`,
    help: "write at most two decimals of a yuan",
  }),
  "nothing-to-confirm": () => ({
    message: "this declaration has no value that could be unconfirmed",
    help: "remove `unconfirmed`",
  }),
  "not-a-file-name": ({ name }) => ({
    message: `\`${name}\` cannot name a notice or a vocabulary, since its files are called by it`,
    help: "use letters, digits, `-` and `_`, as in `brookside-2025`",
  }),
  "missing-header": ({ header }) => ({
    message: `the notice does not say its \`${header}\``,
    help: `add a line \`${header} …\` under the title`,
  }),
  "wrong-header": ({ header }) => ({
    message: `\`${header}\` has a value of the wrong kind`,
    help: "year takes a number of four digits, issued a date, in force from a date or two, uses and amends a name, the others a text",
  }),
  "unknown-vocabulary": ({ name, path }) => ({
    message: `the vocabulary \`${name}\` cannot be found`,
    help: `it is looked for at ${path}`,
  }),
  "not-a-vocabulary": ({ path }) => ({
    message: `${path} is not a vocabulary`,
    help: "`uses` names a file that begins with `vocabulary`",
  }),
  "vocabulary-has-errors": ({ path }) => ({
    message: `the vocabulary ${path} has errors`,
    help: "mend the vocabulary first",
  }),
  "unknown-notice": ({ name, path }) => ({
    message: `the notice \`${name}\`, which is amended, cannot be found`,
    help: `it is looked for at ${path}`,
  }),
  "not-a-notice": ({ path }) => ({
    message: `${path} is not a notice`,
    help: "`amends` names a file that begins with `notice`",
  }),
  "amended-has-errors": ({ path }) => ({
    message: `the notice ${path}, which is amended, has errors`,
    help: "mend that notice first",
  }),
  "amends-itself": ({ path }) => ({
    message: `the notice amends itself: ${path.join(" → ")}`,
    help: "a notice amends one that was issued before it",
  }),
  "nothing-to-amend": ({ clause }) => ({
    message: `clause ${clause} is struck or replaced, but the notice amends none`,
    help: "add a header `amends …` with the name of the notice, or write `clause`",
  }),
  "clause-of-amended": ({ clause }) => ({
    message: `the amended notice has a clause ${clause} already`,
    help: `write \`replaces clause ${clause}\` where this stands in its place, or give a new clause a number of its own`,
  }),
  "header-of-amended": ({ header, value }) => ({
    message: `the amended notice has another \`${header}\``,
    help: `write \`${header} ${value}\`, or leave the header out`,
  }),
  "vocabulary-lacks": ({ lacking, path }) => ({
    message: {
      entity: "the vocabulary has no entity of which a notice could speak",
      Actor: "the vocabulary has no enumeration `Actor`, which says who has duties",
      Event: "the vocabulary has no enumeration `Event`, which says from what times run",
    }[lacking],
    help: {
      entity: `declare one in ${path}: \`entity person "…"\` with its facts and decisions`,
      Actor: `declare it in ${path}: \`enumeration Actor "…"\` with an option for each of them`,
      Event: `declare it in ${path}: \`enumeration Event "…"\` with an option for each of them`,
    }[lacking],
  }),
  "duplicate-name": ({ name, label = null }) => ({
    message:
      label === null
        ? `\`${name}\` is declared twice`
        : `the label \`${label.text}\` of \`${name}\` is that of \`${label.of}\` already`,
    help: "rename one of them",
  }),
  "duplicate-clause": ({ clause }) => ({
    message: `clause ${clause} stands twice`,
    help: "put its declarations together",
  }),
  "several-main-entities": ({ name, first }) => ({
    message: `\`${name}\` cannot be the main entity as well: that is \`${first}\``,
    help: "write `main entity` once",
  }),
  "group-without-list": ({ group, entity }) => ({
    message: `a ${group.en} is formed of records of \`${entity.en}\`, and no one fact of it lists them`,
    help: `give \`${group.en}\` one fact of the type \`list of ${entity.en}\``,
  }),
  "group-fact-not-given": ({ group, fact }) => ({
    message: `nobody gives \`${fact.en}\` of a \`${group.en}\`, which is formed of the rows of a roster`,
    help: `let it be absent (\`?\`), give it a \`default\`, or make it a \`decision\``,
  }),
  "not-listed": ({ entity, holder }) => ({
    message: `no list of a ${holder.en} holds a ${entity.en}, so none stands in one`,
    help: `give \`${holder.en}\` a fact of the type \`list of ${entity.en}\``,
  }),
  "listed-outside": ({ entity, holder, other }) => ({
    message: `a ${other.en} lists a ${entity.en} as well, which then stands in no ${holder.en}`,
    help: `write \`in ${holder.en}?\`, and say in the rules what holds where there is none`,
  }),
  "unknown-name": ({ name, near, of = null }) =>
    of === null
      ? unknownName("name", name, near)
      : {
          message: `\`${name}\` is of \`${of.en}\`, and there is none at hand here`,
          help: `ask for it in a rule of \`${of.en}\`, or in an aggregate over a list of \`${of.en}\``,
        },
  "unknown-type": ({ name, near }) => unknownName("type or enumeration", name, near),
  "unknown-member": ({ name, enumeration, near }) => unknownName(`option of \`${enumeration.en}\` called`, name, near),
  "unknown-decision": ({ name, near }) => unknownName("decision", name, near),
  "unknown-fact": ({ name, near }) => unknownName("fact", name, near),
  "unknown-entity": ({ name, near }) => unknownName("entity", name, near),
  "unknown-table": ({ name, near }) => unknownName("table", name, near),
  "unknown-clause": ({ clause, near }) => unknownName("clause", clause, near),
  "name-without-label": ({ name }) => ({
    message: `\`${name}\` has no Chinese label`,
    help: `add one in quotes where it is declared: \`${name} "…"\``,
  }),
  "name-without-identifier": ({ name }) => ({
    message: `\`${name}\` has no identifier`,
    help: `add one in quotes where it is declared: \`${name} "…"\``,
  }),
  "empty-clause": ({ clause }) => ({
    message: `clause ${clause} declares nothing`,
    help: "write `narrative` after its title if there is nothing to compute",
  }),
  "narrative-with-rules": ({ clause }) => ({
    message: `clause ${clause} is called narrative and yet decides something`,
    help: "remove `narrative`",
  }),
  "type-mismatch": ({ expected, actual, hint }) => ({
    message: `expected ${expected.en}, found ${actual.en}`,
    ...(hint === null ? {} : { help: hint.en }),
  }),
  "not-comparable": ({ left, right }) => ({ message: `${left.en} cannot be compared with ${right.en}` }),
  "not-ordered": ({ type }) => ({ message: `${type.en} has no order`, help: "compare it with `is` or `is not`" }),
  "cannot-calculate": ({ operator, left, right }) => ({
    message: `\`${operator}\` cannot join ${left.en} and ${right.en}`,
  }),
  "absent-not-handled": ({ name, operand, isAsked }) => ({
    message: `\`${name}\` may be absent here`,
    help: `say what happens then: ${isAsked ? `\`${operand} is known and …\`, or ` : ""}\`${short(operand)} or else …\``,
  }),
  "decision-needs-value": ({ decision, type, value }) => ({
    message: `\`${decision.en}\` must have a value${value === null ? "" : `, and \`${value.text}\` may be absent`}`,
    help:
      (value === null ? "" : `write \`${short(value.operand)} or else …\`, or `) +
      `declare it as \`${type}?\`, or write \`silent on ${decision.en} when …\` where the notice says nothing`,
  }),
  "always-known": ({ name }) => ({ message: `\`${name}\` is never absent here`, help: "remove the test" }),
  "amount-not-rounded": ({ amount, source }) => ({
    message: `this amount may fall between two fen${amount === "" ? "" : `, for example ${amount} yuan`}`,
    help: `say how the whole of it is rounded: \`${inBrackets(source)} rounded to fen\`, or \`rounded down to fen\`, \`rounded up to yuan\``,
  }),
  "scale-bands": () => ({
    message: "the ends of this scale do not rise",
    help: "write the bands from low to high, each to an end above the one before, the first above zero",
  }),
  "divisor-may-be-zero": ({ divisor, isZero }) =>
    isZero
      ? { message: `\`${divisor}\` is zero, and nothing can be divided by it`, help: "divide by another number" }
      : {
          message: `\`${divisor}\` may be zero`,
          help: `ask for it first: \`if ${divisor} > 0 then … else …\`, or in a condition \`${divisor} > 0 and …\``,
        },
  "wrong-arguments": ({ name, expected, actual }) => ({
    message: `\`${name}\` takes ${expected} argument${expected === 1 ? "" : "s"}, not ${actual}`,
  }),
  "not-constant": () => ({
    message: "this must be a fixed value, known without any record",
    help: "use literals and parameters only",
  }),
  "workdays-provisional": ({ years }) => ({
    message: `the working days of ${years.join(", ")} are counted by weekends alone, as no official list of holidays is known`,
    help: "once the State Council has published the list, update the package chinese-days and check again",
  }),
  "type-unclear": ({ name }) => ({
    message: `what \`${name}\` is cannot be told from its value`,
    help: "give it a value of one definite type",
  }),
  "circular-definition": ({ path }) => ({
    message: `the definition goes in a circle: ${circleText(path)}`,
    help: "one of them must not rest on the others",
  }),
  "too-many-members": ({ enumeration, limit }) => ({
    message: `a set of \`${enumeration}\` can have at most ${limit} options`,
  }),
  "decided-within": ({ entity, around, lists }) => ({
    message: `\`${entity.en}\` is decided with the \`${around.en}\` around it, and comes to nothing alone`,
    help: `give the \`${around.en}\`: \`example ${around.en} "…"\`, \`given ${givenWithin(lists.map(({ en }) => en))}\`, \`expect ${lists.map(({ en }) => `${en}[1].`).join("")}…\``,
  }),
  "requirement-on-decision": ({ name }) => ({
    message: `a requirement is asked before anything is decided, so it cannot rest on \`${name}\``,
    help: "use facts only",
  }),
  "example-without-fact": ({ fact, label, where }) => ({
    message: `the example does not give \`${fact}\` (${label}), which every record must have`,
    help: {
      given: `add \`${fact}: …\` after \`given\``,
      column: `add a column \`${fact}\` before \`=>\``,
      cell: `fill in the cell of the column \`${fact}\``,
      record: `add \`${fact}: …\` in the braces`,
    }[where],
  }),
  "no-such-item": ({ list, position, count }) => ({
    message: `\`${list}\` has ${count === 1 ? "one record" : `${count} records`} here, and none is number ${position}`,
    help: "count from 1, in the order in which the list is given",
  }),
  "circular-override": ({ rules }) => ({
    message: `these rules override each other in a circle: ${rules.map(({ en }) => en).join(" → ")}`,
    help: "remove one `notwithstanding`",
  }),
  "overrides-nothing": ({ target, decision, near }) => ({
    message: `${target.en} has no rule on \`${decision}\` to override`,
    help: near === null ? "name the clause whose rule it prevails over" : `did you mean \`${near}\`?`,
  }),
  "decision-without-rule": ({ decision, label }) => ({
    message: `no rule decides \`${decision}\` (${label})`,
    help: `add a rule, or write \`silent on ${decision}\` if the notice says nothing`,
  }),
  "adds-to-single-value": ({ decision }) => ({
    message: `\`${decision}\` is not a set, so nothing can be added to it`,
    help: "write `is`",
  }),
  "rule-conflict": ({ decision, example, prevailing, more }) => ({
    message:
      `two rules give \`${decision.en}\` different values` +
      (more === 0 ? "" : `, and ${more} more ${more === 1 ? "is" : "are"} in conflict with them or with one another`),
    example: example.en,
    help: prevailingHelp(decision.en, prevailing),
  }),
  "rule-gap": ({ decision, example, table }) => ({
    message: `no ${table === null ? "rule" : `row of \`${table.en}\``} decides \`${decision.en}\` for some records`,
    example: example.en,
    help: `add a ${table === null ? "rule" : "row"}, or \`silent on ${decision.en} when …\``,
  }),
  "rule-never-applies": ({ decision, of }) => ({
    message: `this ${of === "rule" ? "rule on" : "column of the table for"} \`${decision.en}\` can never decide anything`,
    help: `correct ${of === "rule" ? "its condition or remove it" : "the conditions in the table's rows or of what prevails, or take the column out"}`,
  }),
  "applies-in-other-reading": ({ what, reading }) => ({
    message:
      `as the notice is read, ${what.en} decides nothing; it applies only ` +
      (reading === null ? "where several readings are other ones" : `in another reading, as with \`${reading.en}\``),
    ...(reading === null ? {} : { help: `\`pol run --reading ${reading.en}\` shows what it does` }),
  }),
  "override-never-matters": ({ decision, target }) => ({
    message: `overriding ${target.en} never changes \`${decision.en}\``,
    help: "remove it from `notwithstanding`",
  }),
  "condition-constant": ({ holds }) => ({
    message: `this condition ${holds ? "always" : "never"} holds where it is asked`,
    help: "correct it or remove it",
  }),
  "analysis-unknown": ({ subject, reason }) => ({ message: `${subject.en} could not be decided: ${reason.en}` }),
  "period-reversed": ({ period }) => ({
    message: `the period \`${period}\` ends before it begins`,
    help: "swap the two dates",
  }),
  "period-gap": ({ days }) => ({ message: `no period covers ${days.en}` }),
  "period-overlap": ({ first, second }) => ({ message: `the periods \`${first.en}\` and \`${second.en}\` overlap` }),
  "reading-without-default": ({ reading }) => ({
    message: `the reading \`${reading}\` needs exactly one default`,
    help: "write `default` after the option taken",
  }),
  "reading-single-option": ({ reading }) => ({
    message: `the reading \`${reading}\` has only one option`,
    help: "a reading is a choice between two or more",
  }),
  "unknown-reading": ({ reading, near }) => unknownName("reading", reading, near),
  "unknown-option": ({ reading, option, options }) => ({
    message: `the reading \`${reading}\` has no option \`${option}\``,
    help: `it has ${list(options)}`,
  }),
  "column-unknown": ({ name, near }) => unknownName("decision for the column", name, near),
  "day-of-month": ({ day }) => ({ message: `no month has a day ${day}`, help: "write a day from 1 to 31" }),
  "unconfirmed-value": ({ what }) => ({
    message: `\`${what}\` is last year's and not confirmed`,
    help: "check it against the new notice, change it if need be, and remove `unconfirmed`",
  }),
  "unused-declaration": ({ kind, name }) => ({
    message: `nothing uses the ${kind.en} \`${name}\``,
    help: "use it, or remove it",
  }),
  ...ofLists,
};
