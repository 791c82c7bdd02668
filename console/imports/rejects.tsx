import { Button, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import { showRejects, showRejectsFile } from '../../functions/county-files/api.ts';
import { save } from '../kit/call.ts';
import { MorePages } from '../kit/more-pages.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Stacked, useIsNarrow } from '../kit/stacked.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { importWords } from './words.ts';

type Reject = z.infer<typeof showRejects.answer>['items'][number];

/** The columns of a screen that has room for one. */
const useNarrowColumns = (): TableColumnsType<Reject> => {
  const say = useWords(importWords);
  return [
    {
      key: 'row',
      title: say('rejects'),
      render: (_, reject) => (
        <Stacked
          title={say('lineOf', { file: reject.file, line: reject.line })}
          facts={[
            [say('column'), reject.column],
            [say('message'), reject.message],
          ]}
        />
      ),
    },
  ];
};

const useColumns = (): TableColumnsType<Reject> => {
  const say = useWords(importWords);
  return [
    { key: 'file', title: say('file'), dataIndex: 'file' },
    { key: 'line', title: say('line'), dataIndex: 'line', align: 'right' },
    { key: 'column', title: say('column'), dataIndex: 'column' },
    { key: 'message', title: say('message'), dataIndex: 'message' },
  ];
};

const Download = ({ importId }: { readonly importId: string }) => {
  const say = useWords(importWords);
  const [failure, setFailure] = useState<unknown>(null);
  const download = (): void =>
    void save(showRejectsFile, { params: { importId } }, 'rejects.csv').then(
      () => setFailure(null),
      setFailure,
    );
  return (
    <>
      <Button onClick={download}>{say('download')}</Button>
      <ProblemNote error={failure} />
    </>
  );
};

/** The rows that an import left out, each with its reason, to be downloaded and corrected. */
export const Rejects = ({ importId }: { readonly importId: string }) => {
  const say = useWords(importWords);
  const wide = useColumns();
  const narrow = useNarrowColumns();
  const columns = useIsNarrow() ? narrow : wide;
  const list = useList(showRejects, { params: { importId } });
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (list.items.length === 0) return <Nothing text={say('noRejects')} />;
  return (
    <>
      <Typography.Title level={3}>{say('rejects')}</Typography.Title>
      <Flex gap="middle" align="center" wrap className="job">
        <Typography.Text type="secondary">{say('fix')}</Typography.Text>
        <Download importId={importId} />
      </Flex>
      <ScrollBox label={say('rejects')}>
        <Table
          rowKey={({ file, line, column, code }) => `${file}:${line}:${column}:${code}`}
          size="small"
          pagination={false}
          columns={columns}
          dataSource={list.items}
        />
      </ScrollBox>
      <MorePages list={list} />
    </>
  );
};
