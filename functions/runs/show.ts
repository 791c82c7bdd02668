import { err, ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showRun } from './api.ts';
import { runBody } from './run-body.ts';

/** Shows how far the work of a day came; a day of which nothing was begun is not found. */
export const showRunUseCase = useCase(showRun, async ({ params, today }, { runs, indicators }) => {
  const [run, daily] = await Promise.all([runs.find(params.day), indicators.daily()]);
  if (run.steps.length === 0) return err({ code: 'access/not-found' });
  return ok({ answer: runBody(run, { today, doneThrough: daily?.doneThrough }), saw: [] });
});
