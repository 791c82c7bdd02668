import { Alert, Button, Flex, Progress, Typography, Upload } from 'antd';
import { useState } from 'react';

import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWords } from '../kit/words.ts';
import { type Sent, useSending } from './send-county.ts';
import { countyFile, type CountyFile } from './upload-kind.ts';
import { importWords } from './words.ts';

const KB = 1024;
const MB = 1024 * KB;
const WHOLE = 100;

const HowFar = ({ sent, of }: { readonly sent: number; readonly of: number }) => {
  const say = useWords(importWords);
  const shown = useShown();
  const megabytes = (bytes: number): string => shown.count(Math.ceil(bytes / MB));
  const text = say('sending', { sent: megabytes(sent), total: megabytes(of) });
  return (
    <div className="job">
      <Progress percent={Math.floor((sent / of) * WHOLE)} aria-label={text} />
      <Typography.Text type="secondary">{text}</Typography.Text>
    </div>
  );
};

type Chooser = { readonly onStarted: (sent: Extract<Sent, { readonly kind: 'started' }>) => void };

/** Lets a county's file be chosen and sent, and shows how far that is where it takes a while. */
export const Choose = ({ onStarted }: Chooser) => {
  const say = useWords(importWords);
  const shown = useShown();
  const [file, setFile] = useState<CountyFile>();
  const { send, isPending, error, sentBytes, lostTo } = useSending(onStarted);
  const note = file === undefined ? say('first') : file.fault === undefined ? undefined : say(file.fault);
  return (
    <>
      <Flex gap="middle" align="center" wrap className="job">
        <Upload
          accept=".zip,.xlsx"
          showUploadList={false}
          disabled={isPending}
          beforeUpload={(given) => {
            setFile(countyFile(given));
            return false;
          }}
        >
          <Button disabled={isPending}>{say('choose')}</Button>
        </Upload>
        {file === undefined ? null : (
          <span>{say('chosen', { name: file.name, size: shown.count(Math.ceil(file.bytes / KB)) })}</span>
        )}
        <Button
          type="primary"
          disabled={note !== undefined}
          loading={isPending}
          onClick={() => {
            if (file !== undefined && file.fault === undefined) send(file);
          }}
        >
          {say('start')}
        </Button>
        {note === undefined ? null : <Typography.Text type="secondary">{note}</Typography.Text>}
      </Flex>
      {file === undefined || sentBytes === undefined ? null : <HowFar sent={sentBytes} of={file.bytes} />}
      {lostTo === undefined ? null : (
        <Alert type="error" showIcon role="alert" title={say('lost', { host: lostTo })} />
      )}
      <ProblemNote error={error} />
    </>
  );
};
