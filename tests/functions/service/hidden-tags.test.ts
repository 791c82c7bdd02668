import { describe, expect, test } from 'vitest';

import { apis } from '../../../functions/apis.ts';
import { openApiDocument } from '../../../functions/kit/openapi.ts';
import { operationsOf } from './examples.ts';
import { countyRows } from './given-county.ts';
import {
  type Answered,
  type Asking,
  type GivenService,
  givenService,
  listAt,
  valueAt,
} from './given-service.ts';

const HIDDEN = ['tuberculosis', 'severe_mental'];
/** Groups whose numbers the tags are part of; everybody in them is counted, nobody named. Who lists people at will gets the
 *  key population as they can list it. */
const countedFor = (user: string): ReadonlySet<string> =>
  new Set(user === 'bureau-1' || user === 'auditor-1' ? [...HIDDEN, 'key'] : HIDDEN);

/** One with a tag from the county's files, one who is tagged by the service. */
const IMPORTED = 'R1-09';
const TAGGED = 'R1-04';

const plainRows = () => {
  const rows = countyRows();
  const residents = (rows.residents ?? []).map((row) =>
    row['keyGroups']?.includes('tuberculosis') === true ? { ...row, keyGroups: '' } : row,
  );
  return { ...rows, residents };
};

/** Two counties that differ only in who carries the tags. */
const counties = async (): Promise<readonly [tagged: GivenService, plain: GivenService]> => {
  const [tagged, plain] = await Promise.all([givenService(), givenService({ rows: plainRows() })]);
  const phone = '13900000001';
  const amended = await Promise.all([
    tagged.call('doctor-1', 'PATCH', `/v1/residents/${TAGGED}`, { phone, keyGroups: HIDDEN }),
    plain.call('doctor-1', 'PATCH', `/v1/residents/${TAGGED}`, { phone }),
  ]);
  expect(amended.map(({ status }) => status)).toEqual([200, 200]);
  for (const { world } of [tagged, plain]) await world.background.settle();
  return [tagged, plain];
};

const anew = (text: string): string => text.replaceAll(/[\w-]{16,}(\.[\w-]+)?/g, 'id');

/** Without the order that ids made anew give. */
const byText = (items: readonly unknown[]): string[] =>
  items.map((item) => anew(JSON.stringify(item))).toSorted();

/** What an answer tells of people: ids that are made anew each time stand for each other, counts of groups left out. */
const toldOf = ({ status, body, headers }: Answered, counted: ReadonlySet<string>): unknown => {
  const isCounted = (item: unknown): boolean => counted.has(String(valueAt(item, 'group')));
  const items = valueAt(body, 'items');
  const shown =
    typeof body === 'string'
      ? body.split('\n').filter((line) => !line.split(',').some((cell) => counted.has(cell)))
      : Array.isArray(items)
        ? { ...Object(body), items: byText(items.filter((item) => !isCounted(item))) }
        : body;
  return JSON.parse(anew(JSON.stringify({ status, etag: headers['etag'], shown })));
};

/** All but the workbook, whose rows are those of the CSV file. */
const operations = operationsOf(openApiDocument(apis)).filter(({ path }) => !path.endsWith('.xlsx'));

const REASON = { 'jiayi-purpose': encodeURIComponent('核对') };

const RATE = '/v1/indicators/contract_rate';
const PEOPLE = ['numerator', 'denominator', 'missed'].flatMap((part) =>
  ['key', 'all', ...HIDDEN].map((group) => `${RATE}/people?group=${group}&part=${part}&limit=200`),
);
const MORE_QUESTIONS = [
  '/v1/residents?teamId=T1&limit=200',
  `/v1/residents?teamId=T1&query=${encodeURIComponent('周')}`,
  `/v1/residents?query=${encodeURIComponent('周永华')}`,
  '/v1/teams/T1/worklist?counts=true&snoozed=true',
  ...PEOPLE,
];

/** Every operation about each of the two, and what else may be asked. */
const askings = (user: string): Asking[] => {
  const about = (text: string, id: string): string => text.replaceAll('R1-04', id);
  const written = [IMPORTED, TAGGED].flatMap((id) =>
    operations.map(({ method, path, query, body }): Asking => {
      const address = about(query === '' ? path : `${path}?${query}`, id);
      const sent: unknown = body === undefined ? undefined : JSON.parse(about(JSON.stringify(body), id));
      return [user, method, address, sent, REASON];
    }),
  );
  const asked = MORE_QUESTIONS.map((path): Asking => [user, 'GET', path, undefined, REASON]);
  return [
    ...asked,
    ...written.toSorted(([, a], [, b]) => Number(a !== 'GET') - Number(b !== 'GET')),
    ...asked,
  ];
};

