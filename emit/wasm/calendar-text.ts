/**
 * The functions of the calendar as WebAssembly text, each as in the runtime: days since 1970-01-01, months as
 * `year × 12 + month − 1`. Day ↔ civil follows H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", a hundred eras of
 * 400 years later, so that nothing is negative. For the years of most people months and days are looked up in tables.
 */
import { dayOf } from "../../runtime/date.ts";
import { type WorkdayLists, workdaysText } from "./workdays-text.ts";

const erasLater = 100;
const daysPerEra = 146_097;
const dayOffset = 719_468 + erasLater * daysPerEra;
const monthOffset = erasLater * 400 * 12;

const firstTabled = 1880;
const lastTabled = 2120;
const firstDay = dayOf(firstTabled, 1, 1);
const days = dayOf(lastTabled + 1, 1, 1) - firstDay;
const firstMonth = firstTabled * 12;
const months = (lastTabled + 1 - firstTabled) * 12;

/** The bytes that the tables take: the month and the day of each day, and the first day of each month and of the one after. */
export const calendarBytes = 4 * (days + months + 1);

/** The tables begin at a byte; they are filled when the module is started. */
const tables = (at: number): string => `
(func $fillTables
  (local $month i32) (local $day i32) (local $end i32) (local $civil i32)
  (local.set $day (i32.const ${firstDay}))
  (loop $months
    (i32.store offset=${at + 4 * days} (i32.shl (local.get $month) (i32.const 2)) (local.get $day))
    (local.set $end (call $startOf (i32.add (local.get $month) (i32.const ${firstMonth + 1}))))
    (local.set $civil (i32.shl (local.get $month) (i32.const 5)))
    (loop $days
      (i32.store offset=${at}
        (i32.shl (i32.sub (local.get $day) (i32.const ${firstDay})) (i32.const 2))
        (local.get $civil))
      (local.set $civil (i32.add (local.get $civil) (i32.const 1)))
      (local.set $day (i32.add (local.get $day) (i32.const 1)))
      (br_if $days (i32.lt_s (local.get $day) (local.get $end))))
    (local.set $month (i32.add (local.get $month) (i32.const 1)))
    (br_if $months (i32.lt_s (local.get $month) (i32.const ${months}))))
  (i32.store offset=${at + 4 * days} (i32.const ${4 * months}) (local.get $day)))
(start $fillTables)

(func $addMonths (param $date i32) (param $months i32) (result i32)
  (local $civil i32) (local $month i32) (local $last i32)
  (local.set $civil (i32.sub (local.get $date) (i32.const ${firstDay})))
  (if (i32.lt_u (local.get $civil) (i32.const ${days}))
    (then
      (local.set $civil (i32.load offset=${at} (i32.shl (local.get $civil) (i32.const 2))))
      (local.set $month (i32.add (i32.shr_s (local.get $civil) (i32.const 5)) (local.get $months)))
      (if (i32.lt_u (local.get $month) (i32.const ${months}))
        (then
          (local.set $month (i32.shl (local.get $month) (i32.const 2)))
          (local.set $last (i32.sub (i32.load offset=${at + 4 * days + 4} (local.get $month)) (i32.const 1)))
          (local.set $civil
            (i32.add
              (i32.load offset=${at + 4 * days} (local.get $month))
              (i32.and (local.get $civil) (i32.const 31))))
          (return (select (local.get $civil) (local.get $last) (i32.lt_s (local.get $civil) (local.get $last))))))))
  (call $addMonthsAnywhere (local.get $date) (local.get $months)))

(func $monthOf (param $date i32) (result i32)
  (local $day i32)
  (local.set $day (i32.sub (local.get $date) (i32.const ${firstDay})))
  (if (result i32) (i32.lt_u (local.get $day) (i32.const ${days}))
    (then
      (i32.add
        (i32.shr_s (i32.load offset=${at} (i32.shl (local.get $day) (i32.const 2))) (i32.const 5))
        (i32.const ${firstMonth})))
    (else (i32.shr_s (call $civil (local.get $date)) (i32.const 5)))))
`;

