import type { Declarations } from "./declarations.ts";
import type * as ir from "../../ir/ir.ts";
import { rowNames } from "../../ir/pick-row.ts";
import type { RowTable } from "../constant-pool.ts";
import type { CodeContext } from "../context.ts";
import { keyName } from "../names.ts";
import { parameterCode, pickedRowCodes, rowCodes } from "../value-code.ts";
import { property } from "./interfaces.ts";
import { commentText, doc } from "./style.ts";
import { typeCode } from "./types.ts";

/** The parameters of the notice. */
export function addParameters(file: Declarations, context: CodeContext): void {
  const { program, names } = context;
  for (const parameter of program.parameters) {
    const { name, label, type, values, origin } = parameter;
    const single = typeCode(names, type, false);
    file.addConstant(names.parameter(name), parameterCode(context, parameter), {
      docs: doc(label, origin.clause),
      type: values[0]!.from === null ? single : `readonly DatedValue<${single}>[]`,
      exported: true,
    });
  }
}

/** The rows of the notice's data tables. */
export function addDataTables(file: Declarations, context: CodeContext): void {
  const { program, names } = context;
  for (const table of program.dataTables) {
    const { rows, row } = names.table(table.name);
    file.addInterface({
      name: row,
      isExported: true,
      docs: [commentText(`A row of ${table.label}`)],
      properties: table.columns.map(({ name, label, type }) =>
        property(name, typeCode(names, type, false), commentText(label)),
      ),
    });
    const codes = rowCodes(context, table).map((code) => `${code},`);
    file.addConstant(rows, `[\n${codes.join("\n")}\n]`, {
      docs: doc(table.label, table.origin.clause),
      type: `readonly ${row}[]`,
      exported: true,
    });
  }
}

/** What the rows give that a table picks, each under its clause and category. */
export function addRowTable(file: Declarations, { program, names }: CodeContext, table: RowTable): void {
  const entity = program.entities.find(({ name }) => name === table.entity);
  const pick = entity!.decisions.find(({ name }) => name === table.pick)!;
  const headings = ["where no row counts", ...rowsInOrder(pick).map(rowHeading)];
  const rows = pickedRowCodes(table).map((code, index) => `// ${commentText(headings[index]!)}\n${code},`);
  const fields = table.fields().map(({ name, type, codes }) => {
    return `readonly ${keyName(name)}: ${typeCode(names, type, codes.includes("null"))}`;
  });
  file.addConstant(table.name, `[\n${rows.join("\n")}\n]`, {
    docs: doc(pick.label, null, "What each row of the table gives"),
    type: `readonly { ${fields.join("; ")} }[]`,
  });
}

/** The rows of a table as listed in the notice. */
export function rowsInOrder({ body }: ir.Decision): readonly ir.PickRow[] {
  return body.kind === "pick" ? [...body.rows].sort((left, right) => left.index - right.index) : [];
}

function rowHeading(row: ir.PickRow): string {
  return [row.origin.clause, rowNames(row).label].filter((part) => part !== null).join(" ");
}
