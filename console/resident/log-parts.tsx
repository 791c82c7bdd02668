import { Button, Table, type TableProps } from 'antd';
import { useState } from 'react';

import { useShown } from '../kit/dates.ts';
import { Looks } from '../kit/looks.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { DeedButton } from './buttons.tsx';
import { changeWords } from './code-words.ts';
import { logWords } from './log-words.ts';
import { Quiet, Section } from './section.tsx';
import { useSeen } from './seen.ts';
import type { Story } from './visits.ts';
import { residentWords } from './words.ts';

type Change = Story['changes'][number];

const ROWS = 10;

/** What was changed of the record, by whom and why. */
export const ChangesPart = () => {
  const say = useWords(logWords);
  const page = useWords(residentWords);
  const shown = useShown();
  const actionName = useNames(changeWords);
  const { changes } = useSeen().story;
  const columns: TableProps<Change>['columns'] = [
    { title: say('at'), key: 'at', width: 172, render: (_, { at }) => shown.moment(at) },
    { title: say('by'), dataIndex: 'by' },
    { title: say('what'), key: 'what', render: (_, { actions }) => actions.map(actionName).join(' · ') },
    { title: say('why'), dataIndex: 'reason', responsive: ['md'] },
  ];
  return (
    <Section id="changes" title={page('changes')} isOnScreenOnly>
      {changes.length === 0 ? (
        <Quiet>{say('noChanges')}</Quiet>
      ) : (
        <ScrollBox label={page('changes')}>
          <Table<Change>
            size="small"
            rowKey="version"
            columns={columns}
            dataSource={[...changes]}
            pagination={changes.length > ROWS ? { pageSize: ROWS, showSizeChanger: false } : false}
          />
        </ScrollBox>
      )}
    </Section>
  );
};

/** The roles that may know who looked. @source domain/access/rights.ts seesLooks */
const SEE_LOOKS: ReadonlySet<string> = new Set(['team_member', 'team_leader', 'auditor']);

/** Who looked at the person: read only where somebody asks for it, since that is a look too. */
export const LooksPart = () => {
  const say = useWords(logWords);
  const page = useWords(residentWords);
  const { story } = useSeen();
  const [isOpen, setOpen] = useState(false);
  const mayNot = !(useMe()?.roles ?? []).some((role) => SEE_LOOKS.has(role));
  return (
    <Section id="looks" title={page('looks')} isOnScreenOnly>
      {isOpen ? (
        <Looks subject={story.id} />
      ) : (
        <>
          <Quiet>{say(mayNot ? 'notYours' : 'looksNote')}</Quiet>
          {mayNot ? (
            <DeedButton label={say('showLooks')} reason={say('notYours')} />
          ) : (
            <Button onClick={() => setOpen(true)}>{say('showLooks')}</Button>
          )}
        </>
      )}
    </Section>
  );
};
