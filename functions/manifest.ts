import { accessManifest } from './access/manifest.ts';
import { appraisalManifest } from './appraisal/manifest.ts';
import { contractsManifest } from './contracts/manifest.ts';
import { dataQualityManifest } from './data-quality/manifest.ts';
import { examsManifest } from './exams/manifest.ts';
import { followUpsManifest } from './follow-ups/manifest.ts';
import { countyFilesManifest } from './county-files/manifest.ts';
import { indicatorsManifest } from './indicators/manifest.ts';
import { organisationManifest } from './organisation/manifest.ts';
import { ownRecordManifest } from './own-record/manifest.ts';
import { prescriptionsManifest } from './prescriptions/manifest.ts';
import { programmesManifest } from './programmes/manifest.ts';
import { publishingManifest } from './publishing/manifest.ts';
import { referralsManifest } from './referrals/manifest.ts';
import { relayManifest } from './relay/manifest.ts';
import { residentsManifest } from './residents/manifest.ts';
import { remindersManifest } from './reminders/manifest.ts';
import { runsManifest } from './runs/manifest.ts';
import type { ManifestRow } from './kit/manifest-row.ts';

/** Every use case of the service: the one list that handlers, routes, access, infrastructure and alarms follow from. */
export const manifest: readonly ManifestRow[] = [
  ...accessManifest,
  ...appraisalManifest,
  ...contractsManifest,
  ...dataQualityManifest,
  ...examsManifest,
  ...followUpsManifest,
  ...countyFilesManifest,
  ...indicatorsManifest,
  ...organisationManifest,
  ...ownRecordManifest,
  ...prescriptionsManifest,
  ...programmesManifest,
  ...publishingManifest,
  ...referralsManifest,
  ...relayManifest,
  ...residentsManifest,
  ...remindersManifest,
  ...runsManifest,
];
