import type { createAllianceRoute } from '../../functions/organisation/api.ts';
import type { Asked } from '../kit/request.ts';

type Body = Asked<typeof createAllianceRoute>['body'];

/** An alliance while it is entered. */
export type AllianceDraft = {
  readonly name: string;
  readonly kind: Body['kind'];
  readonly programme?: Body['programme'];
  readonly leadInstitutionId: string;
  readonly from: string;
};

/** What is sent to set up an alliance; a specialist alliance alone names its programme. */
export const allianceOf = ({ name, kind, programme, leadInstitutionId, from }: AllianceDraft): Body => ({
  name: name.trim(),
  kind,
  leadInstitutionId,
  from,
  ...(kind === 'specialist_alliance' && programme !== undefined ? { programme } : {}),
});
