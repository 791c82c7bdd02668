import type { Language } from '../../domain/kernel/text.ts';
import { jobStanding } from '../county-files/job-bodies.ts';
import type { Job } from '../county-files/jobs.ts';
import type { RecountBody } from './bodies.ts';

/** A recount as answered, with the path that gives its numbers. */
export const recountBody = (job: Job, language: Language): RecountBody => {
  if (job.task.kind !== 'recount') throw new Error('only recounts are asked for here');
  const { area, day } = job.task;
  const query = new URLSearchParams({ scope: area.scope, scopeId: area.id, on: day, as: 'known' });
  return {
    ...jobStanding(job, language),
    scope: area.scope,
    scopeId: area.id,
    on: day,
    result: `/v1/indicators?${query.toString()}`,
  };
};
