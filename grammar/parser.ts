/**
 * The grammar, rule by rule in the order of docs/grammar.md: tokens to a concrete syntax tree.
 * It can recover from errors, so that one run reports every problem of a file.
 */
import { CstParser, EOF, type ParserMethod, type CstNode, type TokenType } from "chevrotain";
import type { KeywordId } from "./keywords.ts";
import * as t from "./tokens.ts";

const k = t.keyword;
type Production = ParserMethod<[], CstNode>;

/** The words with which a declaration begins. */
export const declarationKeywords: readonly KeywordId[] = [
  "Clause",
  "ReplacesClause",
  "StrikesClause",
  "Parameter",
  "Period",
  "Define",
  "Decision",
  "Rule",
  "SilentOn",
  "Reading",
  "Table",
  "Rows",
  "Duty",
  "Example",
  "Examples",
  "Invariant",
  "Unconfirmed",
  "Enumeration",
  "Entity",
  "MainEntity",
  "Fact",
  "Require",
];

export class PolParser extends CstParser {
  /** `recovers`: goes on after an error. `validates`: throws where the grammar itself is ambiguous. */
  constructor({ recovers = false, validates = false } = {}) {
    super([...t.tokens], {
      recoveryEnabled: recovers,
      maxLookahead: 2,
      nodeLocationTracking: "onlyOffset",
      skipValidations: !validates,
    });
    this.performSelfAnalysis();
  }

  // -------------------------------------------------------------- files

