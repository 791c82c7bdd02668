// @vitest-environment happy-dom
import { expect, test } from 'vitest';

import { drugWords } from '../../../console/own/drug-words.ts';
import { drugTable } from '../../../domain/prescriptions/drug-table.ts';

test('the drugs of the own record are called as in the table of drugs', () => {
  const names = new Map(drugTable.map(({ name }) => [name.en, name]));
  for (const [name, words] of Object.entries(drugWords.texts)) expect(words).toEqual(names.get(name));
});
