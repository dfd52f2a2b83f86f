/*
 * The notice of Nanan for 2025 over columns in C: the yardstick of the WebAssembly module, on the same vectors. Everything but the
 * first birthday is worked out without a branch, so that the compiler can take several people at once.
 *
 * Reads the facts of a block of people from standard input, decides them as often as it is told, and writes the decisions to
 * standard output and the median time a person, in nanoseconds, to standard error. What it rests on is told in nanan-2025.ts.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define COUNT 2048

typedef uint8_t mask[COUNT];
typedef int32_t lane[COUNT];

static mask hasPaid, employeeInsured, otherInsured, enrolledLastYear, registrationChanged, hukouSettled, ruralResident, married;
static lane birthDate, paidOn, standing, assistance, circumstances, familyRole, exitReason;

static mask eligible, registrationRequired, hasWindow, mayPay, specialGroup, hasRate, hasWaiting, hasStart, familyAccountPayment, hasRefund;
static lane documents, window, premium, numerator, denominator, amount, source, settlement, selfPay, months, start, end;

/* Masks as numbers of the width of the others, so that every loop is of one width and the compiler takes several people at once. */
static lane isNewborn, has, employee, other, enrolled, changed, settled, rural, wed;
static lane isEligible, isToRegister, pays, isSpecial, isCovered, isForFamily, isRefund;

static void widen(lane to, const mask from) {
    for (int row = 0; row < COUNT; row++) to[row] = from[row];
}

static void narrow(mask to, const lane from) {
    for (int row = 0; row < COUNT; row++) to[row] = from[row];
}

/* In the order in which they are read and written. */
static const struct { void *lanes; size_t width; } facts[] = {
    {birthDate, 4}, {hasPaid, 1}, {paidOn, 4}, {standing, 4}, {employeeInsured, 1}, {otherInsured, 1}, {enrolledLastYear, 1},
    {registrationChanged, 1}, {assistance, 4}, {circumstances, 4}, {hukouSettled, 1}, {ruralResident, 1}, {familyRole, 4},
    {married, 1}, {exitReason, 4},
};
static const struct { void *lanes; size_t width; } decisions[] = {
    {eligible, 1}, {registrationRequired, 1}, {documents, 4}, {hasWindow, 1}, {window, 4}, {mayPay, 1}, {specialGroup, 1},
    {premium, 4}, {hasRate, 1}, {numerator, 4}, {denominator, 4}, {amount, 4}, {source, 4}, {settlement, 4}, {selfPay, 4},
    {hasWaiting, 1}, {months, 4}, {hasStart, 1}, {start, 4}, {end, 4}, {familyAccountPayment, 1}, {hasRefund, 1},
};

/* Days since 1970-01-01. */
enum {
    D2024_09_01 = 19967, D2025_01_01 = 20089, D2025_03_01 = 20148, D2025_03_31 = 20178, D2025_05_01 = 20209,
    D2025_07_01 = 20270, D2025_08_31 = 20331, D2025_10_01 = 20362, D2025_12_31 = 20453,
};

static int isLeapYear(int year) { return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0); }

static int daysBeforeMarch(int year) { return year * 365 + year / 4 - year / 100 + year / 400; }

/* Whether the first birthday is still to come 365 days after the birth. */
static int isFirstYearLong(int day) {
    int days = day + 719468;
    int year = (int)(days / 365.2425);
    while (daysBeforeMarch(year + 1) <= days) year++;
    while (daysBeforeMarch(year) > days) year--;
    int dayOfYear = days - daysBeforeMarch(year);
    return isLeapYear(year) ? dayOfYear < 364 : isLeapYear(year + 1) && dayOfYear == 365;
}

