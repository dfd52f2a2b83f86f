import {
  type ExportDeclarationStructure,
  type FunctionDeclarationStructure,
  type ImportDeclarationStructure,
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type Project,
  type SourceFile,
  type StatementStructures,
  StructureKind,
  type TypeAliasDeclarationStructure,
  VariableDeclarationKind,
} from "ts-morph";

interface ConstantOptions {
  readonly docs?: string;
  readonly type?: string;
  readonly exported?: boolean;
}

/**
 * Declarations in their order, which become a file all at once: a file to which they are added one by one is parsed again for
 * each of them.
 */
export class Declarations {
  readonly #all: (StatementStructures | string)[] = [];

  /** Text as it stands. */
  addText(text: string): void {
    this.#all.push(text);
  }

  addConstant(name: string, initializer: string, { docs, type, exported }: ConstantOptions = {}): void {
    this.#all.push({
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      isExported: exported === true,
      ...(docs === undefined ? {} : { docs: [docs] }),
      declarations: [{ name, initializer, ...(type === undefined ? {} : { type }) }],
    });
  }

  addInterface(structure: OptionalKind<InterfaceDeclarationStructure>): void {
    this.#all.push({ ...structure, kind: StructureKind.Interface });
  }

  addTypeAlias(structure: OptionalKind<TypeAliasDeclarationStructure>): void {
    this.#all.push({ ...structure, kind: StructureKind.TypeAlias, leadingTrivia: "\n", trailingTrivia: "\n\n" });
  }

  addFunction(structure: OptionalKind<FunctionDeclarationStructure>): void {
    this.#all.push({ ...structure, kind: StructureKind.Function });
  }

  addImport(structure: OptionalKind<ImportDeclarationStructure>): void {
    this.#all.push({ ...structure, kind: StructureKind.ImportDeclaration });
  }

  addExport(structure: OptionalKind<ExportDeclarationStructure>): void {
    this.#all.push({ ...structure, kind: StructureKind.ExportDeclaration });
  }

  /** The file that they make in a project. */
  fileIn(project: Project, path: string): SourceFile {
    return project.createSourceFile(path, { statements: this.#all });
  }
}
