import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

import { named, type Stage } from '../stages.ts';
import { pinned } from './pinned.ts';

const LONG_ENOUGH = 14;
/** A working day: who signs in in the morning is not asked again at noon. */
const SIGNED_IN_FOR = Duration.hours(10);
const TOKEN_LIFE = Duration.minutes(30);
const LOCAL_PAGE = 'http://localhost:5173/';

const staffPool = (scope: Construct, stage: Stage): UserPool =>
  new UserPool(scope, 'StaffPool', {
    userPoolName: named(stage, 'staff'),
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    // A second factor that no SIM card gives away.
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.NONE,
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    passwordPolicy: {
      minLength: LONG_ENOUGH,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** Those who work in the county: made by an administrator, each with a second factor; and the page that signs them in. */
export const staffIdentity = (scope: Construct, stage: Stage) => {
  const pool = pinned(staffPool(scope, stage), 'StaffPool');
  const page = stage.web === undefined ? LOCAL_PAGE : `https://${stage.web.name}/`;
  const client = pinned(
    new UserPoolClient(scope, 'StaffPage', {
      userPool: pool,
      generateSecret: false,
      authFlows: { userSrp: true },
      preventUserExistenceErrors: true,
      accessTokenValidity: TOKEN_LIFE,
      idTokenValidity: TOKEN_LIFE,
      refreshTokenValidity: SIGNED_IN_FOR,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [page],
        logoutUrls: [page],
      },
    }),
    'StaffPage',
  );
  const domain = pool.addDomain('SignIn', {
    // Unique in the world, hence the account.
    cognitoDomain: { domainPrefix: `${named(stage, 'staff')}-${Aws.ACCOUNT_ID}` },
  });
  return { issuer: pool.userPoolProviderUrl, audience: client.userPoolClientId, signIn: domain.baseUrl() };
};
