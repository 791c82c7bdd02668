import { Radio } from 'antd';

import { useWords } from '../kit/words.ts';
import type { TermYears } from './contract-types.ts';
import { termsWords } from './words.ts';

const TERMS = [1, 2, 3] as const satisfies readonly TermYears[];

type Shape = { readonly value: TermYears; readonly onChange: (years: TermYears) => void };

/** A choice of the years that may be signed for. */
export const TermChoice = ({ value, onChange }: Shape) => {
  const say = useWords(termsWords);
  return (
    <Radio.Group
      aria-label={say('term')}
      optionType="button"
      value={value}
      options={TERMS.map((count) => ({ value: count, label: say('years', { count }) }))}
      onChange={({ target }) => onChange(TERMS.find((count) => count === target.value) ?? 1)}
    />
  );
};