const nameOf = ([user, method, path]: Asking): string => `${user} ${method} ${path}`;

describe('whether somebody carries a tag of tuberculosis or severe mental disorder', () => {
  test.each(['manager-1', 'bureau-1', 'integration-1', 'auditor-1'])(
    'no answer to %s tells, whatever they ask for or record',
    async (user) => {
      const [tagged, plain] = await counties();
      for (const asking of askings(user)) {
        const [one, other] = [await tagged.call(...asking), await plain.call(...asking)];
        const counted = countedFor(user);
        expect(toldOf(one, counted), nameOf(asking)).toEqual(toldOf(other, counted));
      }
    },
  );

  test.each(['doctor-1', 'admin-1'])('is told to %s', async (user) => {
    const [tagged, plain] = await counties();
    const address = `/v1/residents/${IMPORTED}`;
    expect(valueAt((await tagged.call(user, 'GET', address)).body, 'keyGroups')).toEqual(HIDDEN);
    expect(valueAt((await plain.call(user, 'GET', address)).body, 'keyGroups')).toEqual([]);
    const story = await tagged.call(user, 'GET', `/v1/residents/${TAGGED}`);
    expect(valueAt(story.body, 'changes.0.actions')).toContain('key-group-tagged@1');
    for (const group of ['key', ...HIDDEN]) {
      const people = `${RATE}/people?group=${group}&scope=team&scopeId=T1&limit=200`;
      const listed = async ({ call }: GivenService) =>
        listAt((await call(user, 'GET', people)).body, 'items').map((item) => valueAt(item, 'residentId'));
      expect(await listed(tagged)).toEqual(expect.arrayContaining([IMPORTED, TAGGED]));
      expect(await listed(plain)).not.toContain(IMPORTED);
    }
  });

  test.each(['manager-1', 'integration-1'])('cannot be found out by %s by recording it', async (user) => {
    const [tagged, plain] = await counties();
    for (const { call } of [tagged, plain]) {
      const answer = await call(user, 'PATCH', `/v1/residents/${IMPORTED}`, { keyGroups: ['tuberculosis'] });
      expect(answer).toMatchObject({ status: 403, body: { type: '/problems/access/forbidden' } });
    }
  });
});

describe('how many carry one', () => {
  const listedOf = async ({ call }: GivenService, user: string) => {
    const { body } = await call(user, 'GET', `${RATE}/people?group=key&part=denominator&limit=200`);
    return listAt(body, 'items').length;
  };
  const countedOf = async ({ call }: GivenService, user: string) => {
    const rates = await call(user, 'GET', '/v1/indicators?group=key&indicator=contract_rate');
    const trend = await call(user, 'GET', `${RATE}/trend?group=key`);
    const items = [...listAt(rates.body, 'items'), ...listAt(trend.body, 'items')];
    return items.map((item) => valueAt(item, 'denominator'));
  };

  test.each(['manager-1', 'integration-1', 'doctor-1'])(
    '%s cannot find out by taking those listed from those counted',
    async (user) => {
      const [tagged] = await counties();
      const listed = await listedOf(tagged, user);
      expect(listed).toBeGreaterThan(0);
      for (const counted of await countedOf(tagged, user)) expect(counted).toBe(listed);
    },
  );

  test('a manager’s key population is the same with them and without, a doctor’s is not', async () => {
    const [tagged, plain] = await counties();
    expect(await countedOf(tagged, 'manager-1')).toEqual(await countedOf(plain, 'manager-1'));
    const [carrying = 0, none = 0] = [
      await countedOf(tagged, 'doctor-1'),
      await countedOf(plain, 'doctor-1'),
    ].map(([first]) => Number(first));
    expect(carrying - none).toBe(2);
  });

  test.each(['manager-1', 'bureau-1', 'integration-1'])(
    'is not told to %s where they are few',
    async (user) => {
      const [{ call }] = await counties();
      for (const group of HIDDEN) {
        const rates = await call(user, 'GET', `/v1/indicators?group=${group}`);
        const trend = await call(user, 'GET', `${RATE}/trend?group=${group}`);
        const items = [...listAt(rates.body, 'items'), ...listAt(trend.body, 'items')];
        expect(items.length).toBeGreaterThan(1);
        const counts = items.flatMap((item) => [valueAt(item, 'numerator'), valueAt(item, 'denominator')]);
        expect(new Set(counts)).toEqual(new Set([null, 0]));
      }
    },
  );
});
