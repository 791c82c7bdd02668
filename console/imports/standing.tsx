import { Alert, Progress, Typography } from 'antd';
import type * as z from 'zod';

import type { showExport, showImport } from '../../functions/county-files/api.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { importWords } from './words.ts';

type Job = z.infer<typeof showImport.answer> | z.infer<typeof showExport.answer>;

const WHOLE = 100;

/** How far a job is, and why it failed where it did. */
export const Standing = ({ job: { state, askedAt, progress, failure } }: { readonly job: Job }) => {
  const say = useWords(importWords);
  const stageName = useNames(importWords);
  const shown = useShown();
  return (
    <div aria-live="polite" className="job">
      <Typography.Text strong>{say(state)}</Typography.Text>{' '}
      <Typography.Text type="secondary">{say('askedAt', { at: shown.moment(askedAt) })}</Typography.Text>
      {progress === undefined ? null : (
        <>
          <Progress
            percent={progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * WHOLE)}
            aria-label={say(state)}
          />
          <Typography.Text type="secondary">
            {say('stageOf', {
              stage: stageName(progress.stage),
              done: shown.count(progress.done),
              total: shown.count(progress.total),
            })}
          </Typography.Text>
        </>
      )}
      {failure === undefined ? null : <Alert type="error" showIcon title={failure} />}
    </div>
  );
};
