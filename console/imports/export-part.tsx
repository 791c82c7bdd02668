import { Button, Table, Typography } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import { showExport, showExportedFile, startExport } from '../../functions/county-files/api.ts';
import { save } from '../kit/call.ts';
import { useShown } from '../kit/dates.ts';
import { whileItGoesOn } from '../kit/jobs.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { useJobId } from './job-id.ts';
import { Standing } from './standing.tsx';
import { importWords } from './words.ts';

const KB = 1024;

type Export = z.infer<typeof showExport.answer>;

const Files = ({ of: { id: exportId, files = {} } }: { readonly of: Export }) => {
  const say = useWords(importWords);
  const shown = useShown();
  const [failure, setFailure] = useState<unknown>(null);
  const download = (file: string): void =>
    void save(showExportedFile, { params: { exportId, file } }, file).then(
      () => setFailure(null),
      setFailure,
    );
  return (
    <>
      <ProblemNote error={failure} />
      <Table
        rowKey="file"
        size="small"
        pagination={false}
        className="job narrow"
        dataSource={Object.entries(files).map(([file, bytes]) => ({ file, bytes }))}
        columns={[
          { title: say('file'), dataIndex: 'file' },
          {
            title: say('size'),
            align: 'right',
            render: (_, { bytes }) => say('kb', { size: shown.count(Math.ceil(bytes / KB)) }),
          },
          {
            title: say('save'),
            render: (_, { file }) => (
              <Button size="small" onClick={() => download(file)} aria-label={`${say('save')} ${file}`}>
                {say('save')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
};

const Followed = ({ exportId }: { readonly exportId: string }) => {
  const asked = useAnswer(showExport, { params: { exportId } }, { everyMs: whileItGoesOn });
  return (
    <Answer of={asked}>
      {(job) => (
        <>
          <Standing job={job} />
          {job.state === 'finished' ? <Files of={job} /> : null}
        </>
      )}
    </Answer>
  );
};

/** Writes the county out and gives its files; the last one is found again. */
export const ExportPart = () => {
  const say = useWords(importWords);
  const me = useMe();
  const [exportId, remember] = useJobId('export');
  const { mutate, isPending, error } = useWrite(startExport);
  const mayExport = me?.roles.includes('administrator') === true;
  return (
    <>
      <Typography.Title level={2}>{say('exportTitle')}</Typography.Title>
      <Typography.Paragraph type="secondary">
        {say(mayExport ? 'exportNote' : 'onlyAdministrators')}
      </Typography.Paragraph>
      <Button
        disabled={!mayExport}
        loading={isPending}
        className="job"
        onClick={() => mutate({ body: {} }, { onSuccess: ({ value }) => remember(value.id) })}
      >
        {say('startExport')}
      </Button>
      <ProblemNote error={error} />
      {exportId === undefined || !mayExport ? null : <Followed key={exportId} exportId={exportId} />}
    </>
  );
};
