/** The vocabulary and the notice of a new project, on both surfaces of the language. */

export const vocabularyEn = `vocabulary library "图书馆"

main entity reader "读者"
  fact bornOn   "出生日期": date
  fact resident "本地居民": bool

  decision fee "年费": money
`;

export const noticeEn = `notice fees-2025 "图书馆收费办法"
  issued 2024-12-01
  year   2025
  uses   library

clause 一 "年费"
  parameter fullFee "全额年费": 60 yuan

  rule fee
    is fullFee

  rule fee named children "未成年人" notwithstanding 一
    when resident and fullYears(bornOn, yearStart) < 18
    is 0 yuan

  example "居民子女"
    given bornOn: 2010-05-01, resident: yes
    expect fee: 0 yuan

  example "成年读者"
    given bornOn: 1980-05-01, resident: yes
    expect fee: 60 yuan
`;

export const vocabularyZh = `词汇表 library “图书馆”

主要主体 读者 “reader”
  事实 出生日期 “bornOn”：  日期
  事实 本地居民 “resident”：是否

  结论 年费 “fee”：金额
`;

export const noticeZh = `通知 fees-2025 “图书馆收费办法”
  印发日期 2024年12月1日
  年度     2025
  采用     library

条款 一 “年费”
  参数 全额年费 “fullFee”：60元

  规则 年费
    为 全额年费

  规则 年费 称为 未成年人 “children” 不受 一 限制
    当 本地居民 且 周岁（出生日期，年度首日） < 18
    为 0元

  示例 “居民子女”
    已知 出生日期：2010年5月1日，本地居民：是
    应得 年费：0元

  示例 “成年读者”
    已知 出生日期：1980年5月1日，本地居民：是
    应得 年费：60元
`;
