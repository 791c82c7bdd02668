import * as z from 'zod';

import type { SmsProvider } from '../gateways/registry.ts';
import { MOST_GENERATIONS } from '../keys/local-keys.ts';
import type { SealedDataKeys } from '../keys/kms-keys.ts';

/** Where a stage runs: the world's AWS, or that of the mainland. */
const PROFILES = ['aws', 'aws-cn'] as const;

/** Who may carry the texts of a profile. */
const CARRIERS = {
  aws: ['sns', 'end-user-messaging', 'aliyun'],
  'aws-cn': ['aliyun'],
} as const satisfies Record<(typeof PROFILES)[number], readonly SmsProvider[]>;

const text = z.string().min(1);

const isOwnMachine = ({ hostname }: URL): boolean => hostname === '127.0.0.1' || hostname === 'localhost';

/** An issuer's keys are only worth what brings them; on the machine itself nobody stands between. */
const isSafeIssuer = (address: string): boolean => {
  const url = URL.parse(address);
  if (url === null) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isOwnMachine(url));
};

/** Before the newest data key while there are still Lambdas that do not have it. */
const NEXT = 'next:';
const SEALED_KEY = /^[A-Za-z0-9+/]{40,}={0,2}$/;

/** The data keys of a stage, as text the newest first, with commas between them. */
export type DataKeys = {
  readonly sealed: SealedDataKeys;
  /** The newest opens what others have sealed with it, and does not seal here yet. */
  readonly isNewestNext: boolean;
};

/** Data keys, the newest first, with commas between them. */
export const DataKeys = z
  .string()
  .transform((list) => {
    const isNewestNext = list.startsWith(NEXT);
    const keys = list.slice(isNewestNext ? NEXT.length : 0).split(',');
    return { isNewestNext, keys: keys.map((key) => key.trim()) };
  })
  .refine(
    ({ isNewestNext, keys }) =>
      keys.length > (isNewestNext ? 1 : 0) &&
      keys.length <= MOST_GENERATIONS &&
      keys.every((key) => SEALED_KEY.test(key)),
  )
  .transform(({ isNewestNext, keys: [newest = '', ...older] }): DataKeys => {
    return { sealed: [newest, ...older], isNewestNext };
  });

const perSecond = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number);

const Variables = z.object({
  AWS_REGION: text,
  JIAYI_STAGE: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  JIAYI_PROFILE: z.enum(PROFILES),
  JIAYI_TABLE: text,
  JIAYI_AUDIT_TABLE: text,
  JIAYI_BUCKET: text,
  JIAYI_DATA_KEY: DataKeys,
  JIAYI_KMS_KEY: z.string().regex(/^arn:aws(-cn)?:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/),
  JIAYI_OIDC_ISSUER: z.string().refine(isSafeIssuer),
  JIAYI_OIDC_AUDIENCE: text,
  JIAYI_SMS_PROVIDER: z.enum(CARRIERS.aws),
  JIAYI_SMS_PER_SECOND: perSecond,
  JIAYI_SMS_SECRET: text.optional(),
  JIAYI_SMS_CALLS: text.optional(),
  JIAYI_SMS_INBOX: z.url({ protocol: /^https?$/ }).optional(),
  JIAYI_BUS: text,
});

type Variables = z.infer<typeof Variables>;
type Name = keyof Variables;

const MUST_BE = {
  AWS_REGION: 'a region of the profile',
  JIAYI_STAGE: 'a short name in small letters',
  JIAYI_PROFILE: PROFILES.join(' or '),
  JIAYI_TABLE: 'the name of the table',
  JIAYI_AUDIT_TABLE: 'the name of the table of the audit',
  JIAYI_BUCKET: 'the name of the bucket',
  JIAYI_DATA_KEY: `one to ${MOST_GENERATIONS} sealed data keys in base64, the newest first, with commas between`,
  JIAYI_KMS_KEY: 'the ARN of a KMS key',
  JIAYI_OIDC_ISSUER: 'the https address of the issuer',
  JIAYI_OIDC_AUDIENCE: 'the name by which the issuer knows this service',
  JIAYI_SMS_PROVIDER: 'a provider of SMS that the profile has',
  JIAYI_SMS_PER_SECOND: 'a whole number from 1 to 9999',
  JIAYI_SMS_SECRET: 'the ARN of the secret of that provider of SMS',
  JIAYI_SMS_CALLS: 'the ARN of the secret that calls of providers are signed with',
  JIAYI_SMS_INBOX: 'the address of the queue of what the provider tells',
  JIAYI_BUS: 'the name of the event bus',
} as const satisfies Record<Name, string>;

