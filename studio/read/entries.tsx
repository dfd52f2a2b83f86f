import type { ComponentChildren } from "preact";
import type { ToldEntry, ToldNoticeText, ToldTable } from "../../api/index.ts";
import { say } from "../state/language.ts";
import { Cited } from "./cited.tsx";

interface Row {
  readonly id?: string;
  readonly cells: readonly ComponentChildren[];
}

/** A section with a table, the clause of each row last; nothing where there are no rows. */
function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
}) {
  const { id, title, headings, rows } = props;
  if (rows.length === 0) return null;
  return (
    <section id={id} tabIndex={-1}>
      <h2>{title}</h2>
      <Rows headings={headings} rows={rows} />
    </section>
  );
}

function Rows({ headings, rows }: { readonly headings: readonly string[]; readonly rows: readonly Row[] }) {
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            {headings.map((heading, index) => (
              <th key={index} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }, index) => (
            <tr key={index} id={id} tabIndex={id === undefined ? undefined : -1}>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const clause = { zh: "条款", en: "clause" };
const name = { zh: "名称", en: "name" };

/** Parameters, periods, tables, definitions and readings, each with its clause. */
export function Entries({ told }: { readonly told: ToldNoticeText }) {
  const entry = ({ id, name: own, text, place }: ToldEntry): Row => ({
    id,
    cells: [own, text, <Cited place={place} />],
  });
  return (
    <>
      <Section
        id="parameters"
        title={say({ zh: "参数", en: "Parameters" })}
        headings={[say(name), say({ zh: "数值", en: "value" }), say(clause)]}
        rows={told.parameters.map(entry)}
      />
      <Section
        id="periods"
        title={say({ zh: "时段", en: "Periods" })}
        headings={[
          say(name),
          say({ zh: "自", en: "from" }),
          say({ zh: "至", en: "to" }),
          say({ zh: "对象", en: "for" }),
          say(clause),
        ]}
        rows={told.periods.map((period) => ({
          cells: [
            period.name,
            period.from,
            period.to,
            period.condition ?? say({ zh: "所有人", en: "everyone" }),
            <Cited place={period.place} />,
          ],
        }))}
      />
      {told.tables.map((table) => (
        <Categories key={table.id} table={table} />
      ))}
      <Section
        id="definitions"
        title={say({ zh: "定义", en: "Definitions" })}
        headings={[say(name), say({ zh: "含义", en: "meaning" }), say(clause)]}
        rows={told.definitions.map(entry)}
      />
      <Section
        id="readings"
        title={say({ zh: "口径", en: "Readings" })}
        headings={[say(name), say({ zh: "选项（采用的在前加✓）", en: "options (✓ is taken)" }), say(clause)]}
        rows={told.readings.map(({ name: own, options, place }) => ({
          cells: [
            own,
            <ul>
              {options.map((option) => (
                <li key={option.name}>
                  {option.isTaken ? "✓ " : ""}
                  {option.name}
                </li>
              ))}
            </ul>,
            <Cited place={place} />,
          ],
        }))}
      />
    </>
  );
}

function Categories({ table }: { readonly table: ToldTable }) {
  const { id, headings, rows } = table;
  return (
    <section id={id} tabIndex={-1}>
      <h2>{say({ zh: `表：${table.name}`, en: `Table: ${table.name}` })}</h2>
      <Rows
        headings={[...headings, say(clause)]}
        rows={rows.map(({ cells, place }) => ({ cells: [...cells.map(({ text }) => text), <Cited place={place} />] }))}
      />
    </section>
  );
}
