import { DecryptCommand, InvalidCiphertextException, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import {
  type CloudParts,
  type CloudWorld,
  openCloudWorld,
} from '../../../../functions/adapters/cloud/open-world.ts';
import { signInAt } from '../../../../functions/adapters/cloud/sign-in.ts';
import { scanTable } from '../../../../functions/adapters/cloud/operate/scan-table.ts';
import { entriesIn } from '../../../../functions/adapters/service-store/entry-pages.ts';
import { saveUsers } from '../../../../functions/adapters/service-store/reference.ts';
import { openTable } from '../../../../functions/adapters/store/index.ts';
import { residentPartition } from '../../../../functions/adapters/store/keys.ts';
import type { HttpAnswer } from '../../../../functions/kit/answer.ts';
import { httpHandler } from '../../../../functions/kit/http.ts';
import type { User } from '../../../../functions/organisation/reference.ts';
import { residentsApi } from '../../../../functions/residents/lambda.ts';
import { checkCharacter } from '../../../../domain/kernel/id-number.ts';
import { mobileNumber } from '../../../../domain/kernel/phone.ts';
import { lambdaContext } from '../../../../local/service/gateway.ts';
import { anId } from '../../../given/values.ts';
import { textsOf } from '../../county-files/county-texts.ts';
import { listAt, textAt } from '../../service/given-service.ts';
import { startIssuer, type TestIssuer } from '../identity/test-issuer.ts';
import { type Engine, isEngineInstalled, startEngine } from '../store/local-engine.ts';
import { anEnvironment } from './given-cloud.ts';

const NOW = new Date('2025-06-16T02:00:00Z');
const VILLAGE = '530121100201';
const SECOND_MS = 1_000;

const OLD_KEY = Buffer.alloc(184, 1).toString('base64');
const NEW_KEY = Buffer.alloc(184, 2).toString('base64');

const kms = mockClient(KMSClient);
const Opening = z.object({
  CiphertextBlob: z.instanceof(Uint8Array),
  EncryptionContext: z.object({ jiayi: z.string() }),
});

/** Opens what was sealed for the stage dev: each data key is one byte, repeated. */
const startKms = (): void => {
  kms.reset();
  kms.on(DecryptCommand).callsFake((input: unknown) => {
    const { CiphertextBlob, EncryptionContext } = Opening.parse(input);
    if (EncryptionContext.jiayi !== 'dev')
      throw new InvalidCiphertextException({ message: 'of another context', $metadata: {} });
    return { Plaintext: Uint8Array.from(CiphertextBlob.subarray(0, 32)) };
  });
};

const digits = '53012119800304902';
const NEW = {
  name: '钱新月',
  idNumber: digits + checkCharacter(digits),
  sex: 'F',
  birthDate: '1980-03-04',
  phone: '13900009999',
  regionCode: VILLAGE,
};

const userOf = (id: string): User => ({
  name: '一队医生',
  subject: { userId: anId(id), role: 'team_leader', teamId: anId('T1') },
});

const COUNTY = textsOf({
  regions: [
    { code: '530121', name: '示范县', permanentResidents: '12' },
    { code: '530121100', name: '示范一镇', permanentResidents: '12' },
    { code: VILLAGE, name: '示范村', permanentResidents: '12' },
  ],
  institutions: [
    {
      id: 'I1',
      name: '一镇卫生院',
      kind: 'township_health_centre',
      regionCode: '530121100',
      phone: '0871-6000000',
    },
  ],
  teams: [{ id: 'T1', name: '一队', institutionId: 'I1', regionCodes: VILLAGE, phone: '0871-6000001' }],
  staff: [{ id: 'S1', name: '医生', role: 'family_doctor', teamId: 'T1', isLeader: 'yes' }],
});

const textOf = (file: 'regions' | 'institutions' | 'teams' | 'staff'): string => {
  const [, ...rows] = String(COUNTY[file]).split('\n');
  return rows.join('\n');
};

describe.runIf(isEngineInstalled())('the world in the cloud', () => {
  let engine: Engine;
  let issuer: TestIssuer;
  let tables = 0;
  let table = '';
  let opened: CloudWorld[] = [];
  let requests = 0;

  beforeAll(async () => {
    [engine, issuer] = await Promise.all([startEngine(), startIssuer()]);
    // The SDK's own variables: in the cloud none of them stands there but the credentials of the Lambda.
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', engine.endpoint);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    issuer.stop();
    await engine.stop();
  });

  const environment = (but: Readonly<Record<string, string>> = {}) =>
    anEnvironment({
      JIAYI_TABLE: table,
      JIAYI_AUDIT_TABLE: `${table}-audit`,
      JIAYI_OIDC_ISSUER: issuer.issuer,
      JIAYI_OIDC_AUDIENCE: issuer.audience,
      JIAYI_DATA_KEY: OLD_KEY,
      ...but,
    });

  const openNext = async (parts: CloudParts = {}, but: Readonly<Record<string, string>> = {}) => {
    const world = await openCloudWorld(environment(but), { now: () => NOW, signIn: signInAt, ...parts });
    opened.push(world);
    return world;
  };

  beforeEach(async () => {
    startKms();
    table = `cloud-${(tables += 1)}`;
    const { region } = environment();
    // What the infrastructure makes in the cloud.
    for (const name of [table, `${table}-audit`]) {
      const made = await openTable({ kind: 'dynamodb', table: name, region, endpoint: engine.endpoint });
      await made.close();
    }
    const world = await openNext();
    for (const file of ['regions', 'institutions', 'teams', 'staff'] as const)
      await world.county.saveReference(file, textOf(file));
    await saveUsers(world.table, [userOf('doctor-1')]);
    startKms();
  });
  afterEach(async () => {
    for (const world of opened) await world.close();
    opened = [];
  });

  type Asking = {
    readonly routeKey: string;
    readonly token?: string;
    readonly residentId?: string;
    readonly query?: string;
    readonly body?: object;
  };

  const call = async ({ ports }: CloudWorld, asking: Asking): Promise<HttpAnswer & { read: unknown }> => {
    const { routeKey, residentId, query, body } = asking;
    const token = asking.token ?? (await issuer.tokenAt(NOW));
    const requestId = `request-${(requests += 1)}`;
    const request = {
      routeKey,
      rawPath: '/v1/residents',
      headers: { authorization: `Bearer ${token}` },
      pathParameters: residentId === undefined ? {} : { residentId },
      queryStringParameters: query === undefined ? {} : { query },
      body: body === undefined ? undefined : JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: { requestId },
    };
    const answer = await httpHandler(residentsApi, ports)(request, lambdaContext('test', requestId));
    return { ...answer, read: JSON.parse(answer.body) };
  };

  const register = (world: CloudWorld) => call(world, { routeKey: 'POST /v1/residents', body: NEW });
  const show = (world: CloudWorld, residentId: string) =>
    call(world, { routeKey: 'GET /v1/residents/{residentId}', residentId });

  test('takes a resident whom a signed-in doctor enters, and another Lambda reads the record', async () => {
    const entered = await register(await openNext());
    expect(entered.statusCode).toBe(201);
    const shown = await show(await openNext(), textAt(entered.read, 'id'));
    expect(shown.statusCode).toBe(200);
    expect(shown.read).toMatchObject({
      name: NEW.name,
      idNumber: NEW.idNumber,
      phone: NEW.phone,
      version: 1,
    });
  });

  test('keeps what says who somebody is sealed', async () => {
    const world = await openNext();
    const id = textAt((await register(world)).read, 'id');
    const page = await world.table.query({
      from: 'table',
      consistent: true,
      partition: residentPartition(anId(id)),
      range: { kind: 'all' },
      order: 'ascending',
      limit: 100,
    });
    const items = page.ok ? page.value.items : [];
    const stays = (sealed: string): string => sealed;
    const entries = items.filter(({ key }) => key.sk.includes('#entries#'));
    const stored = JSON.stringify([items, entries.map((item) => entriesIn(item, stays))]);
    expect(stored).toContain('resident-registered@1');
    for (const said of [NEW.name, NEW.idNumber, NEW.phone]) expect(stored).not.toContain(said);
  });

  test('keeps the record of who looked in the table of the audit, and the look at the person in the main one', async () => {
    const world = await openNext();
    const id = textAt((await register(world)).read, 'id');
    await show(world, id);
    const { region } = environment();
    const [main, audit] = await Promise.all(
      [table, `${table}-audit`].map(async (name) => {
        const found: string[] = [];
        for await (const items of scanTable(name, region)) found.push(...items.map(({ key }) => key.pk));
        return found;
      }),
    );
    expect(main?.filter((pk) => pk.startsWith('looked#'))).toEqual([`looked#${id}`, `looked#${id}`]);
    expect(main?.filter((pk) => pk.startsWith('audit'))).toEqual([]);
    expect(audit?.filter((pk) => !pk.startsWith('audit#2025-06-16#'))).toEqual([]);
    expect(audit).toHaveLength(2);
  });

  test('asks the key service once, and the issuer once, for any number of requests', async () => {
    issuer.asked.length = 0;
    const world = await openNext();
    const id = textAt((await register(world)).read, 'id');
    await show(world, id);
    await show(world, id);
    expect(kms.commandCalls(DecryptCommand)).toHaveLength(1);
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  test('does not know who signs in by another’s token, or is no user here', async () => {
    const world = await openNext();
    const routeKey = 'GET /v1/residents';
    for (const told of [{ isForged: true }, { aud: 'other' }, { sub: 'nobody-1' }])
      expect((await call(world, { routeKey, token: await issuer.tokenAt(NOW, told) })).statusCode).toBe(401);
  });

  test('takes a resident’s own token without asking the issuer, and for no route of the staff', async () => {
    const world = await openNext();
    issuer.asked.length = 0;
    const phone = world.ports.keys.hash('phone', NEW.phone);
    const token = await world.ports.own.issue(phone, NOW);
    expect(await world.ports.own.verify(token, NOW)).toBe(phone);
    const { statusCode } = await call(world, { routeKey: 'GET /v1/residents', token });
    expect(statusCode).toBe(403);
    expect(issuer.asked).toEqual([]);
  });

  test('opens with a newer data key what the older one sealed, and finds it', async () => {
    const id = textAt((await register(await openNext())).read, 'id');
    const rotated = await openNext({}, { JIAYI_DATA_KEY: `${NEW_KEY},${OLD_KEY}` });
    expect((await show(rotated, id)).read).toMatchObject({ name: NEW.name, phone: NEW.phone });
    const found = await call(rotated, { routeKey: 'GET /v1/residents', query: NEW.phone });
    expect(listAt(found.read, 'items').map((one) => textAt(one, 'id'))).toEqual([id]);
    expect(rotated.ports.keys.seal(NEW.name)).toMatch(/^\.2/);
  });

  test('opens with the next data key before it seals with it, so that Lambdas change one after another', async () => {
    const before = await openNext();
    const between = await openNext({}, { JIAYI_DATA_KEY: `next:${NEW_KEY},${OLD_KEY}` });
    const after = await openNext({}, { JIAYI_DATA_KEY: `${NEW_KEY},${OLD_KEY}` });
    expect(before.ports.keys.open(between.ports.keys.seal(NEW.name))).toBe(NEW.name);
    expect(between.ports.keys.open(after.ports.keys.seal(NEW.name))).toBe(NEW.name);
    const token = await between.ports.own.issue('phone', NOW);
    expect(await before.ports.own.verify(token, NOW)).toBe('phone');
    expect(await after.ports.own.verify(token, NOW)).toBeUndefined();
  });

  test.each([
    [9, 401],
    [10, 200],
  ])('knows %i seconds later of a user whom another Lambda let in: %i', async (seconds, status) => {
    let at = NOW;
    const world = await openNext({ now: () => at });
    await call(world, { routeKey: 'GET /v1/residents' });
    await saveUsers(world.table, [userOf('doctor-1'), userOf('doctor-9')]);
    at = new Date(NOW.getTime() + seconds * SECOND_MS);
    const token = await issuer.tokenAt(at, { sub: 'doctor-9' });
    expect((await call(world, { routeKey: 'GET /v1/residents', token })).statusCode).toBe(status);
  });

  test('knows at once of a user whom this Lambda let in', async () => {
    const world = await openNext();
    await call(world, { routeKey: 'GET /v1/residents' });
    await saveUsers(world.table, [userOf('doctor-9')]);
    world.forgetReference();
    const token = await issuer.tokenAt(NOW, { sub: 'doctor-9' });
    expect((await call(world, { routeKey: 'GET /v1/residents', token })).statusCode).toBe(200);
  });

  test('has neither files of jobs nor a provider of SMS where a Lambda was given none', async () => {
    const { ports } = await openNext();
    const phone = mobileNumber(NEW.phone) ?? expect.fail('a number');
    const message = { reference: 'one', phone, text: 'x' };
    expect(() => ports.jobs.keepUpload(anId('job-1'), Uint8Array.of(1))).toThrow('no files of jobs');
    expect(() => ports.own.send(message)).toThrow('no provider of SMS');
  });

  test('knows nobody by a token where a Lambda answers no requests', async () => {
    const { ports } = await openCloudWorld(environment(), {});
    expect(() => ports.verify('token')).toThrow('no way to sign in');
    expect(() => ports.own.verify('token', NOW)).toThrow('no way to sign in');
  });

  test('is not opened where the data keys are of another stage', async () => {
    const opening = openNext({}, { JIAYI_STAGE: 'prod' });
    await expect(opening).rejects.toMatchObject({ code: 'store/refused' });
  });
});

describe.skipIf(isEngineInstalled())('without the DynamoDB-compatible engine', () => {
  test.skip('the world was not opened: the optional package @dynoxide/linux-x64 is not installed', () => {});
});
