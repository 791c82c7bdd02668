import { expect, test } from 'vitest';

import { err, ok, unreachable } from '../../../domain/kernel/result.ts';

test('a rule’s outcome is a value or a refusal', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 });
  expect(err('contract/not-found')).toEqual({ ok: false, error: 'contract/not-found' });
});

test('an arm that no value can reach throws where one does', () => {
  expect(() => {
    Reflect.apply(unreachable, undefined, ['moon']);
  }).toThrow('unreachable: "moon"');
});
