import { ROLES } from '../../domain/access/index.ts';
import { type ManifestRow, RESIDENT_WRITES, type TableAccess } from '../kit/manifest-row.ts';
import { askCode, enterReading, giveToken, listOwn, ownLooks, setConsent, showOwn } from './api.ts';

const LAMBDA = 'own-record-http';
const SERVICE_S = 10;

const READS: TableAccess = { keys: ['resident'], may: 'read' };
const CODES: TableAccess = { keys: ['own-code', 'own-count'], may: 'write' };

const row = (
  route: Extract<ManifestRow['trigger'], { readonly kind: 'http' }>['route'],
  tableAccess: readonly TableAccess[],
  errorImpact: string,
): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles: route.isOpen === true ? ROLES : ['resident'],
  tableAccess,
  timeoutS: SERVICE_S,
  errorImpact,
});

/** The use cases of residents' own records as they are deployed. */
export const ownRecordManifest: readonly ManifestRow[] = [
  row(askCode, [{ keys: ['search'], may: 'read' }, CODES], 'residents cannot get a code to sign in'),
  row(giveToken, [CODES], 'residents cannot sign in'),
  row(listOwn, [{ keys: ['search'], may: 'read' }, READS], 'residents do not find their records'),
  row(showOwn, [{ keys: ['claim', 'sms-text'], may: 'read' }, READS], 'residents cannot see their records'),
  row(
    ownLooks,
    [READS, { keys: ['looked-in', 'looked-lists'], may: 'read' }],
    'residents cannot see who looked',
  ),
  row(enterReading, [RESIDENT_WRITES], 'residents cannot enter what they measured'),
  row(setConsent, [RESIDENT_WRITES], 'residents cannot end SMS by themselves'),
];
