import type { ReactNode } from 'react';

import { useWords } from '../kit/words.ts';
import { referralPageWords } from './words.ts';

/** A label of a printed sheet with what is filled in; what nobody wrote is a line to write on. */
export type Field = readonly [label: string, value: string | undefined];

/** Fields beside one another on a printed sheet. */
export const Line = ({ of }: { readonly of: readonly Field[] }) => (
  <dl className="sheet-line">
    {of.map(([label, value = '']) => (
      <div key={label} className={value === '' ? 'sheet-open' : ''}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** A question of a printed sheet, with room to write where it is not answered. */
export const Said = ({
  label,
  text = '',
}: {
  readonly label: string;
  readonly text?: string | undefined;
}) => (
  <section className="sheet-said">
    <h3>{label}</h3>
    <p>{text}</p>
  </section>
);

/** The part of a sheet that stays with who refers, to be cut off. */
export const Stub = ({ children }: { readonly children: ReactNode }) => {
  const say = useWords(referralPageWords);
  return (
    <div className="paper sheet-stub">
      <h2>{say('stub')}</h2>
      {children}
    </div>
  );
};
