import { Button, Table, Typography } from 'antd';
import { useState } from 'react';

import { commonWords } from '../kit/common-words.ts';
import { Nothing } from '../kit/states.tsx';
import { useWords } from '../kit/words.ts';
import { DispenseDialog } from './dispense-dialog.tsx';
import { type Doing, type HistoryShape, useHistoryColumns } from './history-columns.tsx';
import type { Prescription } from './prescribing.ts';
import { StopDialog } from './stop-dialog.tsx';
import { prescribeWords } from './words.ts';

/** Below this width the table scrolls in its own box. */
const LEAST_WIDTH = 560;

/** What was prescribed so far, the latest first, with what may be done with each. */
export const History = (shape: HistoryShape) => {
  const say = useWords(prescribeWords);
  const common = useWords(commonWords);
  const [doing, setDoing] = useState<Doing>();
  const columns = useHistoryColumns(shape, setDoing);
  const { items, onMore, story, team, today } = shape;
  const Dialog = doing?.act === 'stop' ? StopDialog : DispenseDialog;
  return (
    <section className="history">
      <Typography.Title level={2}>{say('history')}</Typography.Title>
      {items.length === 0 ? (
        <Nothing text={say('noHistory')} />
      ) : (
        <Table<Prescription>
          size="middle"
          rowKey="id"
          pagination={false}
          scroll={{ x: LEAST_WIDTH }}
          dataSource={items}
          columns={columns}
        />
      )}
      {onMore === undefined ? null : <Button onClick={onMore}>{common('more')}</Button>}
      {doing === undefined ? null : (
        <Dialog
          residentId={story.id}
          prescription={doing.prescription}
          team={team}
          today={today}
          onClose={() => setDoing(undefined)}
        />
      )}
    </section>
  );
};
