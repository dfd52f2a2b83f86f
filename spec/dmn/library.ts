/** A notice of a library that asks all that models of DMN can say: dates, working days, rounding, scales, tables of data. */

export const libraryVocabulary = `
vocabulary library "图书馆"

enumeration Branch "分馆"
  north "北馆"
  south "南馆"
  east  "东馆"

main entity reader "读者"
  fact bornOn  "出生日期": date
  fact askedOn "申请日期": date from 2024-01-01 to 2025-12-31
  fact loans   "册数":     int from 0 to 40
  fact fee     "押金":     money from 0 yuan to 1000 yuan
  fact branch  "分馆":     Branch

  require "申请不早于出生": askedOn on or after bornOn

  decision age "周岁": int
  decision wholeMonths "月数": int
  decision readyOn "办结日": date
  decision opensOn "开放日": date
  decision closesOn "截止日": date
  decision monthEnd "月末": date
  decision due "应收": money
  decision toTen "取整": money
  decision share "份额": money
  decision progressive "累进": money
  decision places "席位": int
  decision distance "距离": int
  decision far "较远": int
  decision nearest "最近": int
  decision daysOpen "天数": int
  decision rest "余数": int
  decision term "期限": duration
  decision branches "可去分馆": set of Branch
  decision group "分组": text
`;

export const libraryNotice = `
notice library-2025 "图书馆办证"
  issued 2024-12-01
  year   2025
  uses   library

clause 一 "期限"
  define older "年长": fullYears(bornOn, askedOn) >= 21
  rule age
    is fullYears(bornOn, askedOn)
  rule wholeMonths
    is monthsBetween(bornOn, askedOn)
  rule readyOn
    is 5 workdays after askedOn
  rule opensOn
    is askedOn deferred to workday
  rule closesOn
    is 3 workdays before askedOn
  rule monthEnd
    is last day of month of askedOn advanced to workday
  rule daysOpen
    is daysBetween(bornOn, askedOn)
  rule rest
    is remainderOf(daysBetween(bornOn, askedOn) - 400, 7)
  rule term
    is if older then 3 months else 2 months

clause 二 "收费"
  rule due
    is (fee * 12.5%) rounded to fen
  rule toTen
    is (fee * 150%) rounded up to yuan
  rule share
    is (fee / 7) rounded down to fen
  rule progressive
    is (scale of fee: 0% to 10 yuan, 3% to 50 yuan, 10% above that) rounded to jiao

clause 三 "分馆"
  table branchesOpen "各馆"
    | branch "馆": Branch | kilometres "公里": int | seats "座位": int |
    | north | 3 | 40 |
    | south | 8 | 25 |
    | east  | 15 | 60 |
  rule places
    is sum over branchesOpen where seats > loans: seats
  rule distance
    is kilometres of branchesOpen at branch
  rule far
    is count over branchesOpen where kilometres > 5 and seats > loans + 20
  rule nearest
    is (lowest over branchesOpen where seats > 30: kilometres) or else 0
  rule branches
    is (if older then {north, south} else {north}) + (if loans > 6 then {east} else {})

clause 四 "分组"
  rule group
    when loans < 3 and fee < 20 yuan
    is "few"
  rule group notwithstanding 四
    when branch is east
    is "east"
  rule group
    when not (loans < 3 and fee < 20 yuan)
    is "many"
`;
