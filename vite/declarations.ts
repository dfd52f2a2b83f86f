import { ts } from "ts-morph";

/** The declarations of a generated evaluator: its exports and their types, without their code. */
export function declarationsOf(source: string): string {
  const { outputText } = ts.transpileDeclaration(source, {
    fileName: "evaluator.ts",
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    reportDiagnostics: false,
  });
  return `// Made from the notice beside it; do not edit.\n${outputText}`;
}
