import { setImmediate as nextTurn } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import { openedBeside } from '../../../../functions/adapters/cloud/opened-beside.ts';

/** What opens a handler: at its nth attempt, and when it is let. */
const opening = (attempts: readonly ('opens' | 'breaks')[]) => {
  const gate = Promise.withResolvers<void>();
  let tried = 0;
  const open = async () => {
    const attempt = attempts[tried] ?? 'opens';
    tried += 1;
    await gate.promise;
    if (attempt === 'breaks') throw new Error(`the key service does not answer, ${tried}`);
    return async (event: string) => `${event} is done`;
  };
  return { open, tried: () => tried, letGo: gate.resolve };
};

describe('a handler that is opened beside its start', () => {
  test('is opened before anybody asks, and the first event waits until it is', async () => {
    const { open, tried, letGo } = opening(['opens']);
    const handler = openedBeside(open);
    expect(tried()).toBe(0);
    await nextTurn();
    expect(tried()).toBe(1);
    let isDone = false;
    const done = handler('one').finally(() => (isDone = true));
    await nextTurn();
    expect(isDone).toBe(false);
    letGo();
    expect(await done).toBe('one is done');
  });

  test('is opened once for all events', async () => {
    const { open, tried, letGo } = opening(['opens', 'opens']);
    const handler = openedBeside(open);
    letGo();
    expect(await Promise.all([handler('one'), handler('two')])).toEqual(['one is done', 'two is done']);
    expect(await handler('three')).toBe('three is done');
    expect(tried()).toBe(1);
  });

  test('that could not be opened is opened anew for the event that came by then', async () => {
    const { open, tried, letGo } = opening(['breaks', 'opens']);
    const handler = openedBeside(open);
    letGo();
    expect(await handler('one')).toBe('one is done');
    expect(tried()).toBe(2);
  });

  test('that cannot be opened fails each event with what is wrong now, and ends nothing by itself', async () => {
    const { open, letGo } = opening(['breaks', 'breaks', 'breaks', 'opens']);
    const handler = openedBeside(open);
    letGo();
    await nextTurn();
    await expect(handler('one')).rejects.toThrow('the key service does not answer, 2');
    await expect(handler('two')).rejects.toThrow('the key service does not answer, 3');
    expect(await handler('three')).toBe('three is done');
  });
});
