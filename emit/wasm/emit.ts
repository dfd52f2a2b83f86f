/** A notice as a WebAssembly module with its loader. */
import { format } from "prettier";
import type * as ir from "../../ir/ir.ts";
import { visibleText } from "../../runtime/visible-text.ts";
import type { Lane } from "../columnar/form.ts";
import type { EmittedBytes, EmittedFile } from "../emitted-file.ts";
import { keyName, literalCode, typeName } from "../names.ts";
import { doc } from "../typescript/style.ts";
import { buildModule } from "./build-module.ts";
import { type ColumnDescription, describeModule, type ModuleDescription } from "./module-description.ts";

/**
 * The module of the entity that a notice speaks of, what its columns are as JSON, and a loader in TypeScript that rests on
 * nothing. Throws `NotColumnar` where columns cannot hold what the rules ask.
 */
export async function emitWasm(program: ir.Program): Promise<readonly (EmittedFile | EmittedBytes)[]> {
  const { name } = program.notice;
  const module = await buildModule(program, program.mainEntity);
  const description = describeModule(program, program.mainEntity, module);
  const loader = await format(loaderText(program, description), { parser: "typescript", printWidth: 110 });
  return [
    { path: `${name}.wasm`, bytes: module.bytes },
    { path: `${name}.columns.json`, text: `${visibleText(JSON.stringify(description, null, 2))}\n` },
    { path: `${name}.columns.ts`, text: loader },
  ];
}

const arrays: Readonly<Record<Lane, string>> = { mask: "Uint8Array", int32: "Int32Array", float64: "Float64Array" };

function loaderText({ notice }: ir.Program, description: ModuleDescription): string {
  const { blockLength, facts, decisions, again, entity, texts } = description;
  const type = typeName(entity);
  return `
    /** ${doc(`${notice.title}: ${notice.name}`, null, "Decides blocks of records by columns; made by pol build.")} */

    /** The most records that are decided at once. */
    export const blockLength = ${blockLength};

    ${optionsCode(facts, decisions)}

    /** The texts that rules name, by their numbers; give other texts higher ones. */
    export const texts: readonly string[] = ${literalCode(texts)};

    /** What is known of each record: a lane a record. Where \`present\` is 0 there is no value, and its other lanes are 0. */
    export interface ${type}Facts {
      ${facts.map(columnType).join("\n")}
    }

    /** What is decided of each record. */
    export interface ${type}Decisions {
      ${decisions.map(columnType).join("\n")}
    }

    /** A module at work. */
    export interface ${type}Columns {
      readonly facts: ${type}Facts;
      readonly decisions: ${type}Decisions;
      /** 1 where a record has no answer, or numbers beyond what columns hold: decide it by itself. */
      readonly again: Uint8Array;
      /** Decides the first so many records, at most \`blockLength\`. */
      readonly decide: (count: number) => void;
    }

    interface Exports {
      readonly memory: { readonly buffer: ArrayBuffer };
      readonly decide: (count: number) => void;
    }

    /** What the loader asks of the engine, which has types of its own only in a browser. */
    interface Engine {
      readonly instantiate: (bytes: Uint8Array | ArrayBuffer) => Promise<{ readonly instance: { readonly exports: unknown } }>;
    }

    /** Loads the bytes of \`${notice.name}.wasm\`. Each call makes columns of its own. */
    export async function load${type}Columns(bytes: Uint8Array | ArrayBuffer): Promise<${type}Columns> {
      const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly: Engine };
      const { memory, decide } = (await engine.instantiate(bytes)).instance.exports as Exports;
      const { buffer } = memory;
      return {
        facts: { ${facts.map(columnCode).join(", ")} },
        decisions: { ${decisions.map(columnCode).join(", ")} },
        again: new Uint8Array(buffer, ${again}, blockLength),
        decide,
      };
    }
  `;
}

/** The options of each column that has any, by their numbers or their bits. */
function optionsCode(...columns: readonly (readonly ColumnDescription[])[]): string {
  const entries = columns
    .flat()
    .flatMap(({ name, options }) => (options === undefined ? [] : [`${keyName(name)}: ${literalCode(options)},`]));
  return `/** Options by the numbers that stand for them; in a set each has a bit, the first the lowest. */
    export const options = { ${entries.join("\n")} } as const;`;
}

const meanings: Partial<Readonly<Record<ColumnDescription["type"], string>>> = {
  money: "In fen.",
  date: "Days since 1970-01-01.",
  enum: "The number of the option.",
  set: "A bit an option.",
  years: "A bit a year.",
  text: "The number of the text.",
};

function columnType({ name, label, type, lanes }: ColumnDescription): string {
  const parts = lanes.map(({ part, lane }) => `readonly ${part}: ${arrays[lane]}`);
  return `/** ${doc(label, null, meanings[type])} */\nreadonly ${keyName(name)}: { ${parts.join("; ")} };`;
}

function columnCode({ name, lanes }: ColumnDescription): string {
  const parts = lanes.map(({ part, lane, offset }) => `${part}: new ${arrays[lane]}(buffer, ${offset}, blockLength)`);
  return `${keyName(name)}: { ${parts.join(", ")} }`;
}
