import { useState } from 'react';

import { showRates } from '../../functions/indicators/api.ts';
import { call } from '../kit/call.ts';
import { monthEndsBefore } from './days.ts';
import { findRate, type Named, type Rate, sizeOf } from './rows.ts';
import type { Filled } from './series.ts';
import type { Area } from './view.ts';

type Day = { readonly on: string; readonly rates: readonly Rate[] };

/** The month ends that were counted since, on demand: none before somebody asks. */
export type Fill = {
  readonly days: readonly Day[];
  readonly total: number;
  readonly isFilling: boolean;
  readonly error: unknown;
  readonly start: () => void;
};

/** Counts the last twelve month ends of an area one after another, so that nobody else waits long for them. */
export const useFill = (area: Area, today: string): Fill => {
  const [days, setDays] = useState<readonly Day[]>([]);
  const [isFilling, setFilling] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wanted = monthEndsBefore(today);
  const fill = async (): Promise<void> => {
    for (const on of wanted) {
      const { value } = await call(showRates, { query: { scope: area.scope, scopeId: area.id, on } });
      setDays((before) => [...before, { on, rates: value.items }]);
    }
  };
  const start = (): void => {
    setDays([]);
    setError(null);
    setFilling(true);
    void fill()
      .catch(setError)
      .finally(() => setFilling(false));
  };
  return { days, total: wanted.length, isFilling, error, start };
};

/** The days that were counted since, with the one that is compared with. */
export const daysKnown = (
  { days }: Pick<Fill, 'days'>,
  versus: { readonly asOf: string; readonly items: readonly Rate[] } | undefined,
): readonly Day[] =>
  versus === undefined || days.some(({ on }) => on === versus.asOf)
    ? days
    : [...days, { on: versus.asOf, rates: versus.items }];

/** The numbers of an indicator on days that were counted. */
export const filledOf = (days: readonly Day[], of: Named): readonly Filled[] =>
  days.map(({ on, rates }) => {
    const found = findRate(rates, of);
    return { on, size: found && sizeOf(found, of.indicator) };
  });
