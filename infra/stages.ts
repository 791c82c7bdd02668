import * as z from 'zod';

import { type Capacity, capacityOf, GivenCapacity } from './capacity.ts';
import type { LogDays } from './constructs/log-group.ts';
import { misfitsOf } from './stage-faults.ts';

/** Where a county may run: the global regions, or the two of mainland China, where several services do not exist. */
export const PROFILES = ['aws', 'aws-cn'] as const;
/** Which of the two. */
export type Profile = (typeof PROFILES)[number];

/** What a deployment is for. */
export const STAGES = ['dev', 'staging', 'prod'] as const;
/** Which of them. */
export type StageName = (typeof STAGES)[number];

/** The gateways of SMS that have an adapter. */
const SMS_PROVIDERS = ['sns', 'end-user-messaging', 'aliyun'] as const;

/** What the operator gives beside the code, as context of the CDK (`-c name=value`, or `context` in cdk.json). */
export const Given = z
  .strictObject({
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
    /** Who is written to when an alarm rings. */
    alarmsTo: z.email(),
    /** The name of the page, and its certificate: an ARN in us-east-1; in aws-cn the id of a certificate in IAM. */
    webDomain: z.hostname(),
    webCertificate: z.string().min(1),
    /** The name of the archive, as its stack says once it is there: the page may put files there and into no other bucket. */
    archive: z.string().regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/),
    /** The name of the API, and the ARN of its certificate in the region. */
    apiDomain: z.hostname(),
    apiCertificate: z.string().startsWith('arn:'),
    /** Who vouches for staff, where that is not the pool of the stack. */
    oidcIssuer: z.url({ protocol: /^https$/ }),
    oidcAudience: z.string().min(1),
    smsProvider: z.enum(SMS_PROVIDERS),
    /** The secret that holds what the provider signs us in with. */
    smsSecret: z.string().startsWith('arn:'),
    /** The secret that providers who call us sign with. */
    smsCallSecret: z.string().startsWith('arn:'),
    /** What the provider takes from this account in a second. */
    smsPerSecond: z.coerce.number().int().positive(),
    /** From what SMS cost in a month an alarm rings, at four fifths of it. */
    smsMonthlyUsd: z.coerce.number().positive(),
    /** Which version of the parameter with the data keys the Lambdas open: the next one after they were changed. */
    dataKeyVersion: z.coerce.number().int().positive(),
    /** `true` once the account has more than its first ten or so concurrent Lambdas. */
    reservesConcurrency: z.enum(['true', 'false']),
    /** Whether X-Ray records requests; a stage has its own answer where nothing is said. */
    traces: z.enum(['true', 'false']),
    ...GivenCapacity.shape,
  })
  .partial();
/** What the operator gave. */
export type Given = z.infer<typeof Given>;

/** A host name and the certificate that proves it. */
export type Domain = { readonly name: string; readonly certificate: string };

/** One deployment of the service: everything in which two of them differ. */
export type Stage = {
  readonly name: StageName;
  readonly profile: Profile;
  readonly region: string;
  /** How long logs are kept. */
  readonly logDays: LogDays;
  /** Of what was imported and of the log of the archive. */
  readonly fileDays: number;
  readonly alarmsTo: string | undefined;
  readonly web: Domain | undefined;
  /** Undefined where the page puts no files there, since its name is not known. */
  readonly archive: string | undefined;
  readonly api: Domain | undefined;
  /** Undefined where the pool of the stack vouches for staff. */
  readonly oidc: { readonly issuer: string; readonly audience: string } | undefined;
  readonly sms: {
    readonly provider: (typeof SMS_PROVIDERS)[number];
    readonly perSecond: number;
    readonly monthlyUsd: number;
    readonly secret: string | undefined;
    /** Without it no call of a provider is let in. */
    readonly callSecret: string | undefined;
  };
  readonly dataKeyVersion: number;
  /** Requests of the whole county in a second. */
  readonly requestsPerSecond: number;
  readonly reservesConcurrency: boolean;
  readonly isTraced: boolean;
  readonly capacity: Capacity;
};

type Setting = Pick<Stage, 'logDays' | 'fileDays' | 'requestsPerSecond' | 'isTraced'> & {
  readonly smsMonthlyUsd: number;
  readonly demands: readonly (keyof Given)[];
};

/** What nobody should have to be woken for may go unheard in dev alone. Where people work traces are for the hour in which
 *  somebody looks at them. @see docs/runbooks/see-where-time-goes.md */
