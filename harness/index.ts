/** The test harness: what notices' tests come to, what they reach, and which faults they would miss. */
export { arbitraryPerson } from "./generate/arbitrary.ts";
export { Random } from "../ir/generate/random.ts";
export { createSampler, type Sampler } from "./generate/sampler.ts";
export { runSuite, type SuiteOptions } from "./suite.ts";
export type { Difference, TestFailure, TestResult } from "./test-result.ts";
export { measureCoverage, percentOf, shareOf, type Coverage, type CoveredPoint, type Share } from "./reach/coverage.ts";
export { pointText } from "./reach/point-text.ts";
export { suggestExamples, type Suggestion } from "./reach/suggest.ts";
export { allMutants, judgeMutants, type JudgedMutant } from "./mutate/run-mutants.ts";
