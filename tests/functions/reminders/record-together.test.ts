import { expect, test } from 'vitest';

import { mobileNumber } from '../../../domain/kernel/phone.ts';
import { recordTogether } from '../../../functions/reminders/record-together.ts';
import type { StoredMessage } from '../../../functions/reminders/reminder-store.ts';
import { on } from '../../given/values.ts';
import { givenService } from '../service/given-service.ts';

const message = (phoneHash: string): StoredMessage => ({
  id: { day: on('2025-06-17'), phoneHash, template: '1' },
  version: 2,
  institutionId: undefined,
  phone: mobileNumber('13900001111') ?? expect.fail('a number'),
  text: '…',
  segments: 1,
  subjects: [],
  delivery: { state: 'sent', at: '2025-06-17T02:00:00.000Z', providerId: phoneHash },
});

/** A store that is done with what it was given when it is told so, and a wait that ends at once. */
const slowStore = async () => {
  const { ports } = await givenService({ apis: [] });
  const given: string[][] = [];
  const ends: ((failure?: Error) => void)[] = [];
  const saveAll = (messages: readonly StoredMessage[]): Promise<readonly StoredMessage[]> => {
    given.push(messages.map(({ id }) => id.phoneHash));
    return new Promise((resolve, reject) => {
      ends.push((failure) => (failure === undefined ? resolve(messages) : reject(failure)));
    });
  };
  const reminders = { ...ports.reminders, saveAll };
  const record = recordTogether({ reminders, wait: async () => undefined });
  return { record, given, end: (failure?: Error) => ends.shift()?.(failure) };
};

const aMoment = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test('what comes while others are being stored is stored together after them', async () => {
  const { record, given, end } = await slowStore();
  const first = record(message('a'));
  await aMoment();
  const more = [record(message('b')), record(message('c'))];
  await aMoment();
  expect(given).toEqual([['a']]);
  end();
  await first;
  await aMoment();
  expect(given).toEqual([['a'], ['b', 'c']]);
  end();
  await Promise.all(more);
});

test('who recorded what could not be stored is told, and what comes later is stored', async () => {
  const { record, given, end } = await slowStore();
  const lost = record(message('a'));
  await aMoment();
  const later = record(message('b'));
  end(new Error('the disk is full'));
  await expect(lost).rejects.toThrow('the disk is full');
  await aMoment();
  end();
  await later;
  expect(given).toEqual([['a'], ['b']]);
});
