import type { Given, Profile } from './stages.ts';

const ACCOUNT = '111122223333';
const everywhere = { alarmsTo: 'operator@example.org', webDomain: 'jiayi.example.org' };

/** What an operator gives who gives everything that a profile asks for: for a look at the templates without an account. */
export const EXAMPLE_GIVEN: Readonly<Record<Profile, Given>> = {
  aws: {
    ...everywhere,
    archive: 'jiayi-archive-1example',
    webCertificate: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/page`,
    apiDomain: 'api.jiayi.example.org',
    apiCertificate: `arn:aws:acm:ap-southeast-1:${ACCOUNT}:certificate/api`,
    smsCallSecret: `arn:aws:secretsmanager:ap-southeast-1:${ACCOUNT}:secret:sms-calls-AbCdEf`,
  },
  'aws-cn': {
    ...everywhere,
    webCertificate: 'ASCAEXAMPLE',
    apiDomain: 'api.jiayi.example.org',
    apiCertificate: `arn:aws-cn:acm:cn-northwest-1:${ACCOUNT}:certificate/api`,
    oidcIssuer: 'https://identity.example.org',
    oidcAudience: 'jiayi',
    smsSecret: `arn:aws-cn:secretsmanager:cn-northwest-1:${ACCOUNT}:secret:sms-AbCdEf`,
    smsCallSecret: `arn:aws-cn:secretsmanager:cn-northwest-1:${ACCOUNT}:secret:sms-calls-AbCdEf`,
  },
};
