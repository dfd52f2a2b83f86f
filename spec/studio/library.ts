/** A small vocabulary for tests: a reader of a library, what they pay and how much they may take home. */
export const library = `词汇表 library “图书馆”

选项表 读者类别 “Kind”
  学生 “student”
  居民 “resident”

主体 读者 “reader”
  事实 年龄 “age”：整数 不小于 0 不大于 120
  事实 身份 “kind”：读者类别
  结论 费用 “fee”：金额
  结论 可借册数 “loans”：整数
`;
