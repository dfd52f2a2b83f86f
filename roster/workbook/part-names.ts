/** The names of the parts of a package, which are paths (ECMA-376, part 2). */

/** What stands behind the last stroke. */
export function lastWord(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The part in which the relations of a part stand; those of the package as a whole where the name is empty. */
export function relationsPart(part: string): string {
  return `${folderOf(part)}_rels/${lastWord(part)}.rels`;
}

/** The part that a relation of a part leads to: from the root of the package, else from the folder of the part. */
export function partAt(part: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folderOf(part)}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}
