import { parseArgs } from 'node:util';

import type { Region } from './prices.ts';
import type { Deployment } from './usage.ts';

/** What is reckoned. */
export type Options = {
  /** Absent: the three sizes that have a target. */
  readonly residents: number | undefined;
  readonly profile: 'aws' | 'aws-cn';
  readonly region: Region;
  /** Yuan for a US dollar; absent: that of docs/prices.json. */
  readonly cnyPerUsd: number | undefined;
  /** SMS that the provider takes in a second: how long a Lambda is there to send. */
  readonly smsPerSecond: number;
  /** Absent: that of its size. */
  readonly capacity: Deployment['capacity'] | undefined;
  readonly yearFile: string | undefined;
};

/** How the command is called. */
export const USAGE = `npm run cost -- [--residents N] [--profile aws|aws-cn] [--region R] [--cny RATE] [--capacity on-demand|provisioned] [--sms-per-second N] [--year FILE]
  N residents (a county of 0.8, a city of 10 and a province of 80 million), profile aws,
  region us-east-1 or ap-southeast-1 (ap-southeast-1; cn-northwest-1 for aws-cn), RATE yuan for a US dollar (docs/prices.json),
  how the main table is paid for (provisioned from 80 million on, on demand below),
  what the provider takes in a second (20 for aws, 50 for aws-cn: infra/stages.ts), FILE that a simulated year wrote (tests/bench/results/year.json: npm run year)`;

const number = (text: string): number => {
  const value = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : 0;
  if (value > 0) return value;
  throw new RangeError(`a number above 0 is needed, not ${text}`);
};

const profileOf = (text: string): Options['profile'] => {
  if (text === 'aws' || text === 'aws-cn') return text;
  throw new RangeError(`a profile is aws or aws-cn, not ${text}`);
};

const regionOf = (text: string | undefined, profile: Options['profile']): Region => {
  if (profile === 'aws-cn') {
    if (text === undefined || text === 'cn-northwest-1') return 'cn-northwest-1';
    throw new RangeError(`the region of aws-cn is cn-northwest-1, not ${text}`);
  }
  if (text === undefined || text === 'ap-southeast-1') return 'ap-southeast-1';
  if (text === 'us-east-1') return text;
  throw new RangeError(`a region of aws is us-east-1 or ap-southeast-1, not ${text}`);
};

const capacityOf = (text: string | undefined): Options['capacity'] => {
  if (text === undefined || text === 'on-demand' || text === 'provisioned') return text;
  throw new RangeError(`a capacity is on-demand or provisioned, not ${text}`);
};

/** What a provider takes at first. @source infra/stages.ts, PLACES */
const SMS_A_SECOND = { aws: 20, 'aws-cn': 50 } as const;

/** Reads the arguments; undefined where help is asked for. It throws with one sentence where they cannot be read. */
export const readOptions = (args: readonly string[]): Options | undefined => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      residents: { type: 'string' },
      profile: { type: 'string', default: 'aws' },
      region: { type: 'string' },
      cny: { type: 'string' },
      capacity: { type: 'string' },
      'sms-per-second': { type: 'string' },
      year: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const profile = profileOf(values.profile);
  const rate = values['sms-per-second'];
  return {
    residents: values.residents === undefined ? undefined : number(values.residents),
    profile,
    region: regionOf(values.region, profile),
    cnyPerUsd: values.cny === undefined ? undefined : number(values.cny),
    smsPerSecond: rate === undefined ? SMS_A_SECOND[profile] : number(rate),
    capacity: capacityOf(values.capacity),
    yearFile: values.year,
  };
};
