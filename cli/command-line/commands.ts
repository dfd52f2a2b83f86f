import type { CommandUsage, OptionUsage } from "./command.ts";

const json: OptionUsage = {
  flags: "--json",
  text: { en: "write a form that programs read", zh: "输出供程序读取的 JSON" },
};
const readings: OptionUsage = {
  flags: "--reading <name=option>",
  many: true,
  text: { en: "take another option of a reading", zh: "改取某一口径的另一选项" },
};
const entity: OptionUsage = {
  flags: "--entity <name>",
  text: { en: "what the records describe (default: the main entity)", zh: "记录描述的主体（默认：主要主体）" },
};
const ignoreColumns: OptionUsage = {
  flags: "--ignore-columns",
  text: { en: "pass over columns that the vocabulary does not have", zh: "忽略词汇表中没有的列" },
};

const sheet: OptionUsage = {
  flags: "--sheet <name>",
  text: { en: "the sheet of a workbook (default: the only one)", zh: "工作簿中的工作表（默认：唯一的一个）" },
};

const withoutRefused: OptionUsage = {
  flags: "--without-refused",
  text: {
    en: "decide the members of groups as if refused records were not there",
    zh: "户或全体中有记录不予受理的，视其为不在名册之中",
  },
};

const archiveFolder: OptionUsage = {
  flags: "--archive <folder>",
  text: { en: "where policies are kept (default: pol-archive)", zh: "政策存档的文件夹（默认：pol-archive）" },
};

