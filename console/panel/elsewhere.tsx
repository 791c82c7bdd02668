import { Typography } from 'antd';

import { listResidents } from '../../functions/residents/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import type { PanelAsked } from './filters.ts';
import { usePeopleList } from './people.tsx';
import { PeopleTable } from './people-table.tsx';
import { usePurpose } from './purpose.tsx';
import { panelWords } from './words.ts';

const MOST = 50;
const HEIGHT_PX = 180;

type Shape = { readonly asked: PanelAsked; readonly teamId: string };

/** Whom a search finds beside the panel: people whom the reader may see and who are not on it. */
export const Elsewhere = ({ asked, teamId }: Shape) => {
  const say = useWords(panelWords);
  const { asked: why } = usePurpose();
  const { query } = asked;
  const panel = usePeopleList({ asked, teamId });
  // Whoever is on the panel comes first: the others are asked for once those are there.
  const isOff = query === undefined || panel.isPending || panel.isPlaceholderData;
  const all = useAnswer(listResidents, { query: { query, teamId, limit: `${MOST}` }, ...why }, { isOff });
  if (isOff || all.value === undefined || all.isPlaceholderData || panel.hasNextPage) return null;
  const known = new Set(panel.items.map(({ id }) => id));
  const others = all.value.items.filter(({ id }) => !known.has(id));
  if (others.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2}>{say('elsewhere')}</Typography.Title>
      <Typography.Paragraph type="secondary">{say('elsewhereNote')}</Typography.Paragraph>
      <PeopleTable
        people={others}
        of={query}
        count={others.length}
        isReading={false}
        onMore={undefined}
        height={HEIGHT_PX}
      />
    </section>
  );
};
