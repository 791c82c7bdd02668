import { checkCharacter } from '../../../domain/kernel/id-number.ts';
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
import { VILLAGE } from './sound-rows.ts';

/** A sound number of 18 characters; the sequence's last digit is odd for men. */
const numberOf = (address: string, birth: string, sequence: string): string => {
  const digits = address + birth + sequence;
  return digits + checkCharacter(digits);
};

/** The first number of the series that ends in X. */
const endingInX = (): string => {
  for (let n = 1; n < 1_000; n += 2) {
    const number = numberOf('519921', '19500301', String(n).padStart(3, '0'));
    if (number.endsWith('X')) return number;
  }
  throw new Error('one in eleven ends in X');
};

/** A number whose check character is wrong by one. */
const misspelt = (number: string): string => `${number.slice(0, 17)}${number.endsWith('7') ? '8' : '7'}`;

const man = numberOf('519921', '19500301', '001');

const idNumbers: readonly RowCase[] = [
  ...optionalIn('idNumber'),
  goesIn('with a sound idNumber', { idNumber: man }),
  goesIn('with an idNumber that ends in a small x', { idNumber: endingInX().toLowerCase() }),
  goesIn('with an idNumber of 15 digits', { idNumber: '519921500301005' }),
  goesIn('with a residence permit of Hong Kong (81)', { idNumber: numberOf('810000', '19500301', '011') }),
  goesIn('with a residence permit of Macao (82)', { idNumber: numberOf('820000', '19500301', '013') }),
  goesIn('with a residence permit of Taiwan (83)', { idNumber: numberOf('830000', '19500301', '015') }),
  goesIn('with the card of a foreigner (9…)', { idNumber: numberOf('911156', '19500301', '017') }),
  goesIn('with an address code that nobody gave out', { idNumber: numberOf('000000', '19500301', '019') }),
  goesIn('born in 1850', { idNumber: numberOf('519921', '18500101', '021'), birthDate: '1850-01-01' }),
  goesIn('with a woman’s number, a woman', { idNumber: numberOf('519921', '19500301', '022'), sex: 'F' }),
  [
    'with another birth date in the idNumber',
    { idNumber: numberOf('519921', '19500302', '023') },
    'goes in, warned: idNumber birth_date_differs',
  ],
  [
    'with the other sex in the idNumber',
    { idNumber: numberOf('519921', '19500301', '024') },
    'goes in, warned: idNumber sex_differs',
  ],
  ['with the number of somebody before', { idNumber: man }, 'goes in, warned: idNumber same_id_number'],
  ...(
    [
      ['with a wrong check character', misspelt(man)],
      ['with 17 characters', man.slice(0, 17)],
      ['with 16 digits', man.slice(0, 16)],
      ['with 14 digits', '51992150030100'],
      ['with 19 characters', `${man}1`],
      ['with a letter inside', `51992A${man.slice(6)}`],
      ['with 31 February inside', numberOf('519921', '19500231', '001')],
      ['with 31 February inside, of 15 digits', '519921500231005'],
      ['born in 1849', numberOf('519921', '18491231', '001')],
      [
        'with full-width digits',
        man.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      ],
      ['with a space before', ` ${man}`],
      ['with spaces inside', `${man.slice(0, 6)} ${man.slice(6, 14)} ${man.slice(14)}`],
    ] as const
  ).map(([title, idNumber]): RowCase => [
    `${title} in the idNumber`,
    { idNumber },
    'left out: idNumber bad_id_number',
  ]),
];

const people: readonly RowCase[] = [
  ...requiredIn('name', 'sex', 'birthDate', 'regionCode'),
  ...wordsOf('sex', ['M', 'F']).filter(([, { sex }]) => sex !== 'M'),
  ['with sex m', { sex: 'm' }, 'left out: sex bad_value'],
  ...wordsOf('phoneOwner', ['self', 'family']),
  ...wordsOf('smsConsent', ['yes', 'no']),
  ...wordsOf('language', ['zh-CN', 'en']),
  ...wordsOf('keyGroups', [
    'pregnant',
    'disabled',
    'low_income',
    'special_family',
    'tuberculosis',
    'severe_mental',
    'pregnant|disabled|low_income|special_family|tuberculosis|severe_mental',
  ]),
  [
    'with one unknown key group among known ones',
    { keyGroups: 'disabled|poor' },
    'left out: keyGroups bad_value',
  ],
  ['with an empty key group', { keyGroups: 'disabled|' }, 'left out: keyGroups bad_value'],
  ['with key groups joined otherwise', { keyGroups: 'disabled,low_income' }, 'left out: keyGroups bad_value'],
  ...optionalIn(
    'phone',
    'phoneOwner',
    'householdId',
    'keyGroups',
    'ehrFiledOn',
    'ehrLastUsedOn',
    'smsConsent',
    'smsOptOutOn',
    'diedOn',
    'movedOutOn',
    'language',
  ),
];

const dates: readonly RowCase[] = [
  ...datesIn('birthDate').filter(([, { birthDate }]) => birthDate !== '9999-12-31'),
  ...datesIn('ehrFiledOn', 'ehrLastUsedOn', 'smsOptOutOn', 'diedOn', 'movedOutOn'),
  goesIn('of somebody who died on the day of birth', { diedOn: '1950-03-01' }),
  ['of somebody who died the day before birth', { diedOn: '1950-02-28' }, 'left out: diedOn before_birth'],
  goesIn('of somebody who moved out on the day of birth', { movedOutOn: '1950-03-01' }),
  [
    'of somebody who moved out the day before birth',
    { movedOutOn: '1950-02-28' },
    'left out: movedOutOn before_birth',
  ],
  goesIn('of somebody who died after moving out', { movedOutOn: '2020-01-01', diedOn: '2021-01-01' }),
  goesIn('of somebody of 140 years', { birthDate: '1885-01-01' }),
  goesIn('of somebody yet to be born', { birthDate: '2999-01-01' }),
  goesIn('filed before birth', { ehrFiledOn: '1900-01-01', ehrLastUsedOn: '1900-01-01' }),
];

const villages: readonly RowCase[] = [
  [
    'in a village that is not in regions.csv',
    { regionCode: '519921001002' },
    'left out: regionCode unknown_reference',
  ],
  [
    'in a town (9 digits), though it is there',
    { regionCode: '519921001' },
    'left out: regionCode unknown_reference',
  ],
  ['in a village of 13 digits', { regionCode: `${VILLAGE}0` }, 'left out: regionCode unknown_reference'],
  goesIn('in the village', { regionCode: VILLAGE }),
];

const texts: readonly RowCase[] = [
  ...['138', '0718-1234567', '１３８００００１２３４', '(0)138', '+86 138 0000 1234', 'none'].map((phone) =>
    goesIn(`with phone ${phone}`, { phone }),
  ),
  ...[
    '王',
    '阿卜杜热合曼·买买提依明·吐尔逊',
    '㛃𬱖',
    '欧阳•娜',
    '=SUM(A1)',
    '+1',
    '-1',
    '@x',
    '<b>x</b>',
    '😀',
    ' 王 ',
  ].map((name) => goesIn(`named ${name}`, { name })),
  goesIn('with a name in quotes and with a comma', { name: '王"大"明, 小' }),
  goesIn('with a household id that is no id', { householdId: 'no such household!' }),
];

describeRows('residents', [
  ...idsIn('id', (id) => [goesIn(`with id ${id.slice(0, 12)} (${id.length})`, { id })]),
  ...idNumbers,
]);
describeRows('residents', people);
describeRows('residents', dates);
describeRows('residents', [...villages, ...texts]);
