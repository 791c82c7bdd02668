import { Typography } from 'antd';
import type { ReactNode } from 'react';

import { Facts } from '../kit/facts.tsx';

type Shape = {
  /** The place of the part on the page: `#visits`. */
  readonly id: string;
  readonly title: string;
  /** What may be done with it, at the right of its title. */
  readonly extra?: ReactNode;
  /** Not on paper. */
  readonly isOnScreenOnly?: boolean;
  readonly children: ReactNode;
};

/** A part of the page under its heading, to be jumped to. */
export const Section = ({ id, title, extra, isOnScreenOnly, children }: Shape) => (
  <section
    id={id}
    tabIndex={-1}
    aria-labelledby={`${id}-title`}
    className={isOnScreenOnly === true ? 'part no-print' : 'part'}
  >
    <div className="part-head">
      <h2 id={`${id}-title`}>{title}</h2>
      {extra === undefined ? null : <div className="no-print">{extra}</div>}
    </div>
    {children}
  </section>
);

/** A quiet sentence where a part has nothing. */
export const Quiet = ({ children }: { readonly children: ReactNode }) => (
  <Typography.Paragraph type="secondary">{children}</Typography.Paragraph>
);

type Fact = { readonly name: string; readonly value: ReactNode };

/** Names and values under one another; what has no value is left out. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <Facts
    className="fact-list"
    of={facts
      .filter(({ value }) => value !== undefined && value !== '')
      .map(({ name, value }): [string, ReactNode] => [name, value])}
  />
);
