import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import type { Units } from '../../../functions/adapters/store/table.ts';
import { projectFolder } from '../jiayi-command.ts';

/** What a table of the cloud charges, with its day and source: docs/prices.json. */
const Prices = z.strictObject({
  from: z.iso.date(),
  currency: z.literal('USD'),
  region: z.string(),
  source: z.string(),
  perMillionWriteUnits: z.number().positive(),
  perMillionReadUnits: z.number().positive(),
});
export type Prices = z.infer<typeof Prices>;

const MILLION = 1_000_000;

/** Reads the prices that costs are reckoned with. */
export const readPrices = (): Prices =>
  Prices.parse(JSON.parse(readFileSync(join(projectFolder, 'docs', 'prices.json'), 'utf8')));

/** What these units cost, in US dollars. */
export const costOf = (
  { read, written }: Units,
  { perMillionReadUnits, perMillionWriteUnits }: Prices,
): number => (read * perMillionReadUnits + written * perMillionWriteUnits) / MILLION;
