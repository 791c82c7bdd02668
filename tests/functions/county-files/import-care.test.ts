import {
  boundsOf,
  datesIn,
  describeRows,
  goesIn,
  idsIn,
  optionalIn,
  requiredIn,
  type RowCase,
  wordsOf,
} from './row-cases.ts';

const withId = (id: string): RowCase[] => [goesIn(`with id ${id.slice(0, 12)} (${id.length})`, { id })];

const NO_NUMBERS = [
  '-1',
  '+120',
  '1e2',
  'NaN',
  'Infinity',
  '120,5',
  '1,200',
  '１２０',
  '0x78',
  '140/90',
  ' 120',
  '120 ',
  '120.',
  '.5',
  '一百二',
  'null',
] as const;

const numbersIn = (...columns: readonly string[]): RowCase[] =>
  columns.flatMap((column) =>
    NO_NUMBERS.map((text): RowCase => [
      `with ${column} “${text}”`,
      { [column]: text },
      `left out: ${column} bad_number`,
    ]),
  );

const lostResident: RowCase = [
  'of a resident who is nowhere',
  { residentId: 'R9' },
  'left out: residentId unknown_reference',
];

const programmes: readonly RowCase[] = [
  ...wordsOf('programme', ['hypertension', 'diabetes']),
  ['of another programme', { programme: 'copd' }, 'left out: programme bad_value'],
];

/** Readings that are in both visits and exams; pressures so that one bound is not the other's. */
const pressures: readonly RowCase[] = [
  ...boundsOf('dbp', { least: ['19', '20'], most: ['134', '201'] }),
  ['with sbp 49', { sbp: '49', dbp: '20' }, 'left out: sbp out_of_range'],
  goesIn('with sbp 50', { sbp: '50', dbp: '20' }),
  goesIn('with sbp 300', { sbp: '300' }),
  ['with sbp 301', { sbp: '301' }, 'left out: sbp out_of_range'],
  goesIn('with dbp 200', { sbp: '300', dbp: '200' }),
  ['with half a mmHg', { sbp: '139.5' }, 'left out: sbp out_of_range'],
  ['with almost 140 mmHg', { sbp: '139.9999999' }, 'left out: sbp out_of_range'],
  ['with half a mmHg below', { dbp: '85.5' }, 'left out: dbp out_of_range'],
  ['with 1400 for 140', { sbp: '1400' }, 'left out: sbp out_of_range'],
  ['with 8 for 80', { dbp: '8' }, 'left out: dbp out_of_range'],
];

const bodies: readonly RowCase[] = [
  ...boundsOf('fpg', { least: ['0.49', '0.5'], most: ['60', '60.1'] }),
  ['with glucose in mg/dl', { fpg: '126' }, 'left out: fpg out_of_range'],
  ...boundsOf('weightKg', { least: ['0.2', '0.3'], most: ['500', '500.1'] }),
  ...boundsOf('heightCm', { least: ['19.9', '20'], most: ['260', '260.1'] }),
];

describeRows('followups', [
  ...idsIn('id', withId),
  ...idsIn('residentId'),
  lostResident,
  ...programmes,
  ...requiredIn('programme', 'visitedOn', 'mode', 'outcome'),
  ...datesIn('visitedOn'),
  ...['00:00', '23:59', '09:05'].map((visitedAt) => goesIn(`at ${visitedAt}`, { visitedAt })),
  ...['24:00', '23:60', '9:05', '0905', '09:05:00', '09.05', ' 09:05', '０９:05', '25:00'].map(
    (visitedAt): RowCase => [`at “${visitedAt}”`, { visitedAt }, 'left out: visitedAt bad_time'],
  ),
  ...wordsOf('mode', ['clinic', 'home', 'phone', 'video']),
  ...wordsOf('outcome', ['done', 'lost', 'refused']),
  ...wordsOf('adverseReaction', ['none', 'present', 'uncontrolled']),
  ...wordsOf('complication', ['none', 'new', 'worse']),
  ...wordsOf('pregnantOrLactating', ['yes', 'no']),
  ...wordsOf('cannotHandle', ['yes', 'no']),
  ...wordsOf('adherence', ['regular', 'intermittent', 'none']),
  goesIn('of somebody before birth', { visitedOn: '1949-12-31' }),
  goesIn('of the far future', { visitedOn: '2999-12-31' }),
  goesIn('without anything that may be left out', {
    visitedAt: '',
    sbp: '',
    dbp: '',
    symptoms: '',
    adverseReaction: '',
    complication: '',
    pregnantOrLactating: '',
    cannotHandle: '',
    adherence: '',
    staffId: '',
    note: '',
  }),
]);

