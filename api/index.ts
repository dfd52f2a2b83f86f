/** The compiler as a library: in Node.js, in a browser, in a worker. It reads no files; a host gives it texts. */
export {
  build,
  CannotBuild,
  type BuildOptions,
  type DialectName,
  type EmittedFile,
  type Origin,
  type Target,
  type Unbuildable,
  type Unsayable,
} from "./build.ts";
export { calendar, type Calendar, type DutyDate, type UnknownEvent } from "./calendar.ts";
export {
  beginClauses,
  clauseMatches,
  clausesOf,
  headOf,
  newNotice,
  remarkOnClause,
  type ClauseMatches,
  type ClauseRemark,
  type ClausesOfNotice,
  type ClauseState,
  type NewNotice,
  type NoticeHead,
  type TextClause,
  type TextEdit,
  type UnknownClause,
} from "./clauses.ts";
export { check, compile, type Compiled, type CompileOptions, type Notice } from "./compile.ts";
export {
  diagnosticWords,
  type Code,
  type Diagnostic,
  type DiagnosticWords,
  type Fix,
  type Language,
  type Parameters,
  type Related,
  type Severity,
  type Stretch,
  type TypeWords,
} from "./diagnostic.ts";
export {
  coverage,
  proposedExamples,
  type CoverageReport,
  type CoveredClause,
  type ExpectedItem,
  type PointReport,
  type ProposedExample,
  type Share,
  type WordedValue,
} from "./coverage.ts";
export {
  diff,
  diffHtml,
  diffWords,
  type Difference,
  type DifferencePage,
  type DiffOptions,
  type Incomparable,
  type ToldAmount,
  type ToldCause,
  type ToldChange,
  type ToldClause,
  type ToldCondition,
  type ToldDeclaration,
  type ToldDeclarations,
  type ToldDiff,
  type ToldEntity,
  type ToldFigure,
  type ToldGroup,
  type ToldLine,
  type ToldName,
  type ToldNotice,
  type ToldPair,
  type ToldReason,
  type ToldSummary,
  type ToldWitness,
  type WordedDifference,
} from "./diff.ts";
export { evaluator, type Evaluator } from "./evaluator.ts";
export { examples, type ExampleDifference, type ExampleResult } from "./examples.ts";
export { explain, explanationJson, explanationText, failureMessage, type ExplainOptions } from "./explain.ts";
export type { Explanation } from "../explain/index.ts";
export { plantFaults, type PlantedFault, type Planting } from "./mutants.ts";
export { forms, type Form, type Question } from "./form.ts";
export { format, translate, type Formatted } from "./format.ts";
export { memoryHost, type Host, type MemoryHost } from "./host.ts";
export {
  calendarWords,
  noticeWords,
  outcomeWords,
  type ToldCalendar,
  type ToldCell,
  type ToldClauseTitle,
  type ToldDate,
  type ToldDecider,
  type ToldDecision,
  type ToldDuty,
  type ToldEntry,
  type ToldMonth,
  type ToldNoticeText,
  type ToldOutcome,
  type ToldOutcomes,
  type ToldPeriod,
  type ToldPlace,
  type ToldQuestion,
  type ToldReading,
  type ToldStep,
  type ToldTable,
  type ToldThing,
} from "./notice-words.ts";
export { NoText, type Readings } from "./kept.ts";
export {
  decideList,
  listFormatOf,
  summaryCellText,
  type DecidedList,
  type List,
  type ListFormat,
  type ListOptions,
  type ListProgress,
  type ListRemark,
  type RecordCounts,
  type RefusedRecord,
  type SummaryCell,
  type SummaryTable,
  type Text,
  type Ways,
} from "./list.ts";
export { draftOfNewYear, type NewYear, type NewYearDraft, type NoDraft } from "./new-year.ts";
export {
  answerOpenValues,
  figuresOf,
  openValues,
  type Answered,
  type FigureAnswer,
  type FigureOfText,
  type FigurePlace,
  type HeldAgainst,
  type OfferedFigure,
  type OpenFigure,
  type OpenKind,
  type OpenValue,
  type ValueAnswer,
} from "./open-values.ts";
export {
  readDecision,
  record,
  replay,
  type Changed,
  type DecisionRecord,
  type KeptDecision,
  type Recorded,
  type RecordFault,
  type Replay,
  type Verdict,
} from "./record.ts";
export { prove, type Theorem } from "./prove.ts";
export type { Program } from "../ir/ir.ts";
export { PolicyFailure, type Failure } from "../runtime/failure.ts";
export type { Json } from "../runtime/format.ts";
export { inputMessage } from "../runtime/messages.ts";
export type { InputError } from "../runtime/input-error.ts";
export type { Parsed } from "../runtime/parse.ts";
export { timeline, type Timeline, type TimelineChange, type TimelineDay } from "./timeline.ts";
export { withExample, type ItemOf, type NewExample, type WithExample } from "./with-example.ts";
export {
  decidingFacts,
  wordedExplanation,
  type Reason,
  type ReasonKind,
  type WordedDecision,
  type WordedRecord,
} from "./worded-explanation.ts";
export type { Named } from "../ir/named.ts";
export type { EntitySchema, FactRecord } from "../runtime/schema.ts";
