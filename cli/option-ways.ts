import type { Ways } from "../roster/ways.ts";

/** What helps with a roster, by the options of a command. */
export const optionWays: Ways = {
  ignoreColumns: { en: "--ignore-columns passes it over", zh: "加上 --ignore-columns 可忽略该列" },
  chooseSheet: { en: "choose one by --sheet", zh: "请用 --sheet 指定其一" },
  withoutRefused: {
    en: "add --without-refused to decide the others as if it were not there",
    zh: "加上 --without-refused，视其为不在名册之中",
  },
};
