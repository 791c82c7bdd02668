/** The numbers that shape the care in a synthetic county; see shape.ts for what they are worth. */

/** Who has which disease and how the care of it goes. */
export const careShape = {
  // Known to the service by completed age; about a quarter of those of 35 and more have hypertension (domain-rules.md C).
  prevalence: {
    hypertension: [
      [65, 0.5],
      [55, 0.3],
      [45, 0.17],
      [35, 0.07],
      [30, 0.015],
      [0, 0],
    ],
    diabetes: [
      [65, 0.13],
      [55, 0.085],
      [45, 0.05],
      [35, 0.02],
      [30, 0.004],
      [0, 0],
    ],
  },
  diabetesBesideHypertension: 1.7,
  enrolled: 0.82,
  enrolledFresh: 0.05,
  enrolledThisYear: 0.13,
  firstVisitReminderDays: [-7, -1, 1, 3, 7, 14], // reminders.md, first_visit
  closed: 0.06,
  reenrolled: 0.4,
  historyDays: [740, 860],
  neverFollowedUp: { recent: 0.5, older: 0.025 }, // recent: enrolled within four weeks
  visitBeforeEnrolment: 0.04,
  anchored: 0.05,
  habits: [
    ['steady', 72],
    ['late', 18],
    ['loose', 10],
  ],
  expecting: 0.1,
  daysExpecting: 420, // pregnancy and some months of breast-feeding
  secondVisitOfDay: 0.006,
  referralWritten: 0.55,
  referralChecked: 0.72,
  referralToCounty: 0.6,
  referralWithoutProgramme: 0.1,
  sentBackDown: 0.12,
} as const;

/** What a visit tells beside its readings. */
export const visitShape = {
  modes: [
    ['clinic', 70],
    ['home', 18],
    ['phone', 8],
    ['video', 4],
  ],
  remoteUnmeasured: 0.3,
  timeKnown: 0.45,
  symptomsAsked: 0.7,
  symptoms: 0.35,
  weighed: 0.3,
  noneWritten: 0.95,
  noted: 0.03,
  adherence: {
    steady: [
      ['regular', 88],
      ['intermittent', 8],
      [undefined, 4],
    ],
    late: [
      ['regular', 60],
      ['intermittent', 30],
      ['none', 4],
      [undefined, 6],
    ],
    loose: [
      ['regular', 25],
      ['intermittent', 40],
      ['none', 20],
      [undefined, 15],
    ],
  },
  routineReminderDays: [-3, 3, 7, 14, 30], // reminders.md, follow_up_routine
  twoWeekReminderDays: [-7, -1, 1, 3, 7, 14], // reminders.md, follow_up_two_week
  // Days from one visit to the next, after a routine visit and where one is due soon (within two weeks).
  gaps: {
    steady: {
      routine: [
        [[74, 90], 88],
        [[28, 73], 8],
        [[91, 115], 4],
      ],
      soon: [
        [[4, 14], 68],
        [[15, 40], 12],
        [[41, 95], 20],
      ],
    },
    late: {
      routine: [
        [[80, 92], 40],
        [[93, 150], 60],
      ],
      soon: [
        [[8, 14], 35],
        [[15, 110], 65],
      ],
    },
    loose: {
      routine: [[[60, 330], 1]],
      soon: [
        [[6, 14], 20],
        [[20, 220], 80],
      ],
    },
  },
} as const;

/** How readings scatter; ranges end where an emergency would begin (domain-rules.md §0). */
export const readingShape = {
  sbp: { scatter: 7, range: [92, 179] },
  dbp: { scatter: 5, range: [52, 109] },
  dbpPerSbp: 0.45,
  roundTens: 0.12, // terminal-digit preference
  fpg: { scatter: 0.7, range: [4, 16.6] },
  ppg: { range: [4.4, 16.6] },
  heartRateTaken: 0.5,
  pressureTaken: 0.6,
  ppgTaken: 0.3,
  hba1cTaken: 0.12,
} as const;

/** How treatment goes: about three quarters on target at the last visit late in a year; counties report 60–83 % (domain-rules.md C). */
export const courseShape = {
  sbpAtStart: { mean: 15, scatter: 7 },
  fpgAtStart: { mean: 1.3, scatter: 0.9 },
  hypertension: { perStep: 3, perReferral: 8, creep: 2.2 },
  diabetes: { perStep: 0.3, perReferral: 0.8, creep: 0.2 },
  resistant: 0.12,
  backToRoutine: 0.7, // of resistant patients after a referral: the flow ends, the quarterly rhythm goes on (domain-rules.md §1.5)
  happenings: [
    ['plain', 905],
    ['emergency', 10],
    ['complication', 11],
    ['reaction', 22],
    ['incomplete', 28],
    ['lost', 14],
    ['refused', 5],
  ],
  reactionLasts: 0.25,
  reactionUncontrolled: 0.12,
  lostWhenLoose: 0.14,
  unmeasuredBesideOther: 0.1,
} as const;

/** Long prescriptions, exams. */
export const supplyShape = {
  longPrescription: 0.5,
  days: [
    [28, 45],
    [56, 30],
    [84, 25],
  ],
  mostRows: 6,
  endsOnReminderDay: 0.06,
  refillReminderDays: [-7, -2, 3], // reminders.md, refill
  stopped: 0.05,
  otherDrugsBefore: 0.15, // the plan was changed between two supplies
  examinedKey: 0.68,
  examinedOther: 0.11,
  examYears: 4, // the year of the day and three before
  examSeason: { firstOfYear: 20, lastOfYear: 330 }, // days of the year
} as const;

/** On target below these, as the service form of 2017 has it (domain-rules.md §1.5, §2.3); here they only steer
 *  what a made-up doctor does next, the service's own rules judge the visit. */
export const targets = { sbp: 140, sbpFrom65: 150, dbp: 90, fpg: 7, ppgExpecting: 11.1 } as const;
