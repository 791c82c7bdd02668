import { Button, Flex, Select, Tooltip } from 'antd';
import { useId, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';

import './panel.css';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { SearchField } from '../kit/search-field.tsx';
import { useOwnTeam } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { useMayWrite } from './can-write.ts';
import { Elsewhere } from './elsewhere.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filtersIn, type PanelAsked, readPanel, writePanel } from './filters.ts';
import { People } from './people.tsx';
import { WithPurpose } from './purpose.tsx';
import { useRegionNames, villagesAmong } from './use-region-names.ts';
import { useTeams } from '../kit/use-teams.ts';
import { ViewsBar } from './views-bar.tsx';
import { panelWords } from './words.ts';

/** The button that leads to a new record, or says why there is none. */
const RegisterButton = () => {
  const say = useWords(panelWords);
  const id = useId();
  if (useMayWrite())
    return (
      <Link to={paths.register}>
        <Button type="primary" tabIndex={-1}>
          {say('register')}
        </Button>
      </Link>
    );
  return (
    <Tooltip title={say('noRight')}>
      <Button aria-disabled aria-describedby={id} className="reasoned-off">
        {say('register')}
      </Button>
      <span id={id} hidden>
        {say('noRight')}
      </span>
    </Tooltip>
  );
};

type Shape = { readonly asked: PanelAsked; readonly onAsk: (asked: PanelAsked) => void };

const TeamChoice = ({ asked, onAsk }: Shape) => {
  const say = useWords(panelWords);
  const { teams, isReading } = useTeams();
  return (
    <Select
      aria-label={say('team')}
      className="panel-team no-print"
      placeholder={say('chooseTeam')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isReading}
      value={asked.teamId ?? null}
      options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(teamId: string | null) =>
        onAsk({ ...asked, teamId: teamId ?? undefined, regionCode: undefined })
      }
    />
  );
};

const NONE: readonly string[] = [];

const Panel = () => {
  const say = useWords(panelWords);
  const [search, setSearch] = useSearchParams();
  const own = useOwnTeam();
  const asked = readPanel(search);
  const teamId = own ?? asked.teamId;
  const onAsk = (next: PanelAsked): void =>
    // At once: what is chosen next builds on it.
    setSearch(writePanel(next), { replace: true, flushSync: true });
  const { teams } = useTeams();
  const regionCodes = teams.find(({ id }) => id === teamId)?.regionCodes ?? NONE;
  const names = useRegionNames(regionCodes);
  const villages = useMemo(() => villagesAmong(names, regionCodes), [names, regionCodes]);
  return (
    <>
      <Flex wrap gap="small">
        {own === undefined ? <TeamChoice asked={asked} onAsk={onAsk} /> : null}
        <SearchField
          key={asked.query ?? ''}
          className="panel-find no-print"
          label={say('search')}
          placeholder={say('searchHint')}
          initial={asked.query ?? ''}
          onSearch={(query) => onAsk({ ...asked, query: query.trim() === '' ? undefined : query.trim() })}
        />
      </Flex>
      <FilterBar asked={asked} onChange={onAsk} villages={villages} isOff={teamId === undefined} />
      <ViewsBar
        search={writePanel({ ...asked, query: undefined })}
        canSave={filtersIn(asked) > 0}
        onOpen={(view) => setSearch(view)}
      />
      <People asked={asked} teamId={teamId} onAsk={onAsk} />
      {teamId !== undefined && asked.query !== undefined && filtersIn(asked) === 0 ? (
        <Elsewhere asked={asked} teamId={teamId} />
      ) : null}
    </>
  );
};

/** Everyone of a team: found, narrowed, sorted, and kept as views. */
export const Component = () => {
  const say = useWords(panelWords);
  return (
    <Page title={say('title')} actions={<RegisterButton />}>
      <WithPurpose>
        <Panel />
      </WithPurpose>
    </Page>
  );
};
