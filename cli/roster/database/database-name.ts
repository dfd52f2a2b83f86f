/** The file of a database and the table of it that is asked for: `people.duckdb#residents`. */
export interface DatabaseName {
  readonly file: string;
  /** Null where none is named. */
  readonly table: string | null;
}

/** What a name says where it is that of a database, by its ending; else null. */
export function databaseName(path: string): DatabaseName | null {
  const [, file, table] = /^(.*?\.duckdb)(?:#(.*))?$/isu.exec(path) ?? [];
  return file === undefined ? null : { file, table: table === undefined || table === "" ? null : table };
}

/** The file in which a roster stands. */
export function rosterFile(input: string): string {
  return databaseName(input)?.file ?? input;
}