const isName = (name: unknown): name is Name => typeof name === 'string' && Object.hasOwn(MUST_BE, name);

/** The variables that are sound by themselves and do not go together. */
const misfits = (read: Variables): Name[] => {
  const { AWS_REGION: region, JIAYI_PROFILE: profile, JIAYI_SMS_PROVIDER: carrier } = read;
  const carriers: readonly string[] = CARRIERS[profile];
  const faults: readonly (readonly [Name, boolean])[] = [
    ['AWS_REGION', region.startsWith('cn-') !== (profile === 'aws-cn')],
    ['JIAYI_SMS_PROVIDER', !carriers.includes(carrier)],
    // The others are of this very account and ask the Lambda's role.
    ['JIAYI_SMS_SECRET', carrier === 'aliyun' && read.JIAYI_SMS_SECRET === undefined],
  ];
  return faults.filter(([, isFault]) => isFault).map(([name]) => name);
};

/** Says which variables are wrong and what they must be; never what they were, since some are secrets. */
const unfit = (names: Iterable<Name>): Error => {
  const wants = Array.from(new Set(names), (name) => `${name} must be ${MUST_BE[name]}`);
  return new Error(`The environment is not that of a Lambda of this service: ${wants.join('; ')}.`);
};

/** What a Lambda is told of its stage, read once. */
export type Environment = {
  readonly stage: string;
  readonly profile: Variables['JIAYI_PROFILE'];
  readonly region: string;
  readonly table: string;
  /** Where records of who looked and their seals lie: apart, since they are only added to. */
  readonly auditTable: string;
  readonly bucket: string;
  /** The ARN of the key that guards data keys and files. */
  readonly kmsKey: string;
  readonly dataKeys: DataKeys;
  readonly oidc: { readonly issuer: string; readonly audience: string };
  readonly sms: {
    readonly provider: SmsProvider;
    readonly perSecond: number;
    /** The ARN of the secret with what the provider wants to be told. */
    readonly secret: string | undefined;
    /** The ARN of the secret that calls of providers are signed with; undefined for who hears none. */
    readonly calls?: string | undefined;
    /** The queue that the provider's topic is put into; undefined for who takes nothing from it. */
    readonly inbox?: string | undefined;
  };
  readonly bus: string;
};

/** Reads the environment of a Lambda; throws one sentence that names every variable that is wrong, and no value. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  // Read once: to compile what reads them would take longer than to read them.
  const parsed = Variables.safeParse(variables, { jitless: true });
  if (!parsed.success) throw unfit(parsed.error.issues.map(({ path }) => path[0]).filter(isName));
  const read = parsed.data;
  const misfit = misfits(read);
  if (misfit.length > 0) throw unfit(misfit);
  return {
    stage: read.JIAYI_STAGE,
    profile: read.JIAYI_PROFILE,
    region: read.AWS_REGION,
    table: read.JIAYI_TABLE,
    auditTable: read.JIAYI_AUDIT_TABLE,
    bucket: read.JIAYI_BUCKET,
    kmsKey: read.JIAYI_KMS_KEY,
    dataKeys: read.JIAYI_DATA_KEY,
    oidc: { issuer: read.JIAYI_OIDC_ISSUER, audience: read.JIAYI_OIDC_AUDIENCE },
    sms: {
      provider: read.JIAYI_SMS_PROVIDER,
      perSecond: read.JIAYI_SMS_PER_SECOND,
      secret: read.JIAYI_SMS_SECRET,
      calls: read.JIAYI_SMS_CALLS,
      inbox: read.JIAYI_SMS_INBOX,
    },
    bus: read.JIAYI_BUS,
  };
};
