import { Typography } from 'antd';

import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { Nothing } from '../kit/states.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { Digits } from './digits.tsx';
import { Findings } from './finding.tsx';
import { GroupTable, StaffTable } from './row-tables.tsx';
import type { Found, Part, Row } from './view.ts';
import { findingNames, qualityWords } from './words.ts';

type Shape = {
  readonly found: Found;
  readonly scope: Part;
  readonly addressOf: (scope: Part, id: string) => string;
};

const Whole = ({ area }: { readonly area: Row }) => {
  const say = useWords(qualityWords);
  const { count } = useShown();
  const { name = area.id, people, measures, findings } = area;
  const visits = measures?.visits ?? null;
  return (
    <section>
      <Typography.Title level={2}>{say('overall', { name })}</Typography.Title>
      {people === null || visits === null ? null : (
        <Typography.Paragraph type="secondary">
          {say('peopleVisits', { people: count(people), visits: count(visits) })}
        </Typography.Paragraph>
      )}
      <Findings findings={findings} measures={measures} />
      {measures === undefined ? null : (
        <>
          <Typography.Title level={3}>{say('digits')}</Typography.Title>
          <Digits measures={measures} />
        </>
      )}
    </section>
  );
};

const Rules = ({ rules }: Pick<Found, 'rules'>) => {
  const say = useWords(qualityWords);
  const nameOf = useNames(findingNames);
  const inWords = useSay();
  return (
    <section className="rules">
      <Typography.Title level={2}>{say('rules')}</Typography.Title>
      <dl>
        {rules.map(({ kind, says }) => (
          <div key={kind}>
            <dt>{nameOf(kind)}</dt>
            <dd>{inWords(says)}</dd>
          </div>
        ))}
      </dl>
      <Typography.Paragraph type="secondary">{say('peopleNote')}</Typography.Paragraph>
    </section>
  );
};

/** What a check found: those to look at first, the whole, its parts, and how it is judged. */
export const FoundOf = ({ found, scope, addressOf }: Shape) => {
  const say = useWords(qualityWords);
  const { area, institutions, teams, staff, rules } = found;
  if (area.people === 0) return <Nothing text={say('noVisits')} />;
  const names = new Map(teams.map(({ id, name }) => [id, name ?? id]));
  const isTeam = scope === 'team';
  return (
    <>
      <section>
        <Typography.Title level={2}>{say(isTeam ? 'everybody' : 'worst')}</Typography.Title>
        <StaffTable rows={staff} teamName={(id) => names.get(id) ?? id} empty={say('noStaff')} />
      </section>
      <Whole area={area} />
      {scope === 'region' ? (
        <GroupTable
          title={say('institutions')}
          rows={institutions}
          addressOf={(id) => addressOf('institution', id)}
        />
      ) : null}
      {isTeam ? null : (
        <GroupTable title={say('teams')} rows={teams} addressOf={(id) => addressOf('team', id)} />
      )}
      <Rules rules={rules} />
    </>
  );
};
