import { Typography } from 'antd';

import { listResidents } from '../../functions/residents/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { panelQueryOf } from './filters.ts';
import { PeopleTable } from './people-table.tsx';
import { usePurpose } from './purpose.tsx';
import { panelWords } from './words.ts';

const MOST = 50;
const HEIGHT_PX = 180;

/** Whom a search finds beside the panel: people whom the reader may see and who are not on it. */
export const Elsewhere = ({ query, teamId }: { readonly query: string; readonly teamId: string }) => {
  const say = useWords(panelWords);
  const { asked } = usePurpose();
  const all = useAnswer(listResidents, { query: { query, teamId, limit: `${MOST}` }, ...asked });
  const panel = useAnswer(listResidents, { query: panelQueryOf({ query }, teamId), ...asked });
  if (all.value === undefined || all.isPlaceholderData) return null;
  if (panel.value?.next !== null || panel.isPlaceholderData) return null;
  const known = new Set(panel.value.items.map(({ id }) => id));
  const others = all.value.items.filter(({ id }) => !known.has(id));
  if (others.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2}>{say('elsewhere')}</Typography.Title>
      <Typography.Paragraph type="secondary">{say('elsewhereNote')}</Typography.Paragraph>
      <PeopleTable people={others} isReading={false} onMore={undefined} height={HEIGHT_PX} />
    </section>
  );
};
