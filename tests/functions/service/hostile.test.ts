import { base64url, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';

import { apis } from '../../../functions/apis.ts';
import { openApiDocument } from '../../../functions/kit/openapi.ts';
import { type Operation, operationsOf, USERS, userOf } from './examples.ts';
import { type Answered, type Asking, givenService, listAt, textAt, valueAt } from './given-service.ts';

const operations = operationsOf(openApiDocument(apis));
const { call, table } = await givenService();

/** Who sees one team's people, or one institution's, and none of the third village. */
const WITHIN_TEAM = new Set(['doctor-1', 'nurse-1', 'manager-1', 'own:13800010004']);

const addressOf = ({ path, query }: Operation, more = ''): string => {
  const all = [query, more].filter((text) => text !== '').join('&');
  return all === '' ? path : `${path}?${all}`;
};

/** How many changes were stored so far, besides the audit. */
const changesSoFar = async (): Promise<number> => {
  if (table.feed.kind !== 'read') throw new Error('the feed of a file can be read');
  const { changes } = await table.feed.changes(undefined, 1_000_000);
  return changes.filter(({ key }) => !key.pk.startsWith('audit#')).length;
};

/** The answer to a request as an operation documents it: its problems in their shape, no word of what is behind. */
const documented = ({ answers }: Operation, { status, body, headers }: Answered): void => {
  const shown = `${status} ${JSON.stringify(body)}`;
  expect(status, shown).toBeLessThan(500);
  expect([...answers.keys()], shown).toContain(status);
  expect(shown).not.toMatch(/ at .*\.ts:\d|node_modules|SQLITE|resident#/);
  const types = answers.get(status);
  if (types === undefined) return;
  expect(headers['content-type']).toBe('application/problem+json');
  expect(body).toMatchObject({ status, title: expect.any(String), instance: expect.any(String) });
  expect([...types], shown).toContain(textAt(body, 'type'));
};

/** Sends a broken request: refused as documented, with one of these statuses, and nothing stored. */
const refused = async (
  operation: Operation,
  statuses: readonly number[],
  asking: Asking,
): Promise<Answered> => {
  const before = await changesSoFar();
  const answer = await call(...asking);
  documented(operation, answer);
  expect(statuses, JSON.stringify(answer)).toContain(answer.status);
  expect(await changesSoFar()).toBe(before);
  expect(JSON.stringify(answer.body)).not.toContain(CANARY);
  return answer;
};

const changed = (body: unknown, change: (part: Record<string, unknown>) => unknown): unknown =>
  change(JSON.parse(JSON.stringify(body ?? {})));

/** What somebody sends, and no problem says back. */
const CANARY = '金丝雀13800000000';

/** Values of other types in the place of every member, one after the other. */
const wrongTypes = (body: unknown): unknown[] =>
  Object.keys(Object(body)).flatMap((name) =>
    [{ $ne: 1 }, [[CANARY]], null].map((wrong) => changed(body, (part) => ({ ...part, [name]: wrong }))),
  );

/** The same text with its first field once more, as no `JSON.stringify` writes it; undefined where it has none. */
const withFieldTwice = (body: unknown): string | undefined => {
  const [field] = Object.entries(Object(body));
  if (field === undefined) return undefined;
  const [name, value] = field.map((part) => JSON.stringify(part));
  return JSON.stringify(body).replace(/^\{/, `{${name}:${value},`);
};

/** The ids of an address as those of another team's people, and as nobody's: of the third village, and of a ninth. */
const ofOthers = (address: string): string => address.replaceAll(/\b([RCT])1(?=\b|-)/g, '$13');
const ofNobody = (address: string): string => address.replaceAll(/\b([RCT])1(?=\b|-)/g, '$19');

/** An address of something that has a version. */
const HAS_STATE = /\/[RCT]1\b/;

const HAN = /\p{Script=Han}/u;

const DEEP = '['.repeat(10_000) + ']'.repeat(10_000);
const LARGE = JSON.stringify({ text: 'x'.repeat(300_000) });

const BAD_PAGES = [
  ...['0', '-1', '1e3', '１０', '201', '1000000000', 'NaN', ''].map(
    (limit) => `limit=${encodeURIComponent(limit)}`,
  ),
  ...['x', 'a.b', `${'x'.repeat(22)}.eyJ9`, ''].map((cursor) => `cursor=${cursor}`),
];

describe.each(operations.map((operation) => ({ ...operation, operation })))('$id', ({ operation }) => {
  const user = userOf(operation);
  const { method } = operation;
  const address = addressOf(operation);
  const ask = (body: unknown = operation.body, headers: Readonly<Record<string, string>> = {}): Asking => [
    user,
    method,
    address,
    body,
    headers,
  ];

  test('a request of its shape is answered as documented', async () => {
    documented(operation, await call(...ask()));
    documented(operation, await call(...ask(operation.body, { 'accept-language': 'en' })));
  });

  test.runIf(!operation.isOpen)('nobody is let in without a sound token, all in the same words', async () => {
    const key = new Uint8Array(32).fill(1);
    const payload = { sub: user, iss: 'jiayi-local', aud: 'jiayi', exp: 4_000_000_000 };
    const forged = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(key);
    const bare = `${base64url.encode('{"alg":"none"}')}.${base64url.encode(JSON.stringify(payload))}.`;
    const headers: Readonly<Record<string, string>>[] = [
      {},
      { authorization: 'Basic ZG9jdG9yLTE6eA==' },
      { authorization: `Bearer ${bare}` },
      { authorization: `Bearer ${forged}` },
      { authorization: `Bearer ${forged},Bearer ${forged}` },
      { authorization: `Bearer ${'x'.repeat(10_240)}` },
    ];
    const bodies = new Set<string>();
    for (const one of headers) {
      const answer = await refused(operation, [401], ['', method, address, operation.body, one]);
      expect(answer.headers['www-authenticate']).toBe(operation.isSigned ? 'Jiayi-Signature' : 'Bearer');
      bodies.add(JSON.stringify({ ...Object(answer.body), instance: '' }));
    }
    const inAddress = addressOf(operation, `access_token=${forged}`);
    await refused(operation, [401], ['', method, inAddress, operation.body]);
    expect(bodies.size).toBe(1);
  });

  test('what is not the shape of its query is refused', async () => {
    for (const more of ['unknown=1', '__proto__=1', 'constructor=1', ...(operation.isList ? BAD_PAGES : [])])
      await refused(operation, [400], [user, method, addressOf(operation, more), operation.body]);
  });

  test.runIf(operation.takesJson)('what is no JSON, too deep or too large is refused', async () => {
    for (const broken of ['{', '{"a":1,}', "{'a':1}", 'NaN', '\u0000', DEEP])
      await refused(operation, [400], ask(broken));
    await refused(operation, [413], ask(LARGE));
    await refused(operation, [400], ask('null'));
    await refused(operation, [400], ask('[]'));
  });

  test.runIf(operation.takesJson)(
    'what is not the shape of its body is refused, and said where',
    async () => {
      for (const extra of ['unknown', 'constructor', 'version', '$where']) {
        const body = changed(operation.body, (part) => ({ ...part, [extra]: {} }));
        const { body: problem } = await refused(operation, [400, 422], ask(body));
        expect(JSON.stringify(valueAt(problem, 'errors'))).toContain(`body.${extra}`);
      }
      const text = JSON.stringify(operation.body ?? {});
      const polluted =
        text === '{}' ? '{"__proto__":{}}' : `{"__proto__":{"role":"auditor"},${text.slice(1)}`;
      await refused(operation, [400, 422], ask(polluted));
      for (const body of wrongTypes(operation.body)) {
        const { body: problem } = await refused(operation, [400, 422], ask(body));
        expect(valueAt(problem, 'errors.0.path'), JSON.stringify(body)).toMatch(/^body\./);
      }
    },
  );

  test.runIf(operation.takesJson)('a field that is written twice is refused, and named', async () => {
    const text = withFieldTwice(operation.body);
    if (text === undefined) return;
    const { body: problem } = await refused(operation, [400], ask(text));
    const [name = ''] = Object.keys(Object(operation.body));
    expect(valueAt(problem, 'errors')).toMatchObject([{ path: `body.${name}`, code: 'repeated_key' }]);
  });

  test.runIf(operation.takesJson)('what is wrong is said in the language of the asker', async () => {
    const broken = changed(operation.body, (part) => ({ ...part, unknown: 1 }));
    for (const [language, isHan] of [
      ['en', false],
      ['zh-CN', true],
    ] as const) {
      const answer = await refused(operation, [400], ask(broken, { 'accept-language': language }));
      expect(HAN.test(textAt(answer.body, 'title'))).toBe(isHan);
      const faults = listAt(answer.body, 'errors').map((fault) => textAt(fault, 'message'));
      expect(faults.map((message) => HAN.test(message))).toEqual(faults.map(() => isHan));
      expect(answer.headers['content-language']).toBe(language);
    }
  });

  test.runIf(WITHIN_TEAM.has(user) && ofOthers(address) !== address)(
    'what is of another team is not found, in the words for what nobody has',
    async () => {
      const answers: unknown[] = [];
      for (const other of [ofOthers(address), ofNobody(address)]) {
        const { body } = await refused(operation, [404], [user, method, other, operation.body]);
        answers.push({ ...Object(body), instance: '' });
      }
      expect(answers[0]).toEqual(answers[1]);
    },
  );

  test.runIf(method === 'GET')('a question takes no body', async () => {
    await refused(operation, [400], ask('{"a":1}'));
  });

  test('a header that overrides the method is not heard, one that cannot be read is refused', async () => {
    documented(operation, await call(...ask(operation.body, { 'x-http-method-override': 'DELETE' })));
    await refused(operation, [400], ask(operation.body, { 'jiayi-purpose': '%E0%A4%A' }));
    await refused(operation, [400], ask(operation.body, { 'jiayi-purpose': 'x'.repeat(501) }));
    await refused(operation, [400], ask(operation.body, { 'idempotency-key': '键' }));
  });

  test.runIf(method !== 'GET')('what has changed since, or never was, is not overwritten', async () => {
    const before = await changesSoFar();
    for (const version of ['"v999"', 'W/"v0"', '"x"']) {
      const answer = await call(...ask(operation.body, { 'if-match': version }));
      documented(operation, answer);
      if (!HAS_STATE.test(address)) continue;
      expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
      expect(await changesSoFar()).toBe(before);
    }
  });

  test.runIf(!operation.isSigned)(
    'roles that it is not for are told so, in the language they ask for',
    async () => {
      const others = Object.entries(USERS).filter(([role]) => !operation.roles.includes(role));
      for (const [, other] of others) {
        const asking: Asking = [
          other,
          method,
          address,
          operation.body,
          { 'accept-language': 'en;q=0.9, zh;q=0.5' },
        ];
        const { body, headers } = await refused(operation, [403], asking);
        expect(valueAt(body, 'title')).toMatch(/^[\x20-\x7e]+$/);
        expect(headers['content-language']).toBe('en');
        const chinese = await refused(operation, [403], [other, method, address, operation.body]);
        expect(valueAt(chinese.body, 'title')).toMatch(/\p{Script=Han}/u);
      }
    },
  );

  test.runIf(method !== 'GET' && operation.takesJson && !operation.isOpen)(
    'a key that was used for another request is refused',
    async () => {
      const key = { 'idempotency-key': `key-${operation.id}` };
      const untouched = await changesSoFar();
      const first = await call(...ask(operation.body, key));
      documented(operation, first);
      const before = await changesSoFar();
      // Where nothing was stored there is nothing to repeat.
      if (before === untouched) return;
      const again = await call(...ask(operation.body, key));
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      const other = JSON.stringify(operation.body).replace(/^\{/, '{ ');
      const answer = await refused(operation, [422], ask(other, key));
      expect(textAt(answer.body, 'type')).toBe('/problems/idempotency/key-reused');
      expect(await changesSoFar()).toBe(before);
    },
  );
});

test('a token is good for a working day', async () => {
  const { call: ask, moveTo, world, ports: own } = await givenService();
  const token = await world.identity.issue('auditor-1', own.now());
  const asking: Asking = ['', 'GET', '/v1/audit/verify', undefined, { authorization: `Bearer ${token}` }];
  expect((await ask(...asking)).status).toBe(200);
  moveTo('2025-06-17');
  expect((await ask(...asking)).status).toBe(401);
});
