import { type SourceFile, VariableDeclarationKind } from "ts-morph";

interface Options {
  readonly docs?: string;
  readonly type?: string;
  readonly exported?: boolean;
}

/** Declares a constant, with a doc comment where there is one. */
export function addConstant(file: SourceFile, name: string, initializer: string, options: Options = {}): void {
  const { docs, type, exported } = options;
  file.addVariableStatement({
    declarationKind: VariableDeclarationKind.Const,
    isExported: exported === true,
    ...(docs === undefined ? {} : { docs: [docs] }),
    declarations: [{ name, initializer, ...(type === undefined ? {} : { type }) }],
  });
}
