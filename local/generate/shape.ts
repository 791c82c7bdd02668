/** The numbers that shape a synthetic county. Sources are named where there is one; the others were set so that the
 *  county as a whole looks like a rural one of the 2020s. None is a rule of the service. */

/** Places and their sizes. */
export const countyShape = {
  // 51 is Sichuan; prefecture 5199 and county 519921 are in no code list: no real place is meant.
  province: { code: '51', name: '四川省' },
  prefecture: { code: '5199', name: '锦溪市' },
  code: '519921',
  name: '清河县',
  areaCode: '0829', // no area code of the dialling plan: no landline of the county can be dialled
  peoplePerTownship: 32_000, // townships of 25,000–40,000
  peoplePerVillage: 2_000, // villages of 1,000–3,000
  mostTownships: 300, // more have no digits left; larger counties get larger townships
  smallestPart: 0.75, // of the mean, before rounding
  largestPart: 1.25,
  streetShare: 0.15,
  townShare: 0.6,
  permanentShare: 0.94, // registered people beside those who live there six months or more
  peoplePerTeam: 2_000, // domain-rules.md §4.2, panel size
  clinicShare: 0.85, // villages with a clinic of their own
  allianceShare: 0.8, // health centres under the county hospital, as in a county medical alliance
  townshipWideTeamShare: 0.4, // townships with a team for the whole township beside those of the villages
} as const;

/** Households by kind: about 2.7 people, 19 % aged 65 or more, 6 % under 7 (census 2020, rural areas, roughly). */
export const householdShape = {
  kinds: [
    ['elder alone', 15],
    ['elder couple', 22],
    ['adult alone', 7],
    ['couple', 20],
    ['couple with one child', 19],
    ['couple with two children', 12],
    ['grandparents with a child', 6],
    ['three generations, one elder', 11],
    ['three generations, two elders', 9],
    ['parent with a child', 3],
  ],
} as const;

/** What people are and have. Shares are of those whom they can concern. */
export const peopleShape = {
  withoutIdNumber: 0.03,
  consentYes: 0.7, // people who agreed to messages when they signed or were visited
  consentNo: 0.2, // the rest is empty
  optedOut: 0.025,
  filed: 0.92, // domain-rules.md §7: old target ≥ 90 % filed
  usedWithoutRecord: 0.65,
  movedOut: { young: 0.03, other: 0.008 },
  // Probability of having died within the window below; 7–8 deaths a year per 1,000 people.
  died: [
    [80, 0.16],
    [65, 0.055],
    [50, 0.012],
    [0, 0.002],
  ],
  leftWithinDays: 900,
  pregnant: 0.04,
  disabled: { old: 0.045, other: 0.018 },
  lowIncome: { old: 0.06, other: 0.035 },
  specialFamily: 0.004, // people of 50 and more
  tuberculosis: 0.0008,
  severeMental: 0.0045, // about 4–5 registered per 1,000
} as const;

/** Contracts: about 42 % of all and 92 % of the key groups, 1.1 rows a resident. */
export const contractShape = {
  contractedKey: 0.922,
  contractedOther: 0.12,
  formerKey: 0.5,
  formerOther: 0.2,
  terms: [
    [1, 70],
    [2, 12],
    [3, 18],
  ],
  endsOnReminderDay: 0.01,
  reminderDaysAhead: [30, 7, 3], // reminders.md, contract_end
  hasEarlier: 0.52,
  mostRows: 5,
  oldestYears: 9, // contracts began in 2016 (domain-rules.md §4.1)
  gaps: [
    ['none', 62],
    ['within a month', 20],
    ['longer', 18],
  ],
  transferred: 0.04,
  endedEarly: 0.04,
  renewalLinked: 0.85,
  renewedAhead: 0.45,
  duplicate: 0.004,
  leaverContracted: 0.6,
  leaverLeftOpen: 0.12, // the dead with a running contract of indicators.md R1
  otherTeam: 0.08,
  individualPackage: 0.22,
  withoutServices: 0.1,
  wellServed: 0.72,
  doneWhenWellServed: 0.985,
  doneOtherwise: 0.6,
} as const;
