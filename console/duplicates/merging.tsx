import { Alert, App, Button, Popconfirm, Radio, Typography } from 'antd';
import { useState } from 'react';

import { mergeResidents, unmergeResidents } from '../../functions/residents/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { useMayWrite } from '../panel/can-write.ts';
import { isOtherNumber, type Record } from './compare.ts';
import { duplicatesWords } from './words.ts';

/** A record and the version of it that was seen. */
export type Seen = { readonly record: Record; readonly version: string | undefined };

type MergeShape = { readonly kept: Seen; readonly other: Seen };

const Confirmed = ({ kept, other }: MergeShape) => {
  const say = useWords(duplicatesWords);
  const common = useWords(commonWords);
  const { message } = App.useApp();
  const merge = useWrite(mergeResidents);
  const called = ({ name, id }: Record): string => say('called', { name, id });
  const names = { kept: called(kept.record), other: called(other.record) };
  const go = (): void =>
    merge.mutate(
      {
        params: { residentId: kept.record.id },
        body: { otherId: other.record.id },
        version: kept.version,
      },
      { onSuccess: () => void message.success(say('mergedNow', names)) },
    );
  return (
    <>
      <Typography.Paragraph className="what-happens">{say('whatHappens', names)}</Typography.Paragraph>
      <ProblemNote error={merge.error} />
      {useMayWrite() ? (
        <Popconfirm title={say('confirm')} okText={say('keep')} cancelText={common('cancel')} onConfirm={go}>
          <Button type="primary" loading={merge.isPending}>
            {say('merge')}
          </Button>
        </Popconfirm>
      ) : (
        <Typography.Text type="secondary">{say('noRight')}</Typography.Text>
      )}
    </>
  );
};

/** Which of two records stays, what happens to the other, and the merge itself. */
export const Merging = ({ one, two }: { readonly one: Seen; readonly two: Seen }) => {
  const say = useWords(duplicatesWords);
  const [keptId, setKept] = useState<string>(one.record.id);
  const isSecond = keptId === two.record.id;
  return (
    <section>
      <Typography.Title level={2}>{say('keep')}</Typography.Title>
      {isOtherNumber(one.record, two.record) ? (
        <Alert type="warning" showIcon title={say('otherNumber')} className="other-number" />
      ) : null}
      <Radio.Group
        vertical
        aria-label={say('keepWhich')}
        value={isSecond ? two.record.id : one.record.id}
        onChange={({ target }) => setKept(`${target.value}`)}
        options={[one.record, two.record].map(({ id, name }) => ({
          value: id,
          label: say('keepThis', { name, id }),
        }))}
      />
      <Confirmed kept={isSecond ? two : one} other={isSecond ? one : two} />
    </section>
  );
};

type UnmergeShape = { readonly keptId: string; readonly keptName: string; readonly otherId: string };

/** Says that one record is part of another, and parts them again. */
export const Unmerging = ({ keptId, keptName, otherId }: UnmergeShape) => {
  const say = useWords(duplicatesWords);
  const common = useWords(commonWords);
  const { message } = App.useApp();
  const unmerge = useWrite(unmergeResidents);
  const kept = keptName === '' ? keptId : say('called', { name: keptName, id: keptId });
  const go = (): void =>
    unmerge.mutate(
      { params: { residentId: keptId }, body: { otherId } },
      { onSuccess: () => void message.success(say('unmerged')) },
    );
  return (
    <div className="merged-row">
      <Typography.Text strong>{say('mergedNow', { kept, other: otherId })}</Typography.Text>
      <Typography.Paragraph type="secondary">{say('unmergeWhat', { kept })}</Typography.Paragraph>
      <ProblemNote error={unmerge.error} />
      {useMayWrite() ? (
        <Popconfirm
          title={say('unmerge')}
          okText={common('yes')}
          cancelText={common('cancel')}
          onConfirm={go}
        >
          <Button loading={unmerge.isPending}>{say('unmerge')}</Button>
        </Popconfirm>
      ) : (
        <Typography.Text type="secondary">{say('noRight')}</Typography.Text>
      )}
    </div>
  );
};
