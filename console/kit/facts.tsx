import type { ReactNode } from 'react';

type Shape = {
  readonly of: readonly (readonly [label: string, value: ReactNode])[];
  /** How they are set: each place has its own measure. */
  readonly className: string;
};

/** Labels with what they name. */
export const Facts = ({ of, className }: Shape) => (
  <dl className={className}>
    {of.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
