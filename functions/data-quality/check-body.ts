import { nearestAbove } from '../../domain/indicators/index.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import { jobStanding } from '../county-files/job-bodies.ts';
import { areaNameOf } from '../indicators/area-name.ts';
import type { Job } from '../county-files/jobs.ts';
import type { Asked } from '../kit/use-case.ts';
import type { Route } from '../kit/route.ts';
import type { Reference } from '../organisation/reference.ts';
import type { Check } from './asked-check.ts';
import type { CheckBody } from './bodies.ts';

/** A check, as somebody asked for it. */
export type ToldCheck = {
  readonly check: Check;
  readonly reference: Pick<Reference, 'organisation'>;
  readonly asked: Pick<Asked<Route>, 'language'>;
};

/** The regions right below an area, each of which may be checked alone. */
const regionsBelow = (organisation: Organisation, { scope, id }: Check['area']): CheckBody['regions'] =>
  scope === 'region'
    ? [...nearestAbove(organisation)]
        .flatMap(([code, above]) => (above === id ? [code] : []))
        .toSorted(byCodePoints)
        .map((code) => ({ id: code, name: areaNameOf(organisation, { scope, id: code }) }))
    : [];

/** Where a check stands, without what it found. */
export const checkBody = (
  { check: { area, from, to }, reference: { organisation }, asked: { language } }: ToldCheck,
  job: Job | undefined,
): CheckBody => {
  const about = {
    scope: area.scope,
    scopeId: area.id,
    name: areaNameOf(organisation, area),
    regions: regionsBelow(organisation, area),
    from,
    to,
  };
  if (job === undefined) return { ...about, state: 'none' };
  const { id: _id, ...standing } = jobStanding(job, language);
  return { ...about, ...standing };
};