static __attribute__((noinline)) void decide(void) {
    widen(has, hasPaid), widen(employee, employeeInsured), widen(other, otherInsured), widen(enrolled, enrolledLastYear);
    widen(changed, registrationChanged), widen(settled, hukouSettled), widen(rural, ruralResident), widen(wed, married);
    for (int row = 0; row < COUNT; row++) {
        int32_t day = has[row] ? paidOn[row] : D2025_01_01, age = day - birthDate[row];
        isNewborn[row] = age < 365 || (age == 365 && isFirstYearLong(day));
    }
    for (int row = 0; row < COUNT; row++) {
        int32_t paid = paidOn[row], held = assistance[row], circumstance = circumstances[row], stands = standing[row] & 0x7f;
        int32_t eligibleHere = (stands != 0) & (employee[row] == 0) & ((other[row] == 0) | (stands != 16));
        int32_t registers = (enrolled[row] == 0) | (changed[row] != 0);
        int32_t isOpen = (paid >= D2024_09_01) & (paid <= D2025_12_31), before = paid < D2025_03_01;
        int32_t asked = 7 | (standing[row] & 8) | (isNewborn[row] & (settled[row] == 0) ? 16 : 0);
        int32_t windowOpen = paid < D2025_01_01 ? 0 : before ? 1 : 2;
        isEligible[row] = eligibleHere;
        isToRegister[row] = registers;
        documents[row] = registers ? asked : 0;
        window[row] = has[row] ? (isOpen ? windowOpen : 3) : 0;
        pays[row] = isOpen & eligibleHere & has[row];
        isSpecial[row] = isNewborn[row] | (held != 0) | ((circumstance & 9) != 0);
        isForFamily[row] = pays[row] & before;
        isRefund[row] = (exitReason[row] != 0) & (exitReason[row] != 6);
    }
    for (int row = 0; row < COUNT; row++) {
        int32_t paid = paidOn[row], held = assistance[row], role = familyRole[row], age = paid - birthDate[row], paysHere = pays[row];
        int32_t isMinor = age < 6575, isSingle = wed[row] == 0, isParent = role == 1, isChild = role == 2, isRural = rural[row];
        int32_t ofDaughters = ((held & 0x4800) != 0) & isRural & (isParent | (isChild & isSingle));
        int32_t isFull = ((held & 0x8037) != 0) | ofDaughters, isFullAfter = (held & 0x3a0000) != 0;
        int32_t hasDust = (held & 0x10000) != 0, isNinety = (held & 0x340) != 0;
        int32_t isSeventy = ((held & 0x80) != 0) & (((held & 0x40000) != 0) | isMinor | (age >= 21915));
        int32_t ofSon = ((held & 0x1000) != 0) & isRural & (isParent | (isChild & isMinor));
        int32_t tenths = isFull | hasDust | isFullAfter ? 10 : isNinety ? 9 : isSeventy ? 7 : 0;
        int32_t later = isFull ? 0 : hasDust | (tenths == 0 ? ofSon : 0);
        int32_t how = later ? 2 : tenths != 0 ? 1 : 0;
        int32_t assessed = (held == 0) & (paid >= D2025_07_01) & (isSpecial[row] == 0) ? 107000 : 40000;
        premium[row] = paysHere ? assessed : 0;
        numerator[row] = paysHere ? tenths : 0;
        denominator[row] = paysHere ? 10 : 0;
        amount[row] = paysHere ? tenths * 4000 : 0;
        source[row] = paysHere & (how != 0) ? 3 : 0;
        settlement[row] = paysHere ? how : 0;
        selfPay[row] = paysHere ? (how == 1 ? assessed - tenths * 4000 : assessed) : 0;
    }
    for (int row = 0; row < COUNT; row++) {
        int32_t paid = paidOn[row], circumstance = circumstances[row], born = birthDate[row], age = paid - born;
        int32_t before = paid < D2025_03_01, waits = (paid >= D2025_03_01) & (isSpecial[row] == 0);
        int32_t fromBirth = born > D2025_01_01 ? born : D2025_01_01, fromPaid = paid > D2025_01_01 ? paid : D2025_01_01;
        int32_t ofNewborn = age <= 90 ? fromBirth : fromPaid;
        int32_t isShort = ((paid >= D2025_03_31) & (paid < D2025_05_01)) | (paid >= D2025_08_31);
        int32_t ofStudent = (circumstance & 1) != 0 ? D2024_09_01 : D2025_01_01;
        int32_t early = isNewborn[row] ? ofNewborn : (circumstance & 2) != 0 ? ofStudent : fromPaid;
        int32_t late = waits ? (isShort ? paid + 91 : paid + 92) : isNewborn[row] ? ofNewborn : paid;
        int32_t covered = waits & (paid >= D2025_10_01) ? 0 : pays[row];
        isCovered[row] = covered;
        months[row] = pays[row] & waits ? 3 : 0;
        start[row] = covered ? (before ? early : late) : 0;
        end[row] = covered ? D2025_12_31 : 0;
    }
    narrow(eligible, isEligible), narrow(registrationRequired, isToRegister), narrow(hasWindow, has), narrow(mayPay, pays);
    narrow(specialGroup, isSpecial), narrow(hasRate, pays), narrow(hasWaiting, pays), narrow(hasStart, isCovered);
    narrow(familyAccountPayment, isForFamily), narrow(hasRefund, isRefund);
}

static int byTime(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

int main(int count, char **words) {
    int rounds = count > 1 ? atoi(words[1]) : 1;
    double *times = malloc(rounds * sizeof *times);
    for (size_t at = 0; at < sizeof facts / sizeof *facts; at++)
        if (fread(facts[at].lanes, facts[at].width, COUNT, stdin) != COUNT) return 1;
    for (int round = 0; round < rounds; round++) {
        double started = now();
        decide();
        times[round] = now() - started;
    }
    for (size_t at = 0; at < sizeof decisions / sizeof *decisions; at++)
        fwrite(decisions[at].lanes, decisions[at].width, COUNT, stdout);
    qsort(times, rounds, sizeof *times, byTime);
    fprintf(stderr, "%f\n", times[rounds / 2] / COUNT);
    return 0;
}