describeRows('followups', [
  ...pressures,
  ['with sbp equal to dbp', { sbp: '90', dbp: '90' }, 'goes in, warned: sbp sbp_not_above_dbp'],
  ['with sbp below dbp', { sbp: '80', dbp: '120' }, 'goes in, warned: sbp sbp_not_above_dbp'],
  goesIn('with sbp just above dbp', { sbp: '91', dbp: '90' }),
  ...bodies,
  ...boundsOf('ppg', { least: ['0.49', '0.5'], most: ['60', '60.1'] }),
  ...boundsOf('hba1c', { least: ['1.9', '2'], most: ['25', '25.1'] }),
  ...boundsOf('heartRate', { least: ['19', '20'], most: ['300', '301'] }),
  ['with half a beat', { heartRate: '72.5' }, 'left out: heartRate out_of_range'],
  ...boundsOf('temperature', { least: ['24.9', '25'], most: ['45', '45.1'] }),
  ...numbersIn('sbp', 'dbp', 'fpg', 'ppg', 'hba1c', 'heartRate', 'temperature', 'weightKg', 'heightCm'),
  goesIn('with many decimals', { fpg: '6.9999999999' }),
  goesIn('with zeros before', { sbp: '0135' }),
]);

describeRows('followups', [
  ...['tab\there', '"quoted"', 'a,b', '=cmd|x', '<script>', '\u200b\u202e', 'é\u0301', '\ufffd'].map((note) =>
    goesIn(`with note ${JSON.stringify(note)}`, { note }),
  ),
  goesIn('with a note of 10,000 characters', { note: '血'.repeat(10_000) }),
  goesIn('with any danger sign and symptom', { dangerSigns: '胸痛|whatever', symptoms: '|||' }),
  goesIn('by staff who is nowhere', { staffId: 'no such staff!' }),
]);

const REASON = { overrideReason: '居家血压达标' };

describeRows('followups', [
  goesIn('with a class of the doctor', { overrideClass: '1', ...REASON }),
  goesIn('with a next date of the doctor', { overrideNextOn: '2025-04-10', ...REASON }),
  goesIn('with both', { overrideClass: '4', overrideNextOn: '2025-04-10', ...REASON }),
  goesIn('with a reason that decides nothing', REASON),
  ['with a class and no reason', { overrideClass: '1' }, 'left out: overrideReason missing'],
  ['with a next date and no reason', { overrideNextOn: '2025-04-10' }, 'left out: overrideReason missing'],
  ['with a class that is none', { overrideClass: '5', ...REASON }, 'left out: overrideClass bad_value'],
  [
    'with a next date that is none',
    { overrideNextOn: '2025-02-30', ...REASON },
    'left out: overrideNextOn bad_date',
  ],
]);

describeRows('exams', [
  ...idsIn('residentId'),
  lostResident,
  ...requiredIn('examinedOn', 'kind'),
  ...datesIn('examinedOn'),
  ...wordsOf('kind', ['annual']),
  ...wordsOf('result', ['normal', 'abnormal']),
  ...pressures,
  goesIn('with sbp below dbp', { sbp: '80', dbp: '120' }),
  ...bodies,
  ...boundsOf('waistCm', { least: ['19.9', '20'], most: ['250', '250.1'] }),
  ...numbersIn('sbp', 'dbp', 'fpg', 'heightCm', 'weightKg', 'waistCm'),
  ...optionalIn('sbp', 'dbp', 'fpg', 'heightCm', 'weightKg', 'waistCm', 'result', 'note'),
]);

const UNASSESSED: RowCase[2] = 'goes in, warned: days papers_missing';

describeRows('prescriptions', [
  ...idsIn('id', withId),
  ...idsIn('residentId'),
  lostResident,
  ...programmes,
  ...requiredIn('programme', 'issuedOn', 'days', 'drugs'),
  ...datesIn('issuedOn', 'stoppedOn'),
  ...boundsOf('days', { least: ['0', '1'], most: ['84', '85'] }),
  ['of half a day', { days: '28.5' }, 'left out: days out_of_range'],
  ...['-7', '四周', '1e1', '28天'].map((days): RowCase => [
    `of ${days} days`,
    { days },
    'left out: days bad_number',
  ]),
  goesIn('of 28 days without papers', { days: '28', assessed: '', patientConfirmed: 'no' }),
  ['of 29 days not assessed', { days: '29', assessed: 'no' }, UNASSESSED],
  ['of 29 days not confirmed', { days: '29', patientConfirmed: '' }, UNASSESSED],
  ['of 84 days without papers', { days: '84', assessed: '', patientConfirmed: '' }, UNASSESSED],
  goesIn('of 29 days with its papers', { days: '29' }),
  ...wordsOf('assessed', ['yes', 'no']),
  ...wordsOf('patientConfirmed', ['yes', 'no']),
  goesIn('with drugs of any text', { drugs: '=HYPERLINK("x")|氨氯地平@5mg@1' }),
  goesIn('stopped before it was issued', { stoppedOn: '2020-01-01' }),
  ...optionalIn('assessed', 'patientConfirmed', 'staffId', 'stoppedOn'),
]);

describeRows('referrals', [
  ...idsIn('id', withId),
  ...idsIn('residentId'),
  lostResident,
  ...programmes,
  ...optionalIn('programme', 'toInstitutionId', 'checkedOn', 'returnedOn', 'status'),
  ...requiredIn('direction', 'reason', 'urgency', 'referredOn'),
  ...wordsOf('direction', ['up', 'down']),
  ...wordsOf('urgency', ['urgent', 'routine']),
  ...datesIn('referredOn', 'checkedOn', 'returnedOn'),
  goesIn('to an institution that is nowhere', { toInstitutionId: 'I9' }),
  goesIn('checked before it was made', { checkedOn: '2025-01-01' }),
  goesIn('with any status', { status: 'whatever' }),
]);
