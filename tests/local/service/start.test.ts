import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { listAt, textAt } from '../../functions/service/given-service.ts';
import { holdBuiltConsole } from '../../console/built-console.ts';
import { on } from '../../given/values.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { databaseIn, givenServer, startProcess } from './given-server.ts';

describe('a first start', () => {
  test('makes a county, prints the address and the users, and answers', async () => {
    const folder = tempFolder();
    const server = await givenServer({ folder, county: 60 });
    expect(server.printed()).toMatch(/doctor-1.*bureau-1.*admin-1/s);
    expect(await server.call('', 'GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
    const me = await server.call('doctor-1', 'GET', '/v1/me');
    expect(me).toMatchObject({ status: 200, body: { userId: 'doctor-1' } });
    const [village] = listAt((await server.call('doctor-1', 'GET', '/v1/residents')).body, 'items');
    expect(village).toBeDefined();
    expect(await server.stop()).toBe(0);
  });

  test('broken off at any moment, it begins anew and never leaves half a county', async () => {
    const folder = tempFolder();
    for (const ms of [400, 900, 1_400]) {
      const { child, ended } = startProcess({ folder, county: 3_000 });
      await after(ms);
      child.kill('SIGKILL');
      await ended;
      expect(existsSync(databaseIn(folder))).toBe(false);
    }
    const server = await givenServer({ folder, county: 40 });
    const rates = await server.call('bureau-1', 'GET', '/v1/indicators?indicator=contract_rate&group=all');
    expect(rates.status).toBe(200);
    expect(readdirSync(folder).filter((name) => name.includes('.first'))).toEqual([]);
    await server.stop();
  });

  test('without a county there is somebody who can import one', async () => {
    const server = await givenServer({ folder: tempFolder(), county: 0 });
    expect((await server.call('admin-1', 'GET', '/v1/me')).status).toBe(200);
    expect((await server.call('', 'POST', '/local/token', { user: 'doctor-1' })).status).toBe(401);
    await server.stop();
  });

  test('where the port is taken, one sentence says so before anything is made', async () => {
    const folder = tempFolder();
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { printed, ended } = startProcess({ folder, port });
    expect(await ended).toBe(1);
    expect(printed()).toMatch(new RegExp(`^jiayi: 端口${port}已被占用.* / port ${port} is in use: .*\n$`));
    expect(readdirSync(folder)).toEqual([]);
    other.close();
  });
});

describe('a stop', () => {
  test('after kill -9 everything that was acknowledged is there', async () => {
    const folder = tempFolder();
    const first = await givenServer({ folder, county: 60 });
    const list = await first.call('doctor-1', 'GET', '/v1/residents?limit=20');
    const ids = listAt(list.body, 'items').map((item) => textAt(item, 'id'));
    const acknowledged = new Map<string, string>();
    const patch = async (id: string): Promise<void> => {
      const phone = `1380000${String(acknowledged.size).padStart(4, '0')}`;
      const answer = await first.call('doctor-1', 'PATCH', `/v1/residents/${id}`, { phone });
      if (answer.status === 200) acknowledged.set(id, phone);
    };
    for (const id of ids.slice(0, 10)) await patch(id);
    const dying = Promise.allSettled(ids.slice(10).map(patch));
    await first.kill();
    await dying;
    expect(acknowledged.size).toBeGreaterThanOrEqual(10);
    const second = await givenServer({ folder });
    for (const [id, phone] of acknowledged) {
      const { body } = await second.call('doctor-1', 'GET', `/v1/residents/${id}`);
      expect(JSON.stringify(body)).toContain(phone);
    }
    await second.stop();
  });

  test('a day that the clock was moved to goes on after a stop, and its audit stays sound', async () => {
    const folder = tempFolder();
    const first = await givenServer({ folder, county: 40 });
    const today = on(textAt((await first.call('', 'GET', '/health')).body, 'today'));
    await first.call('doctor-1', 'GET', '/v1/residents');
    const moved = plusDays(today, 2);
    const passed = await first.call('', 'POST', '/local/clock', { today: moved });
    expect(passed.body).toMatchObject({ touched: { units: { read: expect.any(Number) } } });
    await first.stop();
    const second = await givenServer({ folder, county: 40 });
    expect(await second.call('', 'GET', '/health')).toMatchObject({ body: { today: moved } });
    await second.call('doctor-1', 'GET', '/v1/residents');
    const verified = await second.call('auditor-1', 'GET', `/v1/audit/verify?day=${today}`);
    expect(verified).toMatchObject({ status: 200, body: { state: 'sound' } });
    await second.stop();
  });

  test('SIGTERM lets a running request end', async () => {
    const server = await givenServer({ folder: tempFolder(), county: 60 });
    await server.call('doctor-1', 'GET', '/v1/me');
    const asked = server.call('doctor-1', 'GET', '/v1/residents?limit=50');
    // The request is on its way once its bytes are written.
    await after(20);
    const code = server.stop();
    expect((await asked).status).toBe(200);
    expect(await code).toBe(0);
  });
});

describe('the console', () => {
  test('is served to every address of its own, and may run nothing but its own script', async () => {
    const release = await holdBuiltConsole();
    const server = await givenServer({ folder: tempFolder(), county: 40 });
    const { call } = server;
    const first = await call('', 'GET', '/');
    expect(first.status).toBe(200);
    expect(String(first.body)).toMatch(/<script type="module"[^>]* src="\/assets\/[\w-]+\.js"><\/script>/);
    expect(String(first.body)).not.toMatch(/ (?:onclick|style)=/);
    const policy = first.headers.get('content-security-policy') ?? '';
    for (const allowed of ["default-src 'none'", "script-src 'self';", "connect-src 'self'"])
      expect(`${policy};`).toContain(allowed);
    expect((await call('', 'GET', '/today')).body).toBe(first.body);
    // An id may hold a dot, as a file's name does.
    expect((await call('', 'GET', '/referrals/g8Z2kC8m.ZInTOg')).body).toBe(first.body);
    expect(await call('', 'GET', '/assets/none-1a2b.js')).toMatchObject({ status: 404 });
    expect(String((await call('', 'GET', '/own.html')).body)).not.toBe(first.body);
    expect(await call('', 'GET', '/v1/nothing')).toMatchObject({ status: 404 });
    await server.stop();
    release();
  });

  test('lets people here choose who they are', async () => {
    const server = await givenServer({ folder: tempFolder(), county: 40 });
    const { call } = server;
    expect(await call('', 'GET', '/console.json')).toMatchObject({
      status: 200,
      body: { signIn: { kind: 'local' } },
    });
    const { body } = await call('', 'GET', '/local/users');
    expect(listAt(body, 'items')).toContainEqual(
      expect.objectContaining({ userId: 'bureau-1', role: 'bureau' }),
    );
    expect(await call('', 'GET', '/local/outbox')).toMatchObject({ status: 200, body: { items: [] } });
    await server.stop();
  });
});
