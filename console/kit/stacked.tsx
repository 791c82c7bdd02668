import { Grid } from 'antd';
import type { ReactNode } from 'react';

import { Facts } from './facts.tsx';
import './stacked.css';

/** Whether the screen has no room for a table of several columns. */
export const useIsNarrow = (): boolean => Grid.useBreakpoint().md === false;

type Shape = {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
};

/** What a row of a table says, each value below the other beside its label: for a narrow screen. */
export const Stacked = ({ title, facts }: Shape) => (
  <>
    <strong>{title}</strong>
    <Facts className="stacked-row" of={facts} />
  </>
);
