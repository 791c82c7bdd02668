import { accessApi } from './access/lambda.ts';
import { appraisalApi } from './appraisal/lambda.ts';
import { contractsApi } from './contracts/lambda.ts';
import { dataQualityApi } from './data-quality/lambda.ts';
import { examsApi } from './exams/lambda.ts';
import { followUpsApi } from './follow-ups/lambda.ts';
import { countyFilesApi } from './county-files/lambda.ts';
import { indicatorsApi } from './indicators/lambda.ts';
import { organisationApi } from './organisation/lambda.ts';
import { ownRecordApi } from './own-record/lambda.ts';
import { prescriptionsApi } from './prescriptions/lambda.ts';
import { programmesApi } from './programmes/lambda.ts';
import { referralsApi } from './referrals/lambda.ts';
import { residentsApi } from './residents/lambda.ts';
import { remindersApi } from './reminders/lambda.ts';
import { runsApi } from './runs/lambda.ts';
import type { Api } from './kit/http.ts';

/** What every HTTP Lambda of the service answers, one a capability. */
export const apis: readonly Api[] = [
  accessApi,
  appraisalApi,
  contractsApi,
  dataQualityApi,
  examsApi,
  followUpsApi,
  countyFilesApi,
  indicatorsApi,
  organisationApi,
  ownRecordApi,
  prescriptionsApi,
  programmesApi,
  referralsApi,
  residentsApi,
  remindersApi,
  runsApi,
];
