import { Button, Flex, Table, Typography, Upload } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import { showImport, startImport } from '../../functions/county-files/api.ts';
import { useShown } from '../kit/dates.ts';
import { whileItGoesOn } from '../kit/jobs.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { useJobId } from './job-id.ts';
import { Rejects } from './rejects.tsx';
import { Standing } from './standing.tsx';
import { countyFile, type CountyFile } from './upload-kind.ts';
import { importWords } from './words.ts';

const KB = 1024;

const Choose = ({ onStarted }: { readonly onStarted: (id: string) => void }) => {
  const say = useWords(importWords);
  const shown = useShown();
  const [file, setFile] = useState<CountyFile>();
  const { mutate, isPending, error } = useWrite(startImport);
  const start = (): void => {
    if (file?.body !== undefined)
      mutate({ body: file.body }, { onSuccess: ({ value }) => onStarted(value.id) });
  };
  const note = file === undefined ? say('first') : file.fault === undefined ? undefined : say(file.fault);
  return (
    <>
      <Flex gap="middle" align="center" wrap className="job">
        <Upload
          accept=".zip,.xlsx"
          showUploadList={false}
          beforeUpload={(given) => {
            setFile(countyFile(given));
            return false;
          }}
        >
          <Button>{say('choose')}</Button>
        </Upload>
        {file === undefined ? null : (
          <span>{say('chosen', { name: file.name, size: shown.count(Math.ceil(file.bytes / KB)) })}</span>
        )}
        <Button type="primary" disabled={note !== undefined} loading={isPending} onClick={start}>
          {say('start')}
        </Button>
        {note === undefined ? null : <Typography.Text type="secondary">{note}</Typography.Text>}
      </Flex>
      <ProblemNote error={error} />
    </>
  );
};

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

const Followed = ({ importId }: { readonly importId: string }) => {
  const asked = useAnswer(showImport, { params: { importId } }, { everyMs: whileItGoesOn });
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
  return (
    <>
      <Typography.Title level={2}>{say('importTitle')}</Typography.Title>
      <Typography.Paragraph type="secondary">{say('importNote')}</Typography.Paragraph>
      <Choose onStarted={remember} />
      {importId === undefined ? null : <Followed key={importId} importId={importId} />}
    </>
  );
};