  readonly file: Production = this.RULE("file", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.vocabulary) }, { ALT: () => this.SUBRULE(this.notice) }]);
  });

  private readonly vocabulary: Production = this.RULE("vocabulary", () => {
    this.CONSUME(k("Vocabulary"));
    this.SUBRULE(this.declaredName);
    this.MANY(() => {
      this.OR([{ ALT: () => this.SUBRULE(this.enumeration) }, { ALT: () => this.SUBRULE(this.entity) }]);
    });
    this.CONSUME(EOF);
  });

  private readonly notice: Production = this.RULE("notice", () => {
    this.CONSUME(k("Notice"));
    this.SUBRULE(this.declaredName);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.header) },
        { ALT: () => this.SUBRULE(this.clause) },
        { ALT: () => this.SUBRULE(this.struckClause) },
      ]);
    });
    this.CONSUME(EOF);
  });

  private readonly header: Production = this.RULE("header", () => {
    this.OPTION(() => this.CONSUME(k("Unconfirmed")));
    this.OR([
      { ALT: () => this.CONSUME(k("Issuer")) },
      { ALT: () => this.CONSUME(k("Number")) },
      { ALT: () => this.CONSUME(k("Issued")) },
      { ALT: () => this.CONSUME(k("Year")) },
      { ALT: () => this.CONSUME(k("Uses")) },
      { ALT: () => this.CONSUME(k("InForce")) },
      { ALT: () => this.CONSUME(k("Amends")) },
    ]);
    this.OR2([
      { ALT: () => this.SUBRULE(this.text) },
      { ALT: () => this.SUBRULE(this.forceDates) },
      { ALT: () => this.CONSUME(t.NumberToken) },
      { ALT: () => this.SUBRULE(this.name) },
    ]);
  });

  private readonly forceDates: Production = this.RULE("forceDates", () => {
    this.CONSUME(t.DateToken);
    this.OPTION(() => {
      this.CONSUME(k("To"));
      this.CONSUME2(t.DateToken);
    });
  });

  // -------------------------------------------------------------- names

  private readonly name: Production = this.RULE("name", () => {
    this.OR([{ ALT: () => this.CONSUME(t.Identifier) }, { ALT: () => this.CONSUME(t.QuotedName) }]);
  });

  private readonly text: Production = this.RULE("text", () => {
    this.CONSUME(t.TextToken);
  });

  private readonly declaredName: Production = this.RULE("declaredName", () => {
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.text));
  });

  private readonly qualifiedName: Production = this.RULE("qualifiedName", () => {
    this.SUBRULE(this.name);
    this.OPTION(() => {
      this.CONSUME(t.Dot);
      this.SUBRULE2(this.name);
    });
  });

  private readonly overrideTarget: Production = this.RULE("overrideTarget", () => {
    this.OR([{ ALT: () => this.CONSUME(t.ClauseToken) }, { ALT: () => this.SUBRULE(this.name) }]);
  });

  // -------------------------------------------------------------- vocabulary

  private readonly enumeration: Production = this.RULE("enumeration", () => {
    this.CONSUME(k("Enumeration"));
    this.SUBRULE(this.declaredName);
    this.MANY(() => this.SUBRULE(this.enumerationMember));
  });

  private readonly enumerationMember: Production = this.RULE("enumerationMember", () => {
    this.SUBRULE(this.declaredName);
  });

  private readonly entity: Production = this.RULE("entity", () => {
    this.OR([{ ALT: () => this.CONSUME(k("Entity")) }, { ALT: () => this.CONSUME(k("MainEntity")) }]);
    this.SUBRULE(this.declaredName);
    this.OPTION(() => this.SUBRULE(this.nestings));
    this.OPTION2(() => this.SUBRULE(this.grouping));
    this.MANY(() => {
      this.OR2([
        { ALT: () => this.SUBRULE(this.fact) },
        { ALT: () => this.SUBRULE(this.decision) },
        { ALT: () => this.SUBRULE(this.define) },
        { ALT: () => this.SUBRULE(this.requirement) },
      ]);
    });
  });

  /** `in township, household?`; Chinese says 属于. */
  private readonly nestings: Production = this.RULE("nestings", () => {
    this.OR([{ ALT: () => this.CONSUME(k("In")) }, { ALT: () => this.CONSUME(k("IsOneOf")) }]);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.nesting) });
  });

  private readonly nesting: Production = this.RULE("nesting", () => {
    this.SUBRULE(this.name);
    this.OPTION(() => this.CONSUME(t.Question));
  });

  /** `formed of person by family`; Chinese says 由 参保人 按 家庭号 组成. */
  private readonly grouping: Production = this.RULE("grouping", () => {
    this.CONSUME(k("FormedOf"));
    this.SUBRULE(this.name);
    this.OPTION(() => {
      this.CONSUME(k("By"));
      this.SUBRULE2(this.name);
    });
    this.OPTION2(() => this.CONSUME(k("FormedOfEnd")));
  });

  private readonly fact: Production = this.RULE("fact", () => {
    this.CONSUME(k("Fact"));
    this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.OPTION(() => {
      this.CONSUME(k("Default"));
      this.SUBRULE(this.expression);
    });
  });

  private readonly decision: Production = this.RULE("decision", () => {
    this.CONSUME(k("Decision"));
    this.SUBRULE(this.qualifiedName);
    this.OPTION3(() => this.SUBRULE(this.text));
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.OPTION(() => this.SUBRULE(this.gate));
    this.OPTION2(() => this.SUBRULE(this.byPeriods));
  });

  private readonly gate: Production = this.RULE("gate", () => {
    this.CONSUME(k("OnlyWhen"));
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(k("Otherwise"));
      this.SUBRULE2(this.expression);
    });
  });

  private readonly byPeriods: Production = this.RULE("byPeriods", () => {
    this.CONSUME(k("ByPeriodsOf"));
    this.SUBRULE(this.name);
    this.OPTION(() => this.CONSUME(k("ByPeriodsOfEnd")));
    this.CONSUME(k("Otherwise"));
    this.SUBRULE(this.expression);
  });

  private readonly requirement: Production = this.RULE("requirement", () => {
    this.CONSUME(k("Require"));
    this.SUBRULE(this.text);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
  });

  private readonly type: Production = this.RULE("type", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.simpleType) },
      { ALT: () => this.CONSUME(k("ByDate")) },
      { ALT: () => this.CONSUME(k("ByMonth")) },
      {
        ALT: () => {
          this.CONSUME(k("SetOf"));
          this.OR3([{ ALT: () => this.SUBRULE(this.yearRange) }, { ALT: () => this.SUBRULE(this.name) }]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k("ListOf"));
          this.OR2([{ ALT: () => this.SUBRULE2(this.simpleType) }, { ALT: () => this.SUBRULE2(this.name) }]);
        },
      },
      { ALT: () => this.SUBRULE3(this.name) },
    ]);
    this.OPTION(() => this.CONSUME(t.Question));
  });

  private readonly yearRange: Production = this.RULE("yearRange", () => {
    this.CONSUME(k("Year"));
    this.CONSUME(k("From"));
    this.CONSUME(t.NumberToken);
    this.CONSUME(k("To"));
    this.CONSUME2(t.NumberToken);
  });

  private readonly simpleType: Production = this.RULE("simpleType", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("Bool")) },
      { ALT: () => this.CONSUME(k("Int")) },
      { ALT: () => this.CONSUME(k("Money")) },
      { ALT: () => this.CONSUME(k("Rate")) },
      { ALT: () => this.CONSUME(k("Date")) },
      { ALT: () => this.CONSUME(k("Duration")) },
      { ALT: () => this.CONSUME(k("TextType")) },
    ]);
    this.OPTION(() => this.SUBRULE(this.leastValue));
    this.OPTION2(() => this.SUBRULE(this.greatestValue));
  });

  private readonly leastValue: Production = this.RULE("leastValue", () => {
    this.OR([{ ALT: () => this.CONSUME(k("From")) }, { ALT: () => this.CONSUME(k("LeastValue")) }]);
    this.SUBRULE(this.arithmetic);
  });

  private readonly greatestValue: Production = this.RULE("greatestValue", () => {
    this.OR([{ ALT: () => this.CONSUME(k("To")) }, { ALT: () => this.CONSUME(k("GreatestValue")) }]);
    this.SUBRULE(this.arithmetic);
  });

  // -------------------------------------------------------------- clauses

  private readonly clause: Production = this.RULE("clause", () => {
    this.OR([{ ALT: () => this.CONSUME(k("Clause")) }, { ALT: () => this.CONSUME(k("ReplacesClause")) }]);
    this.CONSUME(t.ClauseToken);
    this.OPTION(() => this.SUBRULE(this.text));
    this.OPTION2(() => {
      this.CONSUME(k("Fingerprint"));
      this.SUBRULE2(this.text);
    });
    this.OPTION3(() => this.CONSUME(k("Narrative")));
    this.MANY(() => this.SUBRULE(this.clauseItem));
  });

  private readonly struckClause: Production = this.RULE("struckClause", () => {
    this.CONSUME(k("StrikesClause"));
    this.CONSUME(t.ClauseToken);
  });

  private readonly clauseItem: Production = this.RULE("clauseItem", () => {
    this.OPTION(() => this.CONSUME(k("Unconfirmed")));
    this.OR([
      { ALT: () => this.SUBRULE(this.parameter) },
      { ALT: () => this.SUBRULE(this.period) },
      { ALT: () => this.SUBRULE(this.define) },
      { ALT: () => this.SUBRULE(this.decision) },
      { ALT: () => this.SUBRULE(this.rule) },
      { ALT: () => this.SUBRULE(this.silence) },
      { ALT: () => this.SUBRULE(this.reading) },
      { ALT: () => this.SUBRULE(this.table) },
      { ALT: () => this.SUBRULE(this.moreRows) },
      { ALT: () => this.SUBRULE(this.duty) },
      { ALT: () => this.SUBRULE(this.example) },
      { ALT: () => this.SUBRULE(this.exampleTable) },
      { ALT: () => this.SUBRULE(this.invariant) },
    ]);
  });

  private readonly parameter: Production = this.RULE("parameter", () => {
    this.CONSUME(k("Parameter"));
    this.SUBRULE(this.declaredName);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.SUBRULE(this.firstDay);
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.expression);
        this.SUBRULE2(this.firstDay);
      });
    });
  });

  /** `from 2025-04-01`, 自 2025年4月1日 起. */
  private readonly firstDay: Production = this.RULE("firstDay", () => {
    this.CONSUME(k("From"));
    this.SUBRULE(this.arithmetic);
    this.OPTION(() => this.CONSUME(k("FromEnd")));
  });

  private readonly period: Production = this.RULE("period", () => {
    this.CONSUME(k("Period"));
    this.SUBRULE(this.name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.dateRange);
    this.OPTION(() => this.SUBRULE(this.overrides));
    this.OPTION2(() => this.SUBRULE(this.guard));
  });

  private readonly dateRange: Production = this.RULE("dateRange", () => {
    this.SUBRULE(this.arithmetic);
    this.CONSUME(k("To"));
    this.SUBRULE2(this.arithmetic);
  });

  private readonly define: Production = this.RULE("define", () => {
    this.CONSUME(k("Define"));
    this.SUBRULE(this.qualifiedName);
    this.OPTION(() => {
      this.CONSUME(t.LeftParen);
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE2(this.name) });
      this.CONSUME(t.RightParen);
    });
    this.OPTION2(() => this.SUBRULE(this.text));
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
  });

  private readonly overrides: Production = this.RULE("overrides", () => {
    this.CONSUME(k("Notwithstanding"));
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.overrideTarget) });
    this.OPTION(() => this.CONSUME(k("NotwithstandingEnd")));
  });

  private readonly guard: Production = this.RULE("guard", () => {
    this.CONSUME(k("When"));
    this.SUBRULE(this.expression);
  });

  private readonly rule: Production = this.RULE("rule", () => {
    this.CONSUME(k("Rule"));
    this.SUBRULE(this.qualifiedName);
    this.OPTION(() => {
      this.CONSUME(k("Named"));
      this.SUBRULE(this.declaredName);
    });
    this.OPTION2(() => this.SUBRULE(this.overrides));
    this.OPTION3(() => this.SUBRULE(this.guard));
    this.SUBRULE(this.ruleValue);
  });

  /** On the line of the rule `is absent` is one word, as in a condition. */
  private readonly ruleValue: Production = this.RULE("ruleValue", () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(t.ValueIs) },
            { ALT: () => this.CONSUME(k("Is")) },
            { ALT: () => this.CONSUME(k("Adds")) },
          ]);
          this.SUBRULE(this.expression);
        },
      },
      { ALT: () => this.CONSUME(k("IsAbsent")) },
    ]);
  });

  private readonly silence: Production = this.RULE("silence", () => {
    this.CONSUME(k("SilentOn"));
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.qualifiedName) });
    this.OPTION(() => this.SUBRULE(this.guard));
  });

  private readonly reading: Production = this.RULE("reading", () => {
    this.CONSUME(k("Reading"));
    this.SUBRULE(this.declaredName);
    this.AT_LEAST_ONE(() => this.SUBRULE(this.readingOption));
  });

  private readonly readingOption: Production = this.RULE("readingOption", () => {
    this.CONSUME(k("Option"));
    this.SUBRULE(this.declaredName);
    this.OPTION(() => this.CONSUME(k("Default")));
  });

  // -------------------------------------------------------------- tables

  private readonly table: Production = this.RULE("table", () => {
    this.CONSUME(k("Table"));
    this.SUBRULE(this.qualifiedName);
    this.OPTION(() => this.SUBRULE(this.text));
    this.OPTION2(() => {
      this.CONSUME(k("By"));
      this.SUBRULE(this.name);
    });
    this.OPTION3(() => this.SUBRULE(this.taking));
    this.SUBRULE(this.columns);
    this.MANY({ GATE: this.isAtRow, DEF: () => this.SUBRULE(this.row) });
  });

  /** Which of the rows that hold counts. */
  private readonly taking: Production = this.RULE("taking", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("TakingFirst")) },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(k("TakingHighest")) }, { ALT: () => this.CONSUME(k("TakingLowest")) }]);
          this.SUBRULE(this.name);
        },
      },
    ]);
  });

  private readonly columns: Production = this.RULE("columns", () => {
    this.CONSUME(t.Bar);
    this.AT_LEAST_ONE_SEP({ SEP: t.Bar, DEF: () => this.SUBRULE(this.column) });
    this.CONSUME(t.RowEnd);
  });

  private readonly column: Production = this.RULE("column", () => {
    this.OPTION2(() => this.CONSUME(t.Arrow));
    this.OR([
      { ALT: () => this.CONSUME(k("Category")) },
      { ALT: () => this.CONSUME(k("Provided")) },
      {
        ALT: () => {
          this.SUBRULE(this.declaredName);
          this.OPTION(() => {
            this.CONSUME(t.Colon);
            this.SUBRULE(this.type);
          });
        },
      },
    ]);
  });

  private readonly moreRows: Production = this.RULE("moreRows", () => {
    this.CONSUME(k("Rows"));
    this.SUBRULE(this.name);
    this.AT_LEAST_ONE({ GATE: this.isAtRow, DEF: () => this.SUBRULE(this.row) });
  });

  /** After the last row `unconfirmed` may mark the declaration that follows the table. */
  private readonly isAtRow = (): boolean => this.LA(1).tokenType !== k("Unconfirmed") || this.LA(2).tokenType === t.Bar;

  private readonly row: Production = this.RULE("row", () => {
    this.OPTION(() => this.CONSUME(k("Unconfirmed")));
    this.CONSUME(t.Bar);
    this.AT_LEAST_ONE_SEP({ SEP: t.Bar, DEF: () => this.SUBRULE(this.cell) });
    this.CONSUME(t.RowEnd);
  });

  /** A cell of a condition is a test without its left side, which is the head of its column. */
  private readonly cell: Production = this.RULE("cell", () => {
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(k("Otherwise")) },
        { ALT: () => this.SUBRULE(this.tail) },
        {
          ALT: () => {
            this.SUBRULE(this.expression);
            this.OPTION2(() => {
              this.CONSUME(k("To"));
              this.SUBRULE(this.arithmetic);
            });
          },
        },
      ]);
    });
  });

  // -------------------------------------------------------------- duties

  private readonly duty: Production = this.RULE("duty", () => {
    this.CONSUME(k("Duty"));
    this.SUBRULE(this.name);
    this.SUBRULE(this.text);
    this.OR([
      { ALT: () => this.SUBRULE(this.dueBy) },
      { ALT: () => this.SUBRULE(this.dueMonthly) },
      { ALT: () => this.SUBRULE(this.dueAfter) },
    ]);
  });

  private readonly dueBy: Production = this.RULE("dueBy", () => {
    this.CONSUME(k("DutyBy"));
    this.SUBRULE(this.arithmetic);
  });

  private readonly dueMonthly: Production = this.RULE("dueMonthly", () => {
    this.CONSUME(k("DutyMonthly"));
    this.CONSUME(t.NumberToken);
    this.OPTION(() => this.CONSUME(k("DutyMonthlyEnd")));
    this.OPTION2(() => this.CONSUME(k("DeferredToWorkday")));
    this.CONSUME(k("From"));
    this.SUBRULE(this.dateRange);
  });

  /** English names the event last, Chinese first: 自 收到 之日起 5个工作日内. */
  private readonly dueAfter: Production = this.RULE("dueAfter", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k("DutyWithin"));
          this.SUBRULE(this.dueLength);
          this.CONSUME(k("DutyAfter"));
          this.SUBRULE(this.name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k("From"));
          this.SUBRULE2(this.name);
          this.CONSUME(k("EventStart"));
          this.SUBRULE2(this.dueLength);
          this.CONSUME(k("WithinEnd"));
        },
      },
    ]);
    this.OPTION(() => this.CONSUME(k("DeferredToWorkday")));
  });

  private readonly dueLength: Production = this.RULE("dueLength", () => {
    this.CONSUME(t.NumberToken);
    this.OR([{ ALT: () => this.CONSUME(k("Days")) }, { ALT: () => this.CONSUME(k("Workdays")) }]);
  });

  // -------------------------------------------------------------- examples and invariants

  private readonly example: Production = this.RULE("example", () => {
    this.CONSUME(k("Example"));
    this.OPTION(() => this.SUBRULE(this.name));
    this.SUBRULE(this.text);
    this.CONSUME(k("Given"));
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.field) });
    this.CONSUME(k("Expect"));
    this.SUBRULE(this.assignments);
  });

  private readonly assignments: Production = this.RULE("assignments", () => {
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.assignment) });
  });

  private readonly itemOfList: Production = this.RULE("itemOfList", () => {
    this.SUBRULE(this.name);
    this.CONSUME(t.LeftBracket);
    this.CONSUME(t.NumberToken);
    this.CONSUME(t.RightBracket);
    this.CONSUME(t.Dot);
  });

  private readonly assignment: Production = this.RULE("assignment", () => {
    this.MANY(() => this.SUBRULE(this.itemOfList));
    this.SUBRULE(this.name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
  });

  private readonly exampleTable: Production = this.RULE("exampleTable", () => {
    this.CONSUME(k("Examples"));
    this.OPTION(() => this.SUBRULE(this.name));
    this.SUBRULE(this.text);
    this.SUBRULE(this.exampleColumns);
    this.MANY({ GATE: this.isAtRow, DEF: () => this.SUBRULE(this.row) });
  });

  private readonly exampleColumns: Production = this.RULE("exampleColumns", () => {
    this.CONSUME(t.Bar);
    this.AT_LEAST_ONE_SEP({ SEP: t.Bar, DEF: () => this.SUBRULE(this.exampleColumn) });
    this.CONSUME(t.RowEnd);
  });

  private readonly exampleColumn: Production = this.RULE("exampleColumn", () => {
    this.OPTION(() => this.CONSUME(t.Arrow));
    this.SUBRULE(this.name);
  });

  private readonly invariant: Production = this.RULE("invariant", () => {
    this.CONSUME(k("Invariant"));
    this.OPTION(() => this.SUBRULE(this.name));
    this.SUBRULE(this.text);
    this.OPTION2(() => this.SUBRULE(this.guard));
    this.CONSUME(k("Then"));
    this.SUBRULE(this.expression);
  });

  // -------------------------------------------------------------- expressions, loosest first
  // Operators of one rule are told apart by build-ast, which knows what binds closer: a rule for each
  // would leave a node of each around every name.

  readonly expression: Production = this.RULE("expression", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.conditional) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.allotment) },
      { ALT: () => this.SUBRULE(this.scale) },
      { ALT: () => this.SUBRULE(this.condition) },
    ]);
  });

  private readonly scale: Production = this.RULE("scale", () => {
    this.CONSUME(k("ScaleOf"));
    this.SUBRULE(this.arithmetic);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.scaleBand);
  });

  /** The last band ends a scale, so that a comma behind it belongs to what is around. */
  private readonly scaleBand: Production = this.RULE("scaleBand", () => {
    this.SUBRULE(this.arithmetic);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k("To"));
          this.SUBRULE2(this.arithmetic);
          this.CONSUME(t.Comma);
          this.SUBRULE(this.scaleBand);
        },
      },
      { ALT: () => this.CONSUME(k("AboveThat")) },
    ]);
  });

  private readonly conditional: Production = this.RULE("conditional", () => {
    this.CONSUME(k("If"));
    this.SUBRULE(this.expression);
    this.CONSUME(k("Then"));
    this.SUBRULE2(this.expression);
    this.CONSUME(k("Else"));
    this.SUBRULE3(this.expression);
  });

  private readonly aggregate: Production = this.RULE("aggregate", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("SumOver")) },
      { ALT: () => this.CONSUME(k("CountOver")) },
      { ALT: () => this.CONSUME(k("HighestOver")) },
      { ALT: () => this.CONSUME(k("LowestOver")) },
      { ALT: () => this.CONSUME(k("ListOver")) },
      { ALT: () => this.CONSUME(k("RankFromHighest")) },
      { ALT: () => this.CONSUME(k("RankFromLowest")) },
    ]);
    this.SUBRULE(this.qualifiedName);
    this.OPTION(() => {
      this.CONSUME(k("Where"));
      this.SUBRULE(this.condition);
    });
    this.OPTION2(() => {
      this.CONSUME(k("ByMonthOf"));
      this.SUBRULE(this.arithmetic);
      this.OPTION4(() => this.CONSUME(k("ByMonthOfEnd")));
    });
    this.OPTION3(() => {
      this.CONSUME(t.Colon);
      this.SUBRULE(this.expression);
    });
  });

  private readonly allotment: Production = this.RULE("allotment", () => {
    this.CONSUME(k("Allot"));
    this.SUBRULE(this.arithmetic);
    this.CONSUME(k("Among"));
    this.SUBRULE(this.qualifiedName);
    this.OPTION(() => {
      this.CONSUME(k("Where"));
      this.SUBRULE(this.condition);
    });
    this.OR([{ ALT: () => this.SUBRULE(this.inOrder) }, { ALT: () => this.SUBRULE(this.inProportion) }]);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
  });

  private readonly inOrder: Production = this.RULE("inOrder", () => {
    this.CONSUME(k("InOrderOf"));
    this.SUBRULE(this.servingOrder);
  });

  private readonly servingOrder: Production = this.RULE("servingOrder", () => {
    this.SUBRULE(this.orderKey);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.orderKey);
    });
    this.OPTION(() => {
      this.CONSUME2(t.Comma);
      this.OR([{ ALT: () => this.CONSUME(k("TiesTogether")) }, { ALT: () => this.CONSUME(k("TiesAsListed")) }]);
    });
    this.OPTION2(() => {
      this.CONSUME3(t.Comma);
      this.CONSUME(k("WholeOrNothing"));
    });
  });

  private readonly orderKey: Production = this.RULE("orderKey", () => {
    this.SUBRULE(this.condition);
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(k("FromHighest")) },
        { ALT: () => this.CONSUME(k("FromLowest")) },
        { ALT: () => this.CONSUME(k("FromEarliest")) },
        { ALT: () => this.CONSUME(k("FromLatest")) },
        { ALT: () => this.CONSUME(k("ComesFirst")) },
      ]);
    });
  });

  private readonly inProportion: Production = this.RULE("inProportion", () => {
    this.CONSUME(k("InProportion"));
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(k("Rounded")) },
        { ALT: () => this.CONSUME(k("RoundedDown")) },
        { ALT: () => this.CONSUME(k("RoundedUp")) },
      ]);
      this.OPTION2(() => {
        this.CONSUME(k("To"));
        this.SUBRULE(this.roundingUnit);
      });
    });
    this.OPTION3(() => {
      this.CONSUME(t.Comma);
      this.OR3([
        {
          ALT: () => {
            this.CONSUME(k("RestInOrderOf"));
            this.SUBRULE(this.servingOrder);
          },
        },
        { ALT: () => this.CONSUME(k("RestUnspent")) },
      ]);
    });
  });

  private readonly condition: Production = this.RULE("condition", () => {
    this.SUBRULE(this.comparison);
    this.MANY(() => {
      this.SUBRULE(this.junction);
      this.SUBRULE2(this.comparison);
    });
  });

  private readonly junction: Production = this.RULE("junction", () => {
    this.OR([{ ALT: () => this.CONSUME(k("Or")) }, { ALT: () => this.CONSUME(k("And")) }]);
  });

  private readonly comparison: Production = this.RULE("comparison", () => {
    this.MANY(() => this.CONSUME(k("Not")));
    this.SUBRULE(this.orElse);
    this.OPTION(() => this.SUBRULE(this.tail));
  });

  private readonly tail: Production = this.RULE("tail", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.comparisonTail) },
      { ALT: () => this.SUBRULE(this.test) },
      { ALT: () => this.SUBRULE(this.hasTail) },
      { ALT: () => this.SUBRULE(this.oneOfTail) },
      { ALT: () => this.SUBRULE(this.inTail) },
      { ALT: () => this.SUBRULE(this.withinTail) },
    ]);
  });

  private readonly comparisonTail: Production = this.RULE("comparisonTail", () => {
    this.SUBRULE(this.comparisonOperator);
    this.SUBRULE(this.orElse);
  });

  private readonly comparisonOperator: Production = this.RULE("comparisonOperator", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("Is")) },
      { ALT: () => this.CONSUME(k("IsNot")) },
      { ALT: () => this.CONSUME(t.Equals) },
      { ALT: () => this.CONSUME(t.Differs) },
      { ALT: () => this.CONSUME(t.Less) },
      { ALT: () => this.CONSUME(t.AtMost) },
      { ALT: () => this.CONSUME(t.Greater) },
      { ALT: () => this.CONSUME(t.AtLeast) },
      { ALT: () => this.CONSUME(k("Before")) },
      { ALT: () => this.CONSUME(k("OnOrBefore")) },
      { ALT: () => this.CONSUME(k("After")) },
      { ALT: () => this.CONSUME(k("OnOrAfter")) },
    ]);
  });

  private readonly test: Production = this.RULE("test", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("IsKnown")) },
      { ALT: () => this.CONSUME(k("IsAbsent")) },
      { ALT: () => this.CONSUME(k("IsEmpty")) },
      { ALT: () => this.CONSUME(k("IsNotEmpty")) },
      { ALT: () => this.CONSUME(k("IsWorkday")) },
      { ALT: () => this.CONSUME(k("IsNotWorkday")) },
    ]);
  });

  private readonly hasTail: Production = this.RULE("hasTail", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("Has")) },
      { ALT: () => this.CONSUME(k("HasAnyOf")) },
      { ALT: () => this.CONSUME(k("HasAllOf")) },
    ]);
    this.SUBRULE(this.orElse);
  });

  private readonly oneOfTail: Production = this.RULE("oneOfTail", () => {
    this.CONSUME(k("IsOneOf"));
    this.SUBRULE(this.setLiteral);
  });

  /** `in from to to`, and the Chinese order of `within`: 在 出生日期 后 90日 内. */
  private readonly inTail: Production = this.RULE("inTail", () => {
    this.CONSUME(k("In"));
    this.SUBRULE(this.arithmetic);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k("To"));
          this.SUBRULE2(this.arithmetic);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k("AnchorAfter"));
          this.SUBRULE3(this.arithmetic);
          this.OPTION(() => this.CONSUME(k("Workdays")));
          this.CONSUME(k("WithinEnd"));
        },
      },
    ]);
  });

  private readonly withinTail: Production = this.RULE("withinTail", () => {
    this.CONSUME(k("Within"));
    this.SUBRULE(this.arithmetic);
    this.OPTION(() => this.CONSUME(k("Workdays")));
    this.CONSUME(k("Of"));
    this.SUBRULE2(this.arithmetic);
  });

  private readonly orElse: Production = this.RULE("orElse", () => {
    this.SUBRULE(this.arithmetic);
    this.OPTION(() => {
      this.CONSUME(k("OrElse"));
      this.SUBRULE2(this.arithmetic);
    });
  });

  private readonly arithmetic: Production = this.RULE("arithmetic", () => {
    this.SUBRULE(this.postfix);
    this.MANY(() => {
      this.SUBRULE(this.arithmeticOperator);
      this.SUBRULE2(this.postfix);
    });
  });

  private readonly arithmeticOperator: Production = this.RULE("arithmeticOperator", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Plus) },
      { ALT: () => this.CONSUME(t.Minus) },
      { ALT: () => this.CONSUME(t.Times) },
      { ALT: () => this.CONSUME(t.Divide) },
    ]);
  });

  private readonly postfix: Production = this.RULE("postfix", () => {
    this.SUBRULE(this.primary);
    this.MANY({
      GATE: this.isAtPostfix,
      DEF: () =>
        this.OR([
          { ALT: () => this.SUBRULE(this.unit) },
          { ALT: () => this.SUBRULE(this.rounding) },
          { ALT: () => this.SUBRULE(this.atTail) },
          { ALT: () => this.SUBRULE(this.edgeDay) },
          { ALT: () => this.SUBRULE(this.movedToWorkday) },
          { ALT: () => this.SUBRULE(this.workdaysTail) },
          { ALT: () => this.SUBRULE(this.nthTail) },
        ]),
    });
  });

  /** In `within 5 workdays of date` the working days belong to what stands around. */
  private readonly isAtPostfix = (): boolean =>
    this.LA(1).tokenType !== k("Workdays") || [k("After"), k("Before")].includes(this.LA(2).tokenType);

  /** English names the day before the date, Chinese behind it: 缴费日期 所在月首日. */
  private readonly edgeDay: Production = this.RULE("edgeDay", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("FirstOfMonth")) },
      { ALT: () => this.CONSUME(k("LastOfMonth")) },
      { ALT: () => this.CONSUME(k("FirstOfNextMonth")) },
      { ALT: () => this.CONSUME(k("FirstOfYear")) },
      { ALT: () => this.CONSUME(k("LastOfYear")) },
      { ALT: () => this.CONSUME(k("FirstOfNextYear")) },
    ]);
  });

  private readonly edgeDayOf: Production = this.RULE("edgeDayOf", () => {
    this.SUBRULE(this.edgeDay);
    this.SUBRULE(this.primary);
  });

  private readonly movedToWorkday: Production = this.RULE("movedToWorkday", () => {
    this.OR([{ ALT: () => this.CONSUME(k("DeferredToWorkday")) }, { ALT: () => this.CONSUME(k("AdvancedToWorkday")) }]);
  });

  private readonly workdaysTail: Production = this.RULE("workdaysTail", () => {
    this.CONSUME(k("Workdays"));
    this.OR([{ ALT: () => this.CONSUME(k("After")) }, { ALT: () => this.CONSUME(k("Before")) }]);
    this.SUBRULE(this.primary);
  });

  /** The Chinese order of `5 workdays after date`: 收到日期 后第 5个工作日. */
  private readonly nthTail: Production = this.RULE("nthTail", () => {
    this.OR([{ ALT: () => this.CONSUME(k("NthAfter")) }, { ALT: () => this.CONSUME(k("NthBefore")) }]);
    this.SUBRULE(this.primary);
    this.CONSUME(k("Workdays"));
  });

  private readonly unit: Production = this.RULE("unit", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("Years")) },
      { ALT: () => this.CONSUME(k("Year")) },
      { ALT: () => this.CONSUME(k("Months")) },
      { ALT: () => this.CONSUME(k("Days")) },
      { ALT: () => this.CONSUME(k("Yuan")) },
      { ALT: () => this.CONSUME(k("Jiao")) },
      { ALT: () => this.CONSUME(k("Fen")) },
      { ALT: () => this.CONSUME(t.Percent) },
    ]);
  });

  private readonly rounding: Production = this.RULE("rounding", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("Rounded")) },
      { ALT: () => this.CONSUME(k("RoundedDown")) },
      { ALT: () => this.CONSUME(k("RoundedUp")) },
    ]);
    this.CONSUME(k("To"));
    this.SUBRULE(this.roundingUnit);
  });

  private readonly roundingUnit: Production = this.RULE("roundingUnit", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("Fen")) },
      { ALT: () => this.CONSUME(k("Jiao")) },
      { ALT: () => this.CONSUME(k("Yuan")) },
      { ALT: () => this.CONSUME(k("WholeNumber")) },
      { ALT: () => this.SUBRULE(this.roundingStep) },
    ]);
  });

  private readonly roundingStep: Production = this.RULE("roundingStep", () => {
    this.CONSUME(t.NumberToken);
    this.OR([
      { ALT: () => this.CONSUME(k("Fen")) },
      { ALT: () => this.CONSUME(k("Jiao")) },
      { ALT: () => this.CONSUME(k("Yuan")) },
      { ALT: () => this.CONSUME(t.Percent) },
    ]);
  });

  private readonly atTail: Production = this.RULE("atTail", () => {
    this.CONSUME(k("At"));
    this.SUBRULE(this.primary);
  });

  private readonly primary: Production = this.RULE("primary", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.NumberToken) },
      { ALT: () => this.CONSUME(t.DateToken) },
      { ALT: () => this.CONSUME(k("Yes")) },
      { ALT: () => this.CONSUME(k("No")) },
      { ALT: () => this.CONSUME(k("Absent")) },
      { ALT: () => this.SUBRULE(this.text) },
      {
        GATE: () => this.LA(3).tokenType === t.Colon && this.LA(2).tokenType !== t.DateToken,
        ALT: () => this.SUBRULE(this.recordLiteral),
        IGNORE_AMBIGUITIES: true,
      },
      {
        GATE: () => this.LA(2).tokenType === t.DateToken || this.LA(3).tokenType === t.Minus,
        ALT: () => this.SUBRULE(this.seriesLiteral),
        IGNORE_AMBIGUITIES: true,
      },
      { ALT: () => this.SUBRULE(this.setLiteral) },
      { ALT: () => this.SUBRULE(this.listLiteral) },
      { ALT: () => this.SUBRULE(this.builtinCall) },
      { ALT: () => this.SUBRULE(this.yearCount) },
      { ALT: () => this.SUBRULE(this.edgeDayOf) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { ALT: () => this.SUBRULE(this.negation) },
      { ALT: () => this.SUBRULE(this.parenthesised) },
    ]);
  });

  /** A record by its facts; what stands after the first name tells it from a set of options. */
  private readonly recordLiteral: Production = this.RULE("recordLiteral", () => {
    this.CONSUME(t.LeftBrace);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.field) });
    this.CONSUME(t.RightBrace);
  });

  private readonly field: Production = this.RULE("field", () => {
    this.SUBRULE(this.name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
  });

  private readonly seriesLiteral: Production = this.RULE("seriesLiteral", () => {
    this.CONSUME(t.LeftBrace);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.seriesEntry) });
    this.CONSUME(t.RightBrace);
  });

  private readonly seriesEntry: Production = this.RULE("seriesEntry", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.DateToken) },
      {
        ALT: () => {
          this.CONSUME(t.NumberToken);
          this.CONSUME(t.Minus);
          this.CONSUME2(t.NumberToken);
        },
      },
    ]);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
  });

  private readonly listLiteral: Production = this.RULE("listLiteral", () => {
    this.CONSUME(t.LeftBracket);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.expression) });
    this.CONSUME(t.RightBracket);
  });

  private readonly setLiteral: Production = this.RULE("setLiteral", () => {
    this.CONSUME(t.LeftBrace);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.setMember) });
    this.CONSUME(t.RightBrace);
  });

  private readonly setMember: Production = this.RULE("setMember", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.name) }, { ALT: () => this.CONSUME(t.NumberToken) }]);
  });

  private readonly yearCount: Production = this.RULE("yearCount", () => {
    this.OR([{ ALT: () => this.CONSUME(k("CountOfYears")) }, { ALT: () => this.CONSUME(k("UnbrokenYears")) }]);
    this.OPTION(() => {
      this.CONSUME(k("From"));
      this.SUBRULE(this.arithmetic);
    });
    this.CONSUME(k("To"));
    this.SUBRULE2(this.arithmetic);
    this.OR2([{ ALT: () => this.CONSUME(k("In")) }, { ALT: () => this.CONSUME(k("NotIn")) }]);
    this.SUBRULE(this.primary);
  });

  private readonly builtinCall: Production = this.RULE("builtinCall", () => {
    this.OR([
      { ALT: () => this.CONSUME(k("FullYears")) },
      { ALT: () => this.CONSUME(k("MonthsBetween")) },
      { ALT: () => this.CONSUME(k("DaysBetween")) },
      { ALT: () => this.CONSUME(k("YearOf")) },
      { ALT: () => this.CONSUME(k("Earliest")) },
      { ALT: () => this.CONSUME(k("Latest")) },
      { ALT: () => this.CONSUME(k("Least")) },
      { ALT: () => this.CONSUME(k("Greatest")) },
      { ALT: () => this.CONSUME(k("RemainderOf")) },
    ]);
    this.SUBRULE(this.callArguments);
  });

  private readonly nameOrCall: Production = this.RULE("nameOrCall", () => {
    this.SUBRULE(this.qualifiedName);
    this.OPTION({
      GATE: this.isAtLookup,
      DEF: () => this.SUBRULE(this.lookup),
    });
    this.OPTION2(() => this.SUBRULE(this.callArguments));
  });

  /** In `within grace of birthDate` the name before `of` is no column: no key follows. A column belongs to no entity. */
  private readonly isAtLookup = (): boolean =>
    [k("At"), k("By")].includes(this.LA(3).tokenType) && this.LA(-1).tokenType !== t.Dot;

  /** `deposit of branches at branch`, in Chinese 押金 取自 网点表 按 网点. */
  private readonly lookup: Production = this.RULE("lookup", () => {
    this.CONSUME(k("Of"));
    this.SUBRULE(this.name);
    this.OR([{ ALT: () => this.CONSUME(k("At")) }, { ALT: () => this.CONSUME(k("By")) }]);
    this.SUBRULE(this.primary);
  });

  private readonly callArguments: Production = this.RULE("callArguments", () => {
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.expression) });
    this.CONSUME(t.RightParen);
  });

  private readonly negation: Production = this.RULE("negation", () => {
    this.CONSUME(t.Minus);
    this.SUBRULE(this.postfix);
  });

  private readonly parenthesised: Production = this.RULE("parenthesised", () => {
    this.CONSUME(t.LeftParen);
    this.SUBRULE(this.expression);
    this.CONSUME(t.RightParen);
  });

  // -------------------------------------------------------------- recovery

  /** A missing token is only invented where nothing is lost: a colon or a closing bracket. */
  override canTokenTypeBeInsertedInRecovery(expected: TokenType): boolean {
    const invented: TokenType[] = [t.Colon, t.RightParen, t.RightBrace, t.RightBracket];
    return invented.includes(expected);
  }

  /** A declaration keyword is never thrown away to mend what stands before it. */
  override canTokenTypeBeDeletedInRecovery(deleted: TokenType): boolean {
    return !declarationKeywords.some((id) => k(id) === deleted);
  }
}
