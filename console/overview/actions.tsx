import { App, Button, Dropdown, Tooltip } from 'antd';

import { exportRates, exportWorkbook } from '../../functions/indicators/api.ts';
import { save } from '../kit/call.ts';
import { useProblemText } from '../kit/problem-note.tsx';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { canImport } from './rights.ts';
import type { Looking } from './use-view.ts';
import { overviewWords } from './words.ts';

type Shape = {
  readonly looking: Looking;
  readonly areaName: string;
  readonly onReports: () => void;
  readonly onImport: () => void;
};

const Export = ({ looking: { view, area, today }, areaName }: Pick<Shape, 'looking' | 'areaName'>) => {
  const say = useWords(overviewWords);
  const textOf = useProblemText();
  const { message } = App.useApp();
  const query = { scope: area.scope, scopeId: area.id, on: view.on };
  const name = `${say('file')}-${areaName}-${view.on ?? today}`;
  const failed = (error: unknown): void => void message.error(textOf(error).title);
  const items = [
    {
      key: 'csv',
      label: say('csv'),
      onClick: () => void save(exportRates, { query }, `${name}.csv`).catch(failed),
    },
    {
      key: 'xlsx',
      label: say('xlsx'),
      onClick: () => void save(exportWorkbook, { query }, `${name}.xlsx`).catch(failed),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button aria-haspopup="menu">{say('export')}</Button>
    </Dropdown>
  );
};

const REASON = 'no-import';

/** What may be done with the numbers as a whole: take them out, look at reports, bring in what others counted. */
export const Actions = ({ looking, areaName, onReports, onImport }: Shape) => {
  const say = useWords(overviewWords);
  const isAllowed = canImport(useMe()?.roles ?? []);
  return (
    <>
      <Export looking={looking} areaName={areaName} />
      <Button onClick={onReports}>{say('reports')}</Button>
      {isAllowed ? (
        <Button onClick={onImport}>{say('upload')}</Button>
      ) : (
        <Tooltip title={say('uploadForbidden')}>
          <Button disabled aria-describedby={REASON}>
            {say('upload')}
          </Button>
          <span id={REASON} className="unseen">
            {say('uploadForbidden')}
          </span>
        </Tooltip>
      )}
    </>
  );
};
