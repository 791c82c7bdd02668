import { Button, Drawer, Flex, Typography, Upload } from 'antd';

import { importIndicators } from '../../functions/indicators/api.ts';
import type { Answered } from '../kit/call.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { lookWords } from './look-words.ts';
import type { Area } from './view.ts';

type Imported = Answered<typeof importIndicators>['value'];

const WIDTH = 640;
/** @source functions/indicators/read-imported.ts */
const COLUMNS = [
  'scope',
  'scopeId',
  'month',
  'inCountyVisitRate',
  'primaryCareShare',
  'averageCost',
  'outOfPocketShare',
  'source',
] as const;
const MONTH_LENGTH = 7;

const saveTemplate = ({ scope, id }: Area, today: string): void => {
  const row = [scope, id, today.slice(0, MONTH_LENGTH), '', '', '', '', ''];
  const text = `\u{FEFF}${COLUMNS.join(',')}\n${row.join(',')}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'indicators-imported.csv';
  link.click();
  URL.revokeObjectURL(address);
};

const Rejects = ({ rejects }: Pick<Imported, 'rejects'>) => {
  const say = useWords(lookWords);
  if (rejects.length === 0) return null;
  return (
    <table className="behind">
      <caption>{say('rejects')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('line')}</th>
          <th scope="col">{say('column')}</th>
          <th scope="col">{say('why')}</th>
        </tr>
      </thead>
      <tbody>
        {rejects.map(({ line, column, code, reason }) => (
          <tr key={`${line} ${column} ${code}`}>
            <td>{line}</td>
            <td>{column}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Came = ({ of: { rejects, unknownColumns, rows, stored, unchanged, rejected } }: { of: Imported }) => {
  const say = useWords(lookWords);
  return (
    <div role="status">
      <Typography.Paragraph strong>
        {say('stored', { rows, stored, unchanged, rejected })}
      </Typography.Paragraph>
      {unknownColumns.length === 0 ? null : (
        <Typography.Paragraph>
          {say('unknownColumns', { names: unknownColumns.join(', ') })}
        </Typography.Paragraph>
      )}
      <Rejects rejects={rejects} />
    </div>
  );
};

/** Takes a file of what other systems counted, and says of every row that was left out why. */
export const ImportFile = ({ area, today, onClose }: { area: Area; today: string; onClose: () => void }) => {
  const say = useWords(lookWords);
  const sending = useWrite(importIndicators);
  return (
    <Drawer open size={WIDTH} title={say('importTitle')} onClose={onClose} className="look">
      <Typography.Paragraph>{say('importNote')}</Typography.Paragraph>
      <Typography.Paragraph type="secondary">
        {say('columns')}: <code>{COLUMNS.join(', ')}</code>
      </Typography.Paragraph>
      <Flex gap="small" wrap>
        <Upload
          accept=".csv,text/csv"
          showUploadList={false}
          beforeUpload={(file) => {
            // The name of a file's kind differs between systems: it is said here.
            sending.mutate({ body: new Blob([file], { type: 'text/csv' }) });
            return false;
          }}
        >
          <Button type="primary" loading={sending.isPending}>
            {say('choose')}
          </Button>
        </Upload>
        <Button onClick={() => saveTemplate(area, today)}>{say('template')}</Button>
      </Flex>
      <ProblemNote error={sending.error} />
      {sending.data === undefined ? null : <Came of={sending.data.value} />}
    </Drawer>
  );
};
