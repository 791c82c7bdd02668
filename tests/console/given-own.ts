import type { Page } from 'playwright-core';

import { listAt, textAt, valueAt } from '../functions/service/given-service.ts';
import type { Console } from './browser.ts';

const YEAR_MS = 365 * 86_400_000;

/** People of the first team who signed within the last year, so that their phones count as theirs. */
export const peopleOf = async ({ api, today }: Console, count: number): Promise<readonly string[]> => {
  const since = new Date(Date.parse(await today()) - YEAR_MS).toISOString().slice(0, 10);
  const list = await api('doctor-1', 'GET', '/v1/teams/T0001/worklist?limit=200');
  const found: string[] = [];
  for (const id of new Set(listAt(list, 'items').map((item) => textAt(item, 'residentId')))) {
    const story = await api('doctor-1', 'GET', `/v1/residents/${id}`);
    const signed = listAt(story, 'contracts').map((contract) => valueAt(contract, 'signedOn'));
    const birth = Number(textAt(story, 'birthDate').slice(0, 4));
    const isAdult = birth < Number(since.slice(0, 4)) - 20;
    if (isAdult && signed.some((day) => typeof day === 'string' && day > since)) found.push(id);
    if (found.length === count) return found;
  }
  throw new Error('too few people signed within the last year');
};

/** Gives people a phone. */
export const givePhone = async ({ api }: Console, ids: readonly string[], phone: string): Promise<void> => {
  for (const id of ids) await api('doctor-1', 'PATCH', `/v1/residents/${id}`, { phone });
};

/** The code that a phone was sent last. */
export const codeOn = async ({ api }: Console, phone: string): Promise<string> => {
  const texts = listAt(await api('', 'GET', `/local/outbox?phone=${phone}`), 'items');
  return /\d{6}/.exec(textAt(texts.at(-1), 'text'))?.[0] ?? '';
};

/** Signs a phone in on the residents' own page. */
export const ownSignIn = async (console: Console, page: Page, phone: string): Promise<void> => {
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('六位验证码').waitFor();
  await page.getByLabel('六位验证码').fill(await codeOn(console, phone));
  await page.getByRole('button', { name: '登录' }).click();
};
