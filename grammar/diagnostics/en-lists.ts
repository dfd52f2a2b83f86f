import { short, type Wording } from "./words.ts";

/** The English words of what goes over lists: aggregates, ranks and allotments. */
export const ofLists = {
  "aggregate-needs-value": () => ({
    message: "the aggregate does not say of what",
    help: "write `: ` and the value after the list",
  }),
  "rank-without-item": ({ list, entity }) => ({
    message: `a rank among \`${list}\` is the rank of one of them, and none is at hand here`,
    help: `ask for it in a rule of \`${entity}\``,
  }),
  "rank-by-month": () => ({
    message: "a rank is one place among all, and has no months",
    help: "remove `by month of`, and say in `where` which items are compared",
  }),
  "allotment-without-item": ({ list, entity }) => ({
    message: `what is allotted among \`${list}\` goes to one of them, and none is at hand here`,
    help: `write it in a rule of \`${entity}\``,
  }),
  "allotment-asks-item": ({ name }) => ({
    message: `\`${name}\` is asked of the one record at hand, and an allotment is the same for all who share it`,
    help: "name what each item of the list has, or what the record around them has",
  }),
  "order-direction": ({ key, type, said, allowed }) =>
    allowed.length === 0
      ? { message: `\`${key}\` is ${type.en}, and always goes forward`, help: `remove \`${said?.en ?? ""}\`` }
      : {
          message:
            said === null
              ? `\`${key}\` is ${type.en}, and it is not said which comes first`
              : `\`${key}\` is ${type.en}, of which \`${said.en}\` cannot be said`,
          help: `write ${allowed.map(({ en }) => `\`${en}\``).join(" or ")} after it`,
        },
  "order-may-tie": ({ key }) => ({
    message: "two records may be alike in all that this order goes by, and nothing is said of them",
    help: `${key === null ? "" : `end the order with \`${key.en}\`, or `}add \`, ties all or none\` or \`, ties as listed\``,
  }),
  "share-not-rounded-down": ({ words }) => ({
    message: "shares must be rounded down: rounded in another way they could come to more than there is",
    help: `write \`in proportion ${words.en}\``,
  }),
  "rest-not-said": () => ({
    message: "what rounding leaves must go to someone, or stay unspent",
    help: "add `, rest in order of …`, which gives a unit more to one after the other, or `, rest unspent`",
  }),
  "rest-by-units": ({ word }) => ({
    message: `the rest goes a unit to each, of which \`${word.en}\` says nothing`,
    help: `remove \`${word.en}\``,
  }),
  "may-be-negative": ({ what, source, zero }) => ({
    message: `${what === "limit" ? "what there is to allot" : "what is wished"}, \`${short(source)}\`, may be below zero`,
    help: `give the facts that it rests on a range, as in \`from ${zero.en}\`, or write \`greatest(${zero.en}, …)\``,
  }),
} satisfies Partial<Wording>;