const SETTINGS: Readonly<Record<StageName, Setting>> = {
  dev: { logDays: 30, fileDays: 7, requestsPerSecond: 50, smsMonthlyUsd: 1, isTraced: true, demands: [] },
  staging: {
    logDays: 90,
    fileDays: 30,
    requestsPerSecond: 200,
    smsMonthlyUsd: 20,
    isTraced: true,
    demands: ['alarmsTo'],
  },
  prod: {
    logDays: 365,
    fileDays: 30,
    requestsPerSecond: 1_000,
    smsMonthlyUsd: 5_000,
    isTraced: false,
    demands: ['alarmsTo', 'webDomain', 'webCertificate', 'apiDomain', 'apiCertificate'],
  },
};

type Place = Pick<Stage, 'region'> & {
  readonly provider: Stage['sms']['provider'];
  readonly perSecond: number;
  readonly demands: readonly (keyof Given)[];
};

/** An SNS account sends 20 SMS a second at first; Aliyun takes 5,000 calls a second of an account, of which a county
 *  needs few. @source AWS General Reference, SNS quotas, “SMS messages per second”; Aliyun dysmsapi SendSms, “QPS limit” */
const PLACES: Readonly<Record<Profile, Place>> = {
  aws: { region: 'ap-southeast-1', provider: 'sns', perSecond: 20, demands: [] },
  'aws-cn': {
    region: 'cn-northwest-1',
    provider: 'aliyun',
    perSecond: 50,
    demands: ['oidcIssuer', 'oidcAudience', 'smsSecret'],
  },
};

/** Where a deployment of a profile runs if nothing is said. */
export const usualRegion = (profile: Profile): string => PLACES[profile].region;

const domainOf = (name: string | undefined, certificate: string | undefined): Domain | undefined =>
  name === undefined || certificate === undefined ? undefined : { name, certificate };

const TOGETHER: readonly (readonly [keyof Given, keyof Given])[] = [
  ['webDomain', 'webCertificate'],
  ['apiDomain', 'apiCertificate'],
  ['oidcIssuer', 'oidcAudience'],
];

const faultsOf = (given: Given, demands: readonly (keyof Given)[], profile: Profile): string[] => [
  ...demands.filter((name) => given[name] === undefined).map((name) => `${name} is not given`),
  ...TOGETHER.filter(([one, other]) => (given[one] === undefined) !== (given[other] === undefined)).map(
    (pair) => `${pair.join(' and ')} come together`,
  ),
  ...misfitsOf(given, profile),
];

const isTraced = ({ traces }: Given, profile: Profile, setting: Setting): boolean =>
  profile === 'aws' && (traces === undefined ? setting.isTraced : traces === 'true');

/** The deployment that is asked for, made whole from what the operator gave.
 *  @throws with everything that is missing or does not fit, all of it at once */
export const stageOf = (name: StageName, profile: Profile, given: Given): Stage => {
  const setting = SETTINGS[name];
  const place = PLACES[profile];
  const faults = faultsOf(given, [...setting.demands, ...place.demands], profile);
  if (faults.length > 0) throw new Error(`${name} in ${profile}: ${faults.join('; ')}`);
  const { oidcIssuer: issuer, oidcAudience: audience } = given;
  return {
    name,
    profile,
    region: given.region ?? place.region,
    logDays: setting.logDays,
    fileDays: setting.fileDays,
    alarmsTo: given.alarmsTo,
    web: domainOf(given.webDomain, given.webCertificate),
    archive: given.archive,
    api: domainOf(given.apiDomain, given.apiCertificate),
    oidc: issuer === undefined || audience === undefined ? undefined : { issuer, audience },
    sms: {
      provider: given.smsProvider ?? place.provider,
      perSecond: given.smsPerSecond ?? place.perSecond,
      monthlyUsd: given.smsMonthlyUsd ?? setting.smsMonthlyUsd,
      secret: given.smsSecret,
      callSecret: given.smsCallSecret,
    },
    dataKeyVersion: given.dataKeyVersion ?? 1,
    requestsPerSecond: setting.requestsPerSecond,
    reservesConcurrency: given.reservesConcurrency === 'true',
    isTraced: isTraced(given, profile, setting),
    capacity: capacityOf(given),
  };
};

/** The name of something of a deployment, one in its account and region: `jiayi-prod-data`. */
export const named = ({ name }: Pick<Stage, 'name'>, what: string): string => `jiayi-${name}-${what}`;
