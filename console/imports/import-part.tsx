import { Table, Typography } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import { showImport } from '../../functions/county-files/api.ts';
import { useShown } from '../kit/dates.ts';
import { whileItGoesOn } from '../kit/jobs.ts';
import { problemOf } from '../kit/problem.ts';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { Awaited } from './awaited.tsx';
import { Choose } from './choose.tsx';
import { useJobId } from './job-id.ts';
import { Rejects } from './rejects.tsx';
import { Standing } from './standing.tsx';
import { importWords } from './words.ts';

type Import = z.infer<typeof showImport.answer>;

const Files = ({ of: { files = {}, warnings = 0 } }: { readonly of: Import }) => {
  const say = useWords(importWords);
  const shown = useShown();
  const rows = Object.entries(files).map(([file, counts]) => ({ file, ...counts }));
  return (
    <ScrollBox label={say('importTitle')}>
      <Table
        rowKey="file"
        size="small"
        pagination={false}
        className="job narrow"
        dataSource={rows}
        columns={[
          { title: say('file'), dataIndex: 'file' },
          { title: say('accepted'), align: 'right', render: (_, { accepted }) => shown.count(accepted) },
          { title: say('rejected'), align: 'right', render: (_, { rejected }) => shown.count(rejected) },
        ]}
      />
      {warnings === 0 ? null : (
        <Typography.Paragraph>{say('warnings', { count: warnings })}</Typography.Paragraph>
      )}
    </ScrollBox>
  );
};

const NOT_FOUND = 404;

const isNotFoundYet = (error: unknown): boolean => error === null || problemOf(error).status === NOT_FOUND;

type Follower = {
  readonly importId: string;
  /** Whether its file has just come to where it is taken up by itself. */
  readonly isAwaited: boolean;
};

const Followed = ({ importId, isAwaited }: Follower) => {
  const asked = useAnswer(showImport, { params: { importId } }, { everyMs: whileItGoesOn });
  // Asked anew it is neither found nor not found for a moment: that is the same wait.
  if (isAwaited && asked.value === undefined && isNotFoundYet(asked.error)) return <Awaited />;
  return (
    <Answer of={asked}>
      {(job) => (
        <>
          <Standing job={job} />
          {job.state === 'finished' ? (
            <>
              <Files of={job} />
              <Rejects importId={importId} />
            </>
          ) : null}
        </>
      )}
    </Answer>
  );
};

/** Takes a county in and follows how far it is; the last one is found again. */
export const ImportPart = () => {
  const say = useWords(importWords);
  const [importId, remember] = useJobId('import');
  const [awaited, setAwaited] = useState<string>();
  return (
    <>
      <Typography.Title level={2}>{say('importTitle')}</Typography.Title>
      <Typography.Paragraph type="secondary">{say('importNote')}</Typography.Paragraph>
      <Choose
        onStarted={(sent) => {
          remember(sent.importId);
          if (sent.isAwaited) setAwaited(sent.importId);
        }}
      />
      {importId === undefined ? null : (
        <Followed key={importId} importId={importId} isAwaited={importId === awaited} />
      )}
    </>
  );
};