/** Every command that works, in the order of the help. */
export const commands: readonly CommandUsage[] = [
  {
    name: "check",
    operands: "<files...>",
    text: { en: "report every problem of policy files", zh: "检查政策文件，报告全部问题" },
    options: [json],
    load: async () => (await import("../commands/check.ts")).check,
  },
  {
    name: "run",
    operands: "<file>",
    text: { en: "decide every record of a roster", zh: "对名册中的每条记录逐一作出结论" },
    options: [
      {
        flags: "--input <roster>",
        required: true,
        text: {
          en: "the roster, .json, .jsonl or .csv, also packed as .gz, .xlsx, .parquet or a table, people.duckdb#residents; - is standard input",
          zh: "名册文件（.json、.jsonl、.csv，或其 .gz 压缩件、.xlsx、.parquet），或数据库中的表（people.duckdb#residents）；- 为标准输入",
        },
      },
      {
        flags: "--output <file>",
        text: { en: "write to a file, not to standard output", zh: "写入文件，而非标准输出" },
      },
      {
        flags: "--format <format>",
        text: {
          en: "json, jsonl, csv, xlsx or parquet, where no file name tells",
          zh: "json、jsonl、csv、xlsx 或 parquet，用于文件名看不出格式时",
        },
      },
      { flags: "--explain", text: { en: "add its explanation to each JSON record", zh: "在每条 JSON 记录中附上说明" } },
      readings,
      entity,
      ignoreColumns,
      sheet,
      withoutRefused,
      {
        flags: "--record <file>",
        text: {
          en: "also keep each decision as a line of JSON, for pol replay",
          zh: "另将每条结论存为一行 JSON，供 pol replay 使用",
        },
      },
      {
        flags: "--summary [file]",
        text: {
          en: "add up what was decided; as text, or by the file: .txt, .json, .html, .xlsx",
          zh: "汇总结论：文本，或按文件名为 .txt、.json、.html、.xlsx",
        },
      },
      { flags: "--labels <language>", text: { en: "zh: write Chinese labels", zh: "zh：以中文名称输出" } },
    ],
    load: async () => (await import("../commands/run.ts")).run,
  },
  {
    name: "explain",
    operands: "<file> [decisions...]",
    text: { en: "show the reasoning for one record", zh: "说明一条记录的结论及其依据" },
    options: [
      {
        flags: "--input <record>",
        required: true,
        text: {
          en: "a JSON file with one record, or a roster; - is standard input",
          zh: "含一条记录的 JSON 文件，或名册；- 为标准输入",
        },
      },
      {
        flags: "--key <key>",
        text: { en: "the record of a roster, by its key", zh: "名册中要说明的记录的编号" },
      },
      readings,
      entity,
      ignoreColumns,
      sheet,
      withoutRefused,
      json,
    ],
    load: async () => (await import("../commands/explain.ts")).explainRecord,
  },
  {
    name: "build",
    operands: "<files...>",
    text: { en: "generate code from policy files", zh: "由政策文件生成代码" },
    options: [
      { flags: "--out <folder>", required: true, text: { en: "the folder to write to", zh: "输出文件夹" } },
      {
        flags: "--target <target>",
        text: {
          en: "ts: a typed evaluator (default); schema: JSON Schema; html: a document to read; sql: a statement; wasm: a module of columns; dmn: decision tables for other engines",
          zh: "ts：带类型的求值程序（默认）；schema：JSON Schema；html：供阅读的文档；sql：一条语句；wasm：按列计算的模块；dmn：供其他引擎使用的决策表",
        },
      },
      {
        flags: "--runtime <place>",
        text: {
          en: "package: import the runtime from the package pol; beside: write it beside the code (default)",
          zh: "package：从程序包 pol 引入运行库；beside：写在代码旁边（默认）",
        },
      },
      {
        flags: "--dialect <dialect>",
        text: { en: "of SQL: duckdb (default) or spark", zh: "SQL 方言：duckdb（默认）或 spark" },
      },
      readings,
    ],
    load: async () => (await import("../commands/build.ts")).build,
  },
  {
    name: "studio",
    operands: "[folder]",
    text: { en: "write, try and compare notices in a browser", zh: "在浏览器中编写、试算、比较通知" },
    options: [
      { flags: "--port <number>", text: { en: "the port (default: 8410)", zh: "端口（默认：8410）" } },
      { flags: "--no-open", text: { en: "do not open a browser", zh: "不打开浏览器" } },
    ],
    load: async () => (await import("../commands/studio.ts")).studio,
  },
  {
    name: "serve",
    operands: "<files...>",
    text: { en: "answer questions about records over HTTP", zh: "以 HTTP 服务回答对记录的查询" },
    options: [
      { flags: "--port <number>", text: { en: "the port (default: 8400)", zh: "端口（默认：8400）" } },
      {
        flags: "--host <address>",
        text: { en: "the address (default: 127.0.0.1, this machine only)", zh: "地址（默认：127.0.0.1，仅限本机）" },
      },
      {
        flags: "--log <level>",
        text: { en: "debug, info (default), warn, error or silent", zh: "debug、info（默认）、warn、error 或 silent" },
      },
      {
        flags: "--max-body <bytes>",
        text: {
          en: "the largest record that is taken (default: 1048576)",
          zh: "一条记录的最大字节数（默认：1048576）",
        },
      },
      {
        flags: "--batch-silence <seconds>",
        text: { en: "how long a batch may send nothing (default: 60)", zh: "批量请求最长的静默秒数（默认：60）" },
      },
      readings,
    ],
    load: async () => (await import("../commands/serve.ts")).serve,
  },
  {
    name: "replay",
    operands: "<records...>",
    text: { en: "decide recorded cases again", zh: "对记录在案的情形重新裁定" },
    options: [
      archiveFolder,
      {
        flags: "--by <file>",
        text: { en: "a notice to decide by, not that of then", zh: "改按此通知裁定，而非当时的通知" },
      },
      readings,
      json,
    ],
    load: async () => (await import("../commands/replay.ts")).replay,
  },
  {
    name: "archive",
    operands: "[action] [files...]",
    text: {
      en: "list the policies that are kept; add FILE…: keep notices by their hashes",
      zh: "列出存档的政策；add 文件…：按摘要存入通知",
    },
    options: [archiveFolder, readings, json],
    load: async () => (await import("../commands/archive.ts")).archive,
  },
  {
    name: "test",
    operands: "[files...]",
    text: { en: "run the examples and invariants of notices", zh: "运行通知中的示例和恒定条件" },
    options: [
      {
        flags: "--seed <number>",
        text: { en: "choose the generated records (default: 1)", zh: "选定随机生成的记录（默认：1）" },
      },
      {
        flags: "--runs <number>",
        text: {
          en: "records an invariant is tried on (default: 1000)",
          zh: "每个恒定条件试验的记录数（默认：1000）",
        },
      },
      readings,
      json,
      { flags: "--junit <file>", text: { en: "also write a JUnit report", zh: "另写一份 JUnit 报告" } },
      { flags: "--watch", text: { en: "run again whenever a file changes", zh: "文件修改后重新运行" } },
      { flags: "--coverage", text: { en: "show what the examples reach", zh: "显示示例覆盖了哪些内容" } },
      {
        flags: "--coverage-format <format>",
        text: { en: "text beside the source (default), json or lcov", zh: "text：与原文对照（默认）；json；lcov" },
      },
      { flags: "--threshold <percent>", text: { en: "fail where less is covered", zh: "覆盖率低于此数即不通过" } },
      { flags: "--suggest", text: { en: "write examples for what none reaches", zh: "为未覆盖的内容拟出示例" } },
      {
        flags: "--mutate",
        text: { en: "plant small faults and list those not noticed", zh: "植入细小错误，列出未被发现者" },
      },
      {
        flags: "--export-examples <file>",
        text: {
          en: "write one notice's examples to a CSV or a JSON file",
          zh: "把一份通知的示例写入 CSV 或 JSON 文件",
        },
      },
      {
        flags: "--import-examples <file>",
        text: {
          en: "print a CSV file's rows, or what a JSON file gives, as examples",
          zh: "把 CSV 各行或 JSON 文件中的示例输出为示例",
        },
      },
      ignoreColumns,
    ],
    load: async () => (await import("../commands/test.ts")).test,
  },
  {
    name: "prove",
    operands: "<files...>",
    text: {
      en: "prove what holds for every record, or show one for which it does not",
      zh: "证明对一切情形都成立，或举出反例",
    },
    options: [readings, json],
    load: async () => (await import("../commands/prove.ts")).prove,
  },
  {
    name: "clauses",
    operands: "<file>",
    text: { en: "list the clauses and what each contributes", zh: "列出各条款及其内容" },
    options: [
      { flags: "--notice <text>", text: { en: "hold the file against the notice's text", zh: "与通知原文逐条核对" } },
      json,
    ],
    load: async () => (await import("../commands/clauses.ts")).clauses,
  },
  {
    name: "diff",
    operands: "<old> <new>",
    text: { en: "show whom two notices treat differently", zh: "比较两份通知，列出待遇不同的人群" },
    options: [
      {
        flags: "--format <format>",
        text: { en: "text (default), json, html or xlsx", zh: "text（默认）、json、html 或 xlsx" },
      },
      {
        flags: "--absolute",
        text: { en: "compare calendar dates, not plan years", zh: "按日历日期比较，不按参保年度对齐" },
      },
      {
        flags: "--roster <roster>",
        text: { en: "count the records of the old notice that are concerned", zh: "统计原通知名册中涉及的记录数" },
      },
      ignoreColumns,
      sheet,
      withoutRefused,
      { flags: "--exit-code", text: { en: "exit with 1 where there are differences", zh: "有差异时退出码为 1" } },
      {
        flags: "--output <file>",
        text: { en: "write to a file, not to standard output", zh: "写入文件，而非标准输出" },
      },
      json,
    ],
    load: async () => (await import("../commands/diff.ts")).diff,
  },
  {
    name: "readings",
    operands: "<file>",
    text: { en: "list the declared readings", zh: "列出已声明的口径" },
    options: [json],
    load: async () => (await import("../commands/readings.ts")).readings,
  },
  {
    name: "calendar",
    operands: "<file>",
    text: { en: "list the duties with their dates", zh: "列出各项职责及其期限" },
    options: [
      {
        flags: "--on <event=date>",
        many: true,
        text: { en: "the day of an event, as in received=2024-09-30", zh: "起算事件的日期，如 收到=2024-09-30" },
      },
      { flags: "--format <format>", text: { en: "text (default), ics or json", zh: "text（默认）、ics 或 json" } },
    ],
    load: async () => (await import("../commands/calendar.ts")).calendar,
  },
  {
    name: "format",
    operands: "<files...>",
    text: { en: "lay out policy files, or translate them", zh: "整理政策文件的版式，或转换语言" },
    options: [
      {
        flags: "--check",
        text: { en: "only list the files that are not laid out", zh: "只列出版式不合的文件，不改动" },
      },
      {
        flags: "--to <language>",
        text: { en: "en or zh: write the other language", zh: "en 或 zh：转换为英文或中文" },
      },
    ],
    load: async () => (await import("../commands/format.ts")).formatFiles,
  },
  {
    name: "new",
    operands: "<file>",
    text: { en: "start a new year's notice from last year's", zh: "以上年度通知为底稿，起草新年度文件" },
    options: [
      { flags: "--from <file>", required: true, text: { en: "last year's file", zh: "上年度的文件" } },
      { flags: "--year <year>", required: true, text: { en: "the new plan year", zh: "新年度" } },
      { flags: "--force", text: { en: "overwrite the file if it exists", zh: "文件已存在时覆盖" } },
    ],
    load: async () => (await import("../commands/new.ts")).startNewYear,
  },
  {
    name: "init",
    operands: "[folder]",
    text: { en: "start a project with a notice, its tests and a page", zh: "新建一个含通知、示例和页面的项目" },
    options: [],
    load: async () => (await import("../commands/init.ts")).init,
  },
  {
    name: "language-server",
    operands: "",
    text: { en: "serve an editor", zh: "为编辑器提供语言服务" },
    options: [{ flags: "--stdio", text: { en: "on standard input and output", zh: "通过标准输入和标准输出" } }],
    load: async () => (await import("../commands/language-server.ts")).languageServer,
  },
];
