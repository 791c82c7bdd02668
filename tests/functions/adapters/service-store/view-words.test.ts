import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { FACTS_WORDS, HEAD_WORDS } from '../../../../functions/adapters/service-store/view-words.ts';

test.each([
  ['facts', FACTS_WORDS, 'b4e4abb5c29e0f46fc8e718b830cd9b7bbed7cd765496c6aa9d61cf9e45d959f'],
  ['heads', HEAD_WORDS, '37f6e326861c23351e3c7be732808ed5fc47e59f647b3006fd18b6b12991277a'],
])('%s are packed against words that never change', (_, words, digest) => {
  expect(createHash('sha256').update(words).digest('hex')).toBe(digest);
});
