import { describe, expect, test } from 'vitest';

import { strayOf } from './noted-access.ts';

describe('what a use case does with the tables', () => {
  test.each([
    ['contracts.sign', 'writes', 'inbox'],
    ['contracts.sign', 'reads', 'inbox'],
    ['contracts.sign', 'writes', 'receipt'],
    ['contracts.see', 'reads', 'search'],
    ['contracts.see', 'writes', 'audit'],
    ['reminders.every-minute-text', 'reads', 'organisation'],
    ['indicators.every-hour-pass', 'finds', 'views-due'],
    ['access.every-hour-seal', 'reads', 'audit'],
    ['reminders.resend', 'writes', 'outbox'],
  ] as const)('%s %s %s, as its row lets it', (useCase, deed, word) => {
    expect(strayOf(useCase, deed, word)).toBeUndefined();
  });

  test.each([
    ['contracts.see', 'writes', 'search'],
    ['contracts.see', 'reads', 'receipt'],
    ['contracts.see', 'reads', 'audit'],
    ['contracts.sign', 'writes', 'sms-queue'],
    ['access.every-hour-seal', 'writes', 'audit'],
    ['indicators.every-hour-pass', 'reads', 'views-due'],
    ['county-files.every-hour-resume', 'finds', 'views-due'],
  ] as const)('%s %s %s, and its row does not let it', (useCase, deed, word) => {
    expect(strayOf(useCase, deed, word)).toBe(
      `${useCase} ${deed} ${word}, which its row in the manifest does not let it`,
    );
  });

  test('is nothing that a use case may do which has no row', () => {
    expect(strayOf('contracts.forget', 'reads', 'resident')).toBe(
      'contracts.forget has no row in the manifest',
    );
  });
});
