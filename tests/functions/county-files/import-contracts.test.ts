import {
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

const lost = (column: string, id: string): RowCase => [
  `with ${column} ${id} that leads nowhere`,
  { [column]: id },
  `left out: ${column} unknown_reference`,
];

describeRows('contracts', [
  ...idsIn('id', withId),
  ...idsIn('residentId'),
  ...idsIn('teamId'),
  lost('residentId', 'R9'),
  lost('residentId', 'r1'),
  lost('teamId', 'T9'),
  ...requiredIn('signedOn', 'startsOn', 'termYears'),
  ...datesIn('signedOn', 'startsOn', 'endedOn'),
  ...['1', '2', '3'].map((termYears) => goesIn(`for ${termYears} years`, { termYears })),
  ...['0', '4', '5', '-1', '1.0', '01', ' 1', '1年', 'one', '１'].map((termYears): RowCase => [
    `for “${termYears}” years`,
    { termYears },
    'left out: termYears bad_value',
  ]),
  ...wordsOf('endReason', ['resident', 'moved_out', 'died', 'team_withdrew', 'transferred', 'other']),
  ...optionalIn('package', 'endedOn', 'endReason', 'renewsId'),
  goesIn('that renews one which is nowhere', { renewsId: 'C0' }),
  goesIn('that renews one which is no id', { renewsId: 'none at all!' }),
  goesIn('that ended before it started', { endedOn: '2024-01-01' }),
  goesIn('that ended after its term', { endedOn: '2030-01-01' }),
  goesIn('signed after it started', { signedOn: '2025-02-01' }),
  goesIn('that overlaps another of the same person', { startsOn: '2025-03-01' }),
  goesIn('with an end reason and no end', { endReason: 'moved_out' }),
]);

describeRows('services', [
  ...idsIn('contractId'),
  lost('contractId', 'C9'),
  ...requiredIn('item', 'dueOn'),
  ...datesIn('dueOn', 'doneOn'),
  ...optionalIn('doneOn'),
  goesIn('done before it was due by years', { doneOn: '2001-01-01' }),
  goesIn('done before the contract began', { doneOn: '2024-12-31' }),
  goesIn('with an item of any text', { item: '血压 "测量", 每月\t一次' }),
]);

describeRows('enrolments', [
  ...idsIn('residentId'),
  lost('residentId', 'R9'),
  ...requiredIn('programme', 'enrolledOn'),
  ...wordsOf('programme', ['hypertension', 'diabetes']),
  ...['copd', 'HTN', '高血压', 'constructor'].map((programme): RowCase => [
    `in ${programme}`,
    { programme },
    'left out: programme bad_value',
  ]),
  ...datesIn('enrolledOn', 'closedOn'),
  ...wordsOf('closeReason', ['died', 'moved_out', 'refused', 'misdiagnosed']),
  ...optionalIn('closedOn', 'closeReason'),
  goesIn('closed before it began', { closedOn: '2024-05-31' }),
]);
