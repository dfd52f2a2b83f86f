/** Working days as WebAssembly text; see `runtime/workdays.ts`, which it follows step by step. */
/** Where the days off and the days worked stand, as numbers of 32 bits in rising order. */
export interface WorkdayLists {
  readonly off: { readonly offset: number; readonly count: number };
  readonly worked: { readonly offset: number; readonly count: number };
}

/** The functions over lists of days off and of weekend days that are worked. */
export function workdaysText({ off, worked }: WorkdayLists): string {
  return `
;; How many days of a rising list are not after a day.
(func $countThrough (param $list i32) (param $count i32) (param $day i32) (result i32)
  (local $low i32) (local $middle i32)
  (loop $next
    (if (i32.lt_s (local.get $low) (local.get $count))
      (then
        (local.set $middle (i32.shr_u (i32.add (local.get $low) (local.get $count)) (i32.const 1)))
        (if
          (i32.le_s
            (i32.load (i32.add (local.get $list) (i32.shl (local.get $middle) (i32.const 2))))
            (local.get $day))
          (then (local.set $low (i32.add (local.get $middle) (i32.const 1))))
          (else (local.set $count (local.get $middle))))
        (br $next))))
  (local.get $low))

(func $workdaysThrough (param $day i32) (result i32)
  (local $weeks i32) (local $rest i32)
  (local.set $rest (i32.add (local.get $day) (i32.const 4)))
  (local.set $weeks (call $floorDivide (local.get $rest) (i32.const 7)))
  (local.set $rest (i32.sub (local.get $rest) (i32.mul (local.get $weeks) (i32.const 7))))
  (i32.add
    (i32.sub
      (i32.add
        (i32.mul (local.get $weeks) (i32.const 5))
        (select (local.get $rest) (i32.const 5) (i32.lt_s (local.get $rest) (i32.const 5))))
      (call $countThrough (i32.const ${off.offset}) (i32.const ${off.count}) (local.get $day)))
    (call $countThrough (i32.const ${worked.offset}) (i32.const ${worked.count}) (local.get $day))))

(func $workdayOfNumber (param $number i32) (result i32)
  (local $day i32) (local $missing i32)
  (local.set $day
    (i32.sub
      (call $floorDivide
        (i32.mul (i32.sub (local.get $number) (i32.const ${worked.count})) (i32.const 7))
        (i32.const 5))
      (i32.const 10)))
  (loop $next
    (local.set $missing (i32.sub (local.get $number) (call $workdaysThrough (local.get $day))))
    (if (i32.gt_s (local.get $missing) (i32.const 0))
      (then
        (local.set $day (i32.add (local.get $day) (local.get $missing)))
        (br $next))))
  (local.get $day))

(func $isWorkday (param $day i32) (result i32)
  (i32.gt_s
    (call $workdaysThrough (local.get $day))
    (call $workdaysThrough (i32.sub (local.get $day) (i32.const 1)))))

(func $deferredToWorkday (param $day i32) (result i32)
  (call $workdayOfNumber
    (i32.add (call $workdaysThrough (i32.sub (local.get $day) (i32.const 1))) (i32.const 1))))

(func $advancedToWorkday (param $day i32) (result i32)
  (call $workdayOfNumber (call $workdaysThrough (local.get $day))))

(func $addWorkdays (param $day i32) (param $count i32) (result i32)
  (if (i32.eqz (local.get $count)) (then (return (local.get $day))))
  (if (result i32) (i32.gt_s (local.get $count) (i32.const 0))
    (then (call $workdayOfNumber (i32.add (call $workdaysThrough (local.get $day)) (local.get $count))))
    (else
      (call $workdayOfNumber
        (i32.add
          (call $workdaysThrough (i32.sub (local.get $day) (i32.const 1)))
          (i32.add (local.get $count) (i32.const 1)))))))
`;
}
