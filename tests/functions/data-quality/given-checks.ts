import { jobPlaceOf } from '../../../local/service/job-place.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import type { Cells, CountyRows } from '../county-files/county-texts.ts';
import { countyRows } from '../service/given-county.ts';
import { givenService, type GivenService } from '../service/given-service.ts';
import { attemptJob } from '../service/carried.ts';

const VISITS_EACH = 14;
const PEOPLE_OF_T1 = 9;
const PEOPLE_OF_T2 = 3;

const visitsOf = (village: number, people: number): Cells[] =>
  Array.from({ length: people * VISITS_EACH }, (_, at): Cells => {
    const person = Math.floor(at / VISITS_EACH) + 1;
    const day = String((at % VISITS_EACH) + 1).padStart(2, '0');
    return {
      id: `Q${village}-${at}`,
      residentId: `R${village}-0${person}`,
      programme: 'hypertension',
      visitedOn: `2025-04-${day}`,
      mode: 'clinic',
      outcome: 'done',
      sbp: '140',
      dbp: '80',
      staffId: `T${village}-doctor`,
    };
  });

/** The usual county, in which the doctor of T1 has seen nine people fourteen times each, and the doctor of T2 three: always
 *  with the pressures 140/80. */
const oddCounty = (): CountyRows => {
  const { followups = [], ...rows } = countyRows();
  return {
    ...rows,
    followups: [...followups, ...visitsOf(1, PEOPLE_OF_T1), ...visitsOf(2, PEOPLE_OF_T2)],
  };
};

/** The service with records that are odd, and what carries out the checks that were asked for. */
export type GivenChecks = GivenService & { readonly carryOut: () => Promise<void> };

/** Opens it. */
export const givenChecks = async (): Promise<GivenChecks> => {
  const service = await givenService({ rows: oddCounty() });
  const { world, ports } = service;
  const onFailure = (error: unknown): void => {
    throw error;
  };
  const place = jobPlaceOf({ ...world, ports }, tempFolder(), { onFailure, onStored: async () => {} });
  const carryOut = async (): Promise<void> => {
    for (const job of await ports.jobs.open()) await attemptJob(place, job);
  };
  return { ...service, carryOut };
};
