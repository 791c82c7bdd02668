import { expect, test } from 'vitest';

import { drugNames } from '../../../console/kit/drug-words.ts';
import { drugTable } from '../../../domain/prescriptions/drug-table.ts';

test('the drugs of the console are called as in the table of drugs', () => {
  const names = new Map(drugTable.map(({ name }) => [name.en, name]));
  for (const [name, words] of Object.entries(drugNames)) expect(words).toEqual(names.get(name));
});
