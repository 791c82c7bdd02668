import { Button, Drawer, Flex, Progress, Typography } from 'antd';
import { useState } from 'react';

import { showRates, showRecount, startRecount } from '../../functions/indicators/api.ts';
import { DateField } from '../kit/date-field.tsx';
import { whileItGoesOn } from '../kit/jobs.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { dayBefore } from './days.ts';
import { lookWords } from './look-words.ts';
import { ReportedTable } from './reported-table.tsx';
import type { Area } from './view.ts';

const WIDTH = 720;
const FULL = 100;

/** Follows a recount until it is over. */
const useRecount = (recountId: string | undefined) => {
  const isOff = recountId === undefined;
  const { value, error } = useAnswer(
    showRecount,
    { params: { recountId: recountId ?? '' } },
    { isOff, everyMs: (job) => (job?.id === recountId ? whileItGoesOn(job) : whileItGoesOn(undefined)) },
  );
  const own = value?.id === recountId ? value : undefined;
  return { recount: own, error: isOff ? null : error };
};

type Recount = ReturnType<typeof useRecount>['recount'];

const Standing = ({ recount }: { readonly recount: Recount }) => {
  const say = useWords(lookWords);
  if (recount === undefined) return null;
  const { state, progress, failure } = recount;
  if (state === 'failed') return <Typography.Text type="danger">{failure}</Typography.Text>;
  const share = progress === undefined || progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <div role="status">
      {say(state === 'finished' ? 'counted' : 'counting')}
      <Progress
        percent={state === 'finished' ? FULL : Math.floor(share * FULL)}
        aria-label={say('counting')}
        size="small"
      />
    </div>
  );
};

type Asking = { readonly area: Area; readonly on: string };

const Numbers = ({ area, on, recount }: Asking & { readonly recount: Recount }) => {
  const say = useWords(lookWords);
  const query = { scope: area.scope, scopeId: area.id, on };
  const reported = useAnswer(showRates, { query: { ...query, as: 'reported' } });
  const isCounted = recount?.state === 'finished' && recount.on === on;
  const known = useAnswer(showRates, { query: { ...query, as: 'known' } }, { isOff: !isCounted });
  return (
    <>
      <ProblemNote error={known.error} onRetry={() => void known.refetch()} />
      <Answer of={reported}>
        {({ items, asReported, asOf }) => (
          <>
            {asReported || asOf !== on ? null : (
              <Typography.Paragraph>{say('neverReported')}</Typography.Paragraph>
            )}
            <ReportedTable
              reported={items}
              known={isCounted && known.value?.asOf === on ? known.value.items : undefined}
            />
          </>
        )}
      </Answer>
    </>
  );
};

/** A past day as it was reported and, once it is counted anew, as it is known now. */
export const Reported = ({ area, today, onClose }: { area: Area; today: string; onClose: () => void }) => {
  const say = useWords(lookWords);
  const [on, setOn] = useState(dayBefore(today));
  const start = useWrite(startRecount);
  const { recount, error } = useRecount(start.data?.value.id);
  const isRunning = start.isPending || (recount !== undefined && whileItGoesOn(recount) !== undefined);
  return (
    <Drawer open size={WIDTH} title={say('reportsTitle')} onClose={onClose} className="look">
      <Typography.Paragraph type="secondary">{say('reportsNote')}</Typography.Paragraph>
      <Flex gap="small" wrap align="center">
        <DateField
          aria-label={say('day')}
          value={on}
          until={dayBefore(today)}
          onChange={(day) => setOn(day ?? dayBefore(today))}
        />
        <Button
          type="primary"
          loading={isRunning}
          onClick={() => start.mutate({ body: { scope: area.scope, scopeId: area.id, on } })}
        >
          {say('recount')}
        </Button>
      </Flex>
      <ProblemNote error={start.error ?? error} />
      <Standing recount={recount} />
      <Numbers area={area} on={on} recount={recount} />
    </Drawer>
  );
};
