import { Table, type TableColumnsType } from 'antd';
import type * as z from 'zod';

import type { listProgrammes } from '../../functions/programmes/api.ts';
import { measureWords } from '../kit/code-words.ts';
import { useSay } from '../kit/language.ts';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { profileWords } from './words.ts';

type Programme = z.infer<typeof listProgrammes.answer>['items'][number];

const Screening = ({ of }: { readonly of: Programme['screening'] }) => {
  const say = useWords(profileWords);
  if (of === null) return say('noScreening');
  const { raised } = of;
  return (
    <>
      {say('fromAge', { count: of.fromAgeYears })}
      {' · '}
      {raised.sbpMmHg === undefined
        ? `≥${raised.fpgMmolPerL ?? ''}`
        : say('orAbove', { sbp: raised.sbpMmHg, dbp: raised.dbpMmHg ?? '' })}
      <small className="profile-note">{of.source}</small>
    </>
  );
};

/** What each programme measures, within which limits, and how people are screened for it. */
export const Programmes = ({ items }: { readonly items: readonly Programme[] }) => {
  const say = useWords(profileWords);
  const nameOf = useNames(measureWords);
  const inReaders = useSay();
  const columns: TableColumnsType<Programme> = [
    { key: 'name', title: say('programme'), render: (_, { name }) => inReaders(name) },
    {
      key: 'measurements',
      title: say('measurements'),
      render: (_, { measurements, source }) => (
        <>
          {measurements.map(({ name, unit, least, most }) => (
            <div key={name}>
              {nameOf(name)} {least}–{most} {unit}
            </div>
          ))}
          <small className="profile-note">{source}</small>
        </>
      ),
    },
    { key: 'screening', title: say('screening'), render: (_, { screening }) => <Screening of={screening} /> },
  ];
  return (
    <ScrollBox label={say('measured')}>
      <Table rowKey="code" size="small" pagination={false} columns={columns} dataSource={items} />
    </ScrollBox>
  );
};