const dates = `
(func $floorDivide (param $a i32) (param $b i32) (result i32)
  (i32.sub
    (i32.div_s (local.get $a) (local.get $b))
    (i32.and
      (i32.ne (i32.rem_s (local.get $a) (local.get $b)) (i32.const 0))
      (i32.lt_s (i32.xor (local.get $a) (local.get $b)) (i32.const 0)))))

;; The month of a date times 32, and in the last five bits the day of the month less one.
(func $civil (param $date i32) (result i32)
  (local $ofEra i32) (local $year i32) (local $ofYear i32) (local $march i32)
  (local.set $date (i32.add (local.get $date) (i32.const ${dayOffset})))
  (local.set $ofEra (i32.rem_u (local.get $date) (i32.const ${daysPerEra})))
  (local.set $year
    (i32.div_u
      (i32.sub
        (i32.add
          (i32.sub (local.get $ofEra) (i32.div_u (local.get $ofEra) (i32.const 1460)))
          (i32.div_u (local.get $ofEra) (i32.const 36524)))
        (i32.div_u (local.get $ofEra) (i32.const 146096)))
      (i32.const 365)))
  (local.set $ofYear
    (i32.sub
      (local.get $ofEra)
      (i32.sub
        (i32.add (i32.mul (i32.const 365) (local.get $year)) (i32.div_u (local.get $year) (i32.const 4)))
        (i32.div_u (local.get $year) (i32.const 100)))))
  (local.set $march
    (i32.div_u (i32.add (i32.mul (i32.const 5) (local.get $ofYear)) (i32.const 2)) (i32.const 153)))
  (local.set $year
    (i32.add (local.get $year) (i32.mul (i32.div_u (local.get $date) (i32.const ${daysPerEra})) (i32.const 400))))
  (i32.or
    (i32.shl
      (i32.sub
        (i32.add (i32.add (i32.mul (local.get $year) (i32.const 12)) (local.get $march)) (i32.const 2))
        (i32.const ${monthOffset}))
      (i32.const 5))
    (i32.sub
      (local.get $ofYear)
      (i32.div_u (i32.add (i32.mul (i32.const 153) (local.get $march)) (i32.const 2)) (i32.const 5)))))

;; The first day of a month; years begin in March.
(func $startOf (param $month i32) (result i32)
  (local $year i32) (local $ofEra i32)
  (local.set $month (i32.add (local.get $month) (i32.const ${monthOffset - 2})))
  (local.set $year (i32.div_u (local.get $month) (i32.const 12)))
  (local.set $month (i32.rem_u (local.get $month) (i32.const 12)))
  (local.set $ofEra (i32.rem_u (local.get $year) (i32.const 400)))
  (i32.sub
    (i32.add
      (i32.mul (i32.div_u (local.get $year) (i32.const 400)) (i32.const ${daysPerEra}))
      (i32.add
        (i32.sub
          (i32.add (i32.mul (local.get $ofEra) (i32.const 365)) (i32.div_u (local.get $ofEra) (i32.const 4)))
          (i32.div_u (local.get $ofEra) (i32.const 100)))
        (i32.div_u (i32.add (i32.mul (i32.const 153) (local.get $month)) (i32.const 2)) (i32.const 5))))
    (i32.const ${dayOffset})))

(func $addMonthsAnywhere (param $date i32) (param $months i32) (result i32)
  (local $civil i32) (local $month i32) (local $start i32) (local $last i32)
  (local.set $civil (call $civil (local.get $date)))
  (local.set $month (i32.add (i32.shr_s (local.get $civil) (i32.const 5)) (local.get $months)))
  (local.set $start (call $startOf (local.get $month)))
  (local.set $last (i32.sub (call $startOf (i32.add (local.get $month) (i32.const 1))) (i32.const 1)))
  (local.set $date (i32.add (local.get $start) (i32.and (local.get $civil) (i32.const 31))))
  (select (local.get $date) (local.get $last) (i32.lt_s (local.get $date) (local.get $last))))

(func $monthsBetween (param $from i32) (param $to i32) (result i32)
  (local $months i32)
  (local.set $months (i32.sub (call $monthOf (local.get $to)) (call $monthOf (local.get $from))))
  (i32.sub
    (local.get $months)
    (i32.gt_s (call $addMonths (local.get $from) (local.get $months)) (local.get $to))))

(func $fullYears (param $birth i32) (param $on i32) (result i32)
  (local $years i32)
  (local.set $years
    (call $floorDivide
      (i32.sub (call $monthOf (local.get $on)) (call $monthOf (local.get $birth)))
      (i32.const 12)))
  (i32.sub
    (local.get $years)
    (i32.gt_s
      (call $addMonths (local.get $birth) (i32.mul (local.get $years) (i32.const 12)))
      (local.get $on))))

(func $reachesYears (param $date i32) (param $years i32) (param $on i32) (result i32)
  (i32.le_s (call $addMonths (local.get $date) (i32.mul (local.get $years) (i32.const 12))) (local.get $on)))

(func $yearOf (param $date i32) (result i32)
  (call $floorDivide (call $monthOf (local.get $date)) (i32.const 12)))

(func $firstOfMonth (param $date i32) (result i32)
  (call $startOf (call $monthOf (local.get $date))))

(func $firstOfNextMonth (param $date i32) (result i32)
  (call $startOf (i32.add (call $monthOf (local.get $date)) (i32.const 1))))

(func $lastOfMonth (param $date i32) (result i32)
  (i32.sub (call $firstOfNextMonth (local.get $date)) (i32.const 1)))

(func $firstOfYear (param $date i32) (result i32)
  (call $startOf (i32.mul (call $yearOf (local.get $date)) (i32.const 12))))

(func $firstOfNextYear (param $date i32) (result i32)
  (call $startOf (i32.mul (i32.add (call $yearOf (local.get $date)) (i32.const 1)) (i32.const 12))))

(func $lastOfYear (param $date i32) (result i32)
  (i32.sub (call $firstOfNextYear (local.get $date)) (i32.const 1)))
`;

