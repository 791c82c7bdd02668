/** What is counted of a month. */
export const COUNTED = [
  'sms',
  'segments',
  'merged',
  'serviceTexts',
  'answers',
  'optOuts',
  'calls',
  'callsMade',
  'visits',
  'referrals',
  'prescriptions',
  'exams',
  'contracts',
  'left',
  'read',
  'written',
] as const;
export type Counted = (typeof COUNTED)[number];

/** Counts of a month or a year; what is absent was never counted. */
export type Counts = Readonly<Partial<Record<Counted, number>>>;

/** Counts by month, `YYYY-MM`. */
export type Tally = {
  readonly add: (month: string, what: Counted, howMany: number) => void;
  readonly months: () => ReadonlyMap<string, Counts>;
};

/** Begins with nothing. */
export const startTally = (): Tally => {
  const months = new Map<string, Counts>();
  return {
    add: (month, what, howMany) => {
      const before = months.get(month) ?? {};
      months.set(month, { ...before, [what]: (before[what] ?? 0) + howMany });
    },
    months: () => months,
  };
};

/** The sum of several counts. */
export const sumOf = (all: Iterable<Counts>): Counts => {
  const sum: Partial<Record<Counted, number>> = {};
  for (const counts of all) for (const what of COUNTED) sum[what] = (sum[what] ?? 0) + (counts[what] ?? 0);
  return sum;
};
