import type { CountyRows } from '../county-files/county-texts.ts';
import { countyRows } from './given-county.ts';

/** The usual county with so many more people of the first village, each with a check of blood pressure that was due in the spring. */
export const busyRows = (more: number): CountyRows => {
  const rows = countyRows();
  const ids = Array.from({ length: more }, (_, at) => `R${String(at).padStart(9, '0')}`);
  const person = { name: '欧阳春兰', sex: 'F', birthDate: '1970-05-10', regionCode: '530121100201' };
  const managed = { programme: 'hypertension', enrolledOn: '2024-01-10' };
  const visit = { programme: 'hypertension', visitedOn: '2025-01-10', mode: 'clinic', outcome: 'done' };
  const readings = { sbp: '128', dbp: '78', staffId: 'T1-doctor' };
  return {
    ...rows,
    residents: [...(rows.residents ?? []), ...ids.map((id) => ({ id, ...person }))],
    enrolments: [...(rows.enrolments ?? []), ...ids.map((residentId) => ({ residentId, ...managed }))],
    followups: [
      ...(rows.followups ?? []),
      ...ids.map((residentId) => ({ id: `V-${residentId}`, residentId, ...visit, ...readings })),
    ],
  };
};
