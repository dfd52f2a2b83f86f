/** The functions of the calendar over four lanes as WebAssembly text. */
/** How many numbers the functions of the calendar take, but for `reachesYears`, which has one of its own. */
const byLanes = {
  addMonths: 2,
  fullYears: 2,
  monthsBetween: 2,
  yearOf: 1,
  firstOfMonth: 1,
  lastOfMonth: 1,
  firstOfNextMonth: 1,
  firstOfYear: 1,
  lastOfYear: 1,
  firstOfNextYear: 1,
  isWorkday: 1,
  deferredToWorkday: 1,
  advancedToWorkday: 1,
  addWorkdays: 2,
  yearsIn: 4,
  yearsNotIn: 4,
  unbrokenYearsIn: 4,
  unbrokenYearsNotIn: 4,
} as const;

/** A function of four lanes that calls one of the calendar for each. */
function laneByLane([name, arity]: readonly [string, number]): string {
  const parameters = Array.from({ length: arity }, (_, index) => `$p${index}`);
  const call = (lane: number): string =>
    `(call $${name} ${parameters.map((each) => `(i32x4.extract_lane ${lane} (local.get ${each}))`).join(" ")})`;
  const others = [1, 2, 3].reduce(
    (lanes, lane) => `(i32x4.replace_lane ${lane} ${lanes} ${call(lane)})`,
    splat(call(0)),
  );
  return `(func $${name}4 ${parameters.map((each) => `(param ${each} v128)`).join(" ")} (result v128) ${others})`;
}

function splat(number: string): string {
  return `(i32x4.splat ${number})`;
}

/** Those that a module may call; each has `4` behind its name. */
export const laneByLaneText = `
${Object.entries(byLanes).map(laneByLane).join("\n")}

;; Most people are far from the birthday: leap years add one day in four years, less one for each turn of the century.
(func $reachesYears4 (param $date v128) (param $years v128) (param $on v128) (result v128)
  (local $count i32) (local $beyond v128) (local $sure v128) (local $open v128)
  (local.set $count (i32x4.extract_lane 0 (local.get $years)))
  (local.set $beyond
    (i32x4.sub
      (i32x4.sub (local.get $on) (local.get $date))
      (i32x4.splat (i32.mul (i32.const 365) (local.get $count)))))
  (local.set $sure
    (i32x4.ge_s
      (local.get $beyond)
      (i32x4.splat (i32.shr_s (i32.add (local.get $count) (i32.const 3)) (i32.const 2)))))
  (local.set $open
    (v128.andnot
      (i32x4.ge_s
        (local.get $beyond)
        (i32x4.splat
          (if (result i32) (i32.lt_s (local.get $count) (i32.const 4))
            (then (i32.const 0))
            (else
              (i32.sub
                (i32.shr_s (local.get $count) (i32.const 2))
                (select (i32.const 1) (i32.const 2) (i32.lt_s (local.get $count) (i32.const 100))))))))
      (local.get $sure)))
  (if (v128.any_true (local.get $open))
    (then
      (local.set $sure
        (v128.or
          (local.get $sure)
          (v128.and
            (local.get $open)
            (i32x4.le_s
              (call $addMonths4 (local.get $date) (i32x4.mul (local.get $years) (i32x4.splat (i32.const 12))))
              (local.get $on)))))))
  (local.get $sure))
`;