/** The years of a set are the bits of a number, from the first year on. */
const years = `
(func $holdsYear (param $years i32) (param $first i32) (param $year i32) (result i32)
  (local $bit i32)
  (local.set $bit (i32.sub (local.get $year) (local.get $first)))
  (if (result i32) (i32.lt_u (local.get $bit) (i32.const 31))
    (then (i32.and (i32.shr_u (local.get $years) (local.get $bit)) (i32.const 1)))
    (else (i32.const 0))))

;; The bits of the years from one to another.
(func $span (param $first i32) (param $from i32) (param $to i32) (result i32)
  (local $low i32) (local $high i32)
  (local.set $low (i32.sub (local.get $from) (local.get $first)))
  (local.set $low (select (local.get $low) (i32.const 0) (i32.gt_s (local.get $low) (i32.const 0))))
  (local.set $high (i32.add (i32.sub (local.get $to) (local.get $first)) (i32.const 1)))
  (local.set $high (select (local.get $high) (i32.const 31) (i32.lt_s (local.get $high) (i32.const 31))))
  (if (result i32) (i32.lt_s (local.get $low) (local.get $high))
    (then
      (i32.and
        (i32.sub (i32.shl (i32.const 1) (local.get $high)) (i32.const 1))
        (i32.shl (i32.const -1) (local.get $low))))
    (else (i32.const 0))))

(func $yearsIn (param $years i32) (param $first i32) (param $from i32) (param $to i32) (result i32)
  (i32.popcnt
    (i32.and (local.get $years) (call $span (local.get $first) (local.get $from) (local.get $to)))))

(func $yearsNotIn (param $years i32) (param $first i32) (param $from i32) (param $to i32) (result i32)
  (local $all i32)
  (local.set $all (i32.add (i32.sub (local.get $to) (local.get $from)) (i32.const 1)))
  (i32.sub
    (select (local.get $all) (i32.const 0) (i32.gt_s (local.get $all) (i32.const 0)))
    (call $yearsIn (local.get $years) (local.get $first) (local.get $from) (local.get $to))))

(func $unbrokenYearsIn (param $years i32) (param $first i32) (param $from i32) (param $to i32) (result i32)
  (local $year i32)
  (local.set $year (local.get $to))
  (loop $next
    (if
      (i32.and
        (i32.ge_s (local.get $year) (local.get $from))
        (call $holdsYear (local.get $years) (local.get $first) (local.get $year)))
      (then
        (local.set $year (i32.sub (local.get $year) (i32.const 1)))
        (br $next))))
  (i32.sub (local.get $to) (local.get $year)))

;; Up to the last year that is in the set, or to the first that is asked.
(func $unbrokenYearsNotIn (param $years i32) (param $first i32) (param $from i32) (param $to i32) (result i32)
  (local $held i32)
  (if (i32.lt_s (local.get $to) (local.get $from)) (then (return (i32.const 0))))
  (local.set $held
    (i32.and (local.get $years) (call $span (local.get $first) (local.get $from) (local.get $to))))
  (i32.sub
    (local.get $to)
    (if (result i32) (local.get $held)
      (then (i32.add (local.get $first) (i32.sub (i32.const 31) (i32.clz (local.get $held)))))
      (else (i32.sub (local.get $from) (i32.const 1))))))
`;

/** The functions of the calendar, whose tables begin at a byte; those of working days read their lists where they stand. */
export function calendarText(tablesAt: number, lists: WorkdayLists): string {
  return `${tables(tablesAt)}${dates}${years}${workdaysText(lists)}`;
}
