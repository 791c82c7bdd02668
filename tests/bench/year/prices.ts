import type { Units } from '../../../functions/adapters/store/table.ts';
import { priceOf, readPriceList } from '../cost/prices.ts';

/** What a table of the cloud charges, with its day and source: docs/prices.json. */
export type Prices = {
  readonly from: string;
  readonly region: string;
  readonly source: string;
  readonly perMillionWriteUnits: number;
  readonly perMillionReadUnits: number;
};

const MILLION = 1_000_000;

/** Reads the prices that costs are reckoned with. */
export const readPrices = (): Prices => {
  const list = readPriceList();
  const place = { region: list.standIn, cnyPerUsd: list.cnyPerUsd.value };
  const writes = priceOf(list, { id: 'tableWrites', ...place });
  return {
    from: writes.from.since ?? list.date,
    region: list.standIn,
    source: writes.from.source,
    perMillionWriteUnits: writes.usd,
    perMillionReadUnits: priceOf(list, { id: 'tableReads', ...place }).usd,
  };
};

/** What these units cost, in US dollars. */
export const costOf = (
  { read, written }: Units,
  { perMillionReadUnits, perMillionWriteUnits }: Prices,
): number => (read * perMillionReadUnits + written * perMillionWriteUnits) / MILLION;
