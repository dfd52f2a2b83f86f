/** A line of one text beside the same line of another; null where one has no such line. */
export type LinePair = readonly [one: string | null, other: string | null];

/** Lines of two texts beside one another, as many of them equal as can be: their longest common subsequence. */
export function alignLines(one: readonly string[], other: readonly string[]): readonly LinePair[] {
  let head = 0;
  while (head < Math.min(one.length, other.length) && one[head] === other[head]) head++;
  let tail = 0;
  const most = Math.min(one.length, other.length) - head;
  while (tail < most && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  const same = (line: string): LinePair => [line, line];
  return [
    ...one.slice(0, head).map(same),
    ...alignMiddle(one.slice(head, one.length - tail), other.slice(head, other.length - tail)),
    ...one.slice(one.length - tail).map(same),
  ];
}

function alignMiddle(one: readonly string[], other: readonly string[]): readonly LinePair[] {
  const width = other.length + 1;
  // How many lines can be equal from line `i` of one and line `j` of the other.
  const equal = new Uint32Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--) {
      const at = i * width + j;
      equal[at] = one[i] === other[j] ? equal[at + width + 1]! + 1 : Math.max(equal[at + width]!, equal[at + 1]!);
    }
  const pairs: LinePair[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) pairs.push([one[i++]!, other[j++]!]);
    else if (j === other.length || (i < one.length && equal[(i + 1) * width + j]! >= equal[i * width + j + 1]!))
      pairs.push([one[i++]!, null]);
    else pairs.push([null, other[j++]!]);
  }
  return paired(pairs);
}

/** Lines that went and lines that came in the same place stand beside one another. */
function paired(pairs: readonly LinePair[]): readonly LinePair[] {
  const result: LinePair[] = [];
  let [mine, theirs]: [string[], string[]] = [[], []];
  const flush = (): void => {
    for (let index = 0; index < Math.max(mine.length, theirs.length); index++)
      result.push([mine[index] ?? null, theirs[index] ?? null]);
    [mine, theirs] = [[], []];
  };
  for (const [one, other] of pairs) {
    if (one !== null && other !== null) {
      flush();
      result.push([one, other]);
    } else if (one !== null) mine.push(one);
    else theirs.push(other!);
  }
  flush();
  return result;
}
