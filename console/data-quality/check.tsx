import { Alert, Button, Flex, Progress, Typography } from 'antd';

import { unreachable } from '../../domain/kernel/result.ts';
import { showCheck, startCheck } from '../../functions/data-quality/api.ts';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer, Nothing } from '../kit/states.tsx';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { FoundOf } from './found.tsx';
import { Regions } from './regions.tsx';
import type { Check, Part, View } from './view.ts';
import { qualityWords } from './words.ts';

type Shape = {
  readonly view: View;
  readonly addressOf: (scope: Part, id: string) => string;
};

const EVERY_MS = 1_500;
const PERCENT = 100;

/** Asks how far the check is until it is done. */
const UnderWay = ({ view, check }: { readonly view: View; readonly check: Check }) => {
  const say = useWords(qualityWords);
  useAnswer(showCheck, { query: view }, { everyMs: EVERY_MS });
  const { done = 0, total = 0 } = check.progress ?? {};
  const text = check.state === 'waiting' ? say('waiting') : say('running', { name: check.name });
  return (
    <div className="under-way" role="status">
      <Typography.Paragraph>{text}</Typography.Paragraph>
      <Progress
        aria-label={text}
        percent={total === 0 ? 0 : Math.floor((done * PERCENT) / total)}
        status="active"
      />
    </div>
  );
};

const useStart = (view: View) => {
  const write = useWrite(startCheck);
  return { ...write, start: () => write.mutate({ body: view }) };
};

const Done = ({ check, view, addressOf }: Shape & { readonly check: Check }) => {
  const say = useWords(qualityWords);
  const shown = useShown();
  const { start, isPending, error } = useStart(view);
  if (check.result === undefined) return null;
  return (
    <>
      <Flex gap="middle" align="center" wrap className="checked">
        <Typography.Text type="secondary">
          {check.endedAt === undefined ? null : say('checkedAt', { at: shown.moment(check.endedAt) })}
        </Typography.Text>
        <Button size="small" loading={isPending} onClick={start}>
          {say('checkAgain')}
        </Button>
      </Flex>
      <ProblemNote error={error} />
      <FoundOf found={check.result} scope={check.scope} addressOf={addressOf} />
    </>
  );
};

const NotYet = ({ check, view }: { readonly check: Check; readonly view: View }) => {
  const say = useWords(qualityWords);
  const { start, isPending, error } = useStart(view);
  const button = (
    <Button type="primary" loading={isPending} onClick={start}>
      {say('check')}
    </Button>
  );
  return (
    <>
      <ProblemNote error={error} />
      {check.state === 'failed' ? (
        <Alert type="error" showIcon title={say('failed')} description={check.failure} action={button} />
      ) : (
        <Nothing text={say('none', { name: check.name })}>{button}</Nothing>
      )}
    </>
  );
};

const Standing = ({ check, ...shape }: Shape & { readonly check: Check }) => {
  switch (check.state) {
    case 'waiting':
    case 'running':
      return <UnderWay view={shape.view} check={check} />;
    case 'finished':
      return <Done check={check} {...shape} />;
    case 'none':
    case 'failed':
      return <NotYet check={check} view={shape.view} />;
    default:
      return unreachable(check.state);
  }
};

/** The check of a view: what it found, how far it is, or the way to ask for it; and the regions below, to be looked at alone. */
export const CheckOf = ({ view, addressOf }: Shape) => {
  const check = useAnswer(showCheck, { query: view });
  return (
    <Answer of={check}>
      {(value) => (
        <>
          <Regions of={value.regions} addressOf={(id) => addressOf('region', id)} />
          <Standing check={value} view={view} addressOf={addressOf} />
        </>
      )}
    </Answer>
  );
};
