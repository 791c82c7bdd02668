import { capacityFaults } from './capacity.ts';

/** What of the given depends on where it runs. */
type Placed = Parameters<typeof capacityFaults>[0] & {
  readonly region?: string | undefined;
  readonly smsProvider?: string | undefined;
  readonly smsSecret?: string | undefined;
  readonly traces?: string | undefined;
};

/** What was given and does not exist in the mainland. */
const missingInMainland = ({ smsProvider, traces }: Placed): string[] => [
  ...(smsProvider !== undefined && smsProvider !== 'aliyun'
    ? [`${smsProvider} does not exist in aws-cn`]
    : []),
  ...(traces === 'true' ? ['traces do not exist in aws-cn'] : []),
];

/** What was given and does not fit its profile or each other, a sentence each. */
export const misfitsOf = (given: Placed, profile: 'aws' | 'aws-cn'): string[] => {
  const isMainland = profile === 'aws-cn';
  const isRegionOfMainland = given.region?.startsWith('cn-') ?? isMainland;
  const lacksSecret = !isMainland && given.smsProvider === 'aliyun' && given.smsSecret === undefined;
  return [
    ...(isRegionOfMainland === isMainland ? [] : [`${given.region} is no region of ${profile}`]),
    ...(isMainland ? missingInMainland(given) : []),
    ...(lacksSecret ? ['aliyun needs smsSecret'] : []),
    ...capacityFaults(given),
  ];
};
