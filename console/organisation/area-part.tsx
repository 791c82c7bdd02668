import { Table, type TableColumnsType, Typography } from 'antd';
import { Link } from 'react-router';
import type * as z from 'zod';

import { showRegion } from '../../functions/organisation/api.ts';
import { useShown } from '../kit/dates.ts';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { useRegionNames } from '../panel/use-region-names.ts';
import { addressOfPlace } from './area.ts';
import { CreateTeam } from './create-team.tsx';
import { Crumbs } from './crumbs.tsx';
import { SectionHead } from './section-head.tsx';
import { institutionKindWords, organisationWords } from './words.ts';

type Region = z.infer<typeof showRegion.answer>;
type Team = Region['teams'][number];
type Institution = Region['institutions'][number];

/** Few areas have more; the rest is paged. */
const ROWS = { pageSize: 20, hideOnSinglePage: true, showSizeChanger: false } as const;

/** More names than a row holds are counted. */
const MOST_NAMES = 4;

const Within = ({ of: { children } }: { readonly of: Region }) => {
  const say = useWords(organisationWords);
  if (children.length === 0) return null;
  return (
    <section>
      <SectionHead title={say('within')} />
      <ul className="regions">
        {children.map(({ code, name }) => (
          <li key={code}>
            <Link to={addressOfPlace({ region: code })}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

const useTeamColumns = ({ code, institutions, teams }: Region): TableColumnsType<Team> => {
  const say = useWords(organisationWords);
  const institutionNames = new Map<string, string>(institutions.map(({ id, name }) => [id, name]));
  const regionNames = useRegionNames(teams.flatMap(({ regionCodes }) => regionCodes));
  const areas = (codes: readonly string[]): string => {
    const names = codes.map((one) => regionNames.get(one)).filter((name) => name !== undefined);
    const isShort = names.length === codes.length && names.length <= MOST_NAMES;
    return isShort ? names.join(' · ') : say('areas', { count: codes.length });
  };
  return [
    {
      key: 'name',
      title: say('team'),
      render: (_, { id, name }) => <Link to={addressOfPlace({ region: code, team: id })}>{name}</Link>,
    },
    {
      key: 'institution',
      title: say('institution'),
      minWidth: 136,
      render: (_, { institutionId }) => institutionNames.get(institutionId) ?? institutionId,
    },
    {
      key: 'area',
      title: say('area'),
      responsive: ['md'],
      render: (_, { regionCodes }) => areas(regionCodes),
    },
    { key: 'phone', title: say('phone'), dataIndex: 'phone', responsive: ['md'] },
  ];
};

const Teams = ({ of: region }: { readonly of: Region }) => {
  const say = useWords(organisationWords);
  const columns = useTeamColumns(region);
  return (
    <section>
      <SectionHead title={say('teams')}>
        <CreateTeam region={region} />
      </SectionHead>
      {region.teams.length === 0 ? (
        <Nothing text={say('noTeams')} />
      ) : (
        <ScrollBox label={say('teams')}>
          <Table rowKey="id" size="small" pagination={ROWS} columns={columns} dataSource={region.teams} />
        </ScrollBox>
      )}
    </section>
  );
};

const useInstitutionColumns = (teams: readonly Team[]): TableColumnsType<Institution> => {
  const say = useWords(organisationWords);
  const kindName = useNames(institutionKindWords);
  const shown = useShown();
  const countOf = (id: string): number => teams.filter(({ institutionId }) => institutionId === id).length;
  return [
    { key: 'name', title: say('institution'), dataIndex: 'name' },
    { key: 'kind', title: say('kind'), render: (_, { kind = 'other' }) => kindName(kind) },
    {
      key: 'teams',
      title: say('teamCount'),
      align: 'right',
      render: (_, { id }) => shown.count(countOf(id)),
    },
  ];
};

const Institutions = ({ of: { institutions, teams } }: { readonly of: Region }) => {
  const say = useWords(organisationWords);
  const columns = useInstitutionColumns(teams);
  return (
    <section>
      <SectionHead title={say('institutions')} />
      {institutions.length === 0 ? (
        <Nothing text={say('noInstitutions')} />
      ) : (
        <ScrollBox label={say('institutions')}>
          <Table
            rowKey="id"
            size="small"
            className="half-wide"
            pagination={ROWS}
            columns={columns}
            dataSource={institutions}
          />
        </ScrollBox>
      )}
    </section>
  );
};

/** An area: what lies in it, the teams that serve it and its institutions. */
export const AreaPart = ({ code, root }: { readonly code: string; readonly root: string }) => {
  const say = useWords(organisationWords);
  const shown = useShown();
  const asked = useAnswer(showRegion, { params: { code } });
  return (
    <>
      <Crumbs region={code} root={root} />
      <Answer of={asked}>
        {(region) => (
          <>
            {region.permanentResidents === undefined ? null : (
              <Typography.Text type="secondary">
                {say('people', { number: shown.count(region.permanentResidents) })}
              </Typography.Text>
            )}
            <Within of={region} />
            <Teams of={region} />
            <Institutions of={region} />
          </>
        )}
      </Answer>
    </>
  );
};
