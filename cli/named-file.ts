/** The file that an option names; undefined for `-`, which is standard output as it is where none is named. */
export function namedFile(path: string | undefined): string | undefined {
  return path === "-" ? undefined : path;
}
