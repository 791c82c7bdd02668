import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { projectFolder } from '../jiayi-command.ts';

/** The regions that costs are reckoned for. */
export const REGIONS = ['us-east-1', 'ap-southeast-1', 'cn-northwest-1'] as const;
/** One of them. */
export type Region = (typeof REGIONS)[number];

/** What is paid for. */
export const LINES = [
  'tableWrites',
  'tableReads',
  'countWrites',
  'countReads',
  'recountReads',
  'referenceReads',
  'heldWrites',
  'heldReads',
  'auditWrites',
  'tableStorage',
  'auditStorage',
  'tableRestore',
  'tableBackup',
  'tableBackupCold',
  'streamReads',
  'lambdaRequests',
  'lambdaCompute',
  'apiRequests',
  'transferOut',
  'logIngestion',
  'logStorage',
  'alarms',
  'metrics',
  'dashboards',
  'busEvents',
  'schedulerStarts',
  'stateTransitions',
  'queueRequests',
  'topicRequests',
  'keys',
  'keyRequests',
  'secrets',
  'fileStorage',
  'pageTransfer',
  'firewall',
  'firewallRules',
  'identity',
  'smsSegments',
] as const;
/** One of them. */
export type LineId = (typeof LINES)[number];

const Price = z.strictObject({
  price: z.number().positive(),
  currency: z.enum(['USD', 'CNY']),
  source: z.url(),
  /** The day on which the source was read. */
  read: z.iso.date(),
  /** The source as it was read shows the figure. */
  isConfirmed: z.boolean(),
  /** From when on it holds. */
  since: z.iso.date().optional(),
  note: z.string().optional(),
});
type Price = z.infer<typeof Price>;

const Line = z.strictObject({
  id: z.enum(LINES),
  service: z.string(),
  unit: z.string(),
  /** In the line's unit. */
  alwaysFree: z
    .strictObject({ aMonth: z.number().positive(), source: z.url(), read: z.iso.date() })
    .optional(),
  prices: z.partialRecord(z.enum(REGIONS), Price),
});

/** docs/prices.json: every price with its source and day. */
export const PriceList = z.strictObject({
  date: z.iso.date(),
  /** The region whose prices stand in where another has none. */
  standIn: z.enum(REGIONS),
  cnyPerUsd: z.strictObject({ value: z.number().positive(), note: z.string() }),
  note: z.string(),
  lines: z.array(Line),
});
export type PriceList = z.infer<typeof PriceList>;

/** Reads the prices that costs are reckoned with. */
export const readPriceList = (): PriceList =>
  PriceList.parse(JSON.parse(readFileSync(join(projectFolder, 'docs', 'prices.json'), 'utf8')));

/** A price in US dollars, and how far it is to be relied on. */
export type Priced = {
  readonly service: string;
  readonly unit: string;
  readonly usd: number;
  readonly isConfirmed: boolean;
  /** Of another region: this one's is not known. */
  readonly isStandIn: boolean;
  readonly from: Price;
  /** What each account has free in a year. */
  readonly freeAYear: number;
};

const MONTHS = 12;
const isMainland = (region: Region): boolean => region.startsWith('cn-');

type Line = z.infer<typeof Line>;

const lineOf = ({ lines }: PriceList, id: LineId): Line => {
  const line = lines.find((one) => one.id === id);
  if (line === undefined) throw new Error(`docs/prices.json has no line ${id}`);
  return line;
};

/** The price of the region which stands in, else of any. */
const standInOf = ({ standIn }: PriceList, { id, prices }: Line): Price => {
  const [any] = Object.values(prices);
  const price = prices[standIn] ?? any;
  if (price === undefined) throw new Error(`docs/prices.json has no price of ${id}`);
  return price;
};

/** The price of a line in a region, else that of the region which stands in, else of any. */
export const priceOf = (
  list: PriceList,
  { id, region, cnyPerUsd }: { readonly id: LineId; readonly region: Region; readonly cnyPerUsd: number },
): Priced => {
  const line = lineOf(list, id);
  const own = line.prices[region];
  const from = own ?? standInOf(list, line);
  return {
    service: line.service,
    unit: line.unit,
    usd: from.currency === 'CNY' ? from.price / cnyPerUsd : from.price,
    isConfirmed: own?.isConfirmed === true,
    isStandIn: own === undefined,
    from,
    freeAYear: isMainland(region) ? 0 : (line.alwaysFree?.aMonth ?? 0) * MONTHS,
  };
};
