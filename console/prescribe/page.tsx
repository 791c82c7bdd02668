import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';

import '../contracts/contracts.css';
import type { Story } from '../contracts/contract-types.ts';
import { ageOn } from '../contracts/members.tsx';
import { PaperButton } from '../kit/paper.tsx';
import { showTeam } from '../../functions/organisation/api.ts';
import { listPrescriptions } from '../../functions/prescriptions/api.ts';
import { showResident } from '../../functions/residents/api.ts';
import { useShown } from '../kit/dates.ts';
import { useDrugName } from '../kit/drug-name.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { Answer, Loading } from '../kit/states.tsx';
import { useAnswer, useList } from '../kit/use-answer.ts';
import { useMe, useOwnTeam } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { History } from './history.tsx';
import './prescribe.css';
import { PrescribeForm } from './prescribe-form.tsx';
import type { Issued } from './prescribe-types.ts';
import { namedBy, type Prescription, suggestionsOf } from './prescribing.ts';
import { Slip } from './slip.tsx';
import { prescribeWords } from './words.ts';

/** The team that prescribes: the asker's own, or the one that the resident has a contract with. */
const useTeam = ({ contracts }: Story) => {
  const own = useOwnTeam();
  const teamId = own ?? contracts.find(({ status }) => status === 'active')?.teamId;
  const team = useAnswer(showTeam, { params: { teamId: teamId ?? '' } }, { isOff: teamId === undefined });
  return teamId === undefined ? undefined : team.value;
};

const IssuedNote = ({
  issued,
  story,
  team,
}: {
  readonly issued: Issued;
  readonly story: Story;
  readonly team: ReturnType<typeof useTeam>;
}) => {
  const say = useWords(prescribeWords);
  const shown = useShown();
  return (
    <Alert
      className="issued-note"
      type="success"
      showIcon
      role="status"
      title={say('issued', { date: shown.date(issued.runsOutOn) })}
      description={issued.checks.map(({ code, message }) => (
        <div key={`${code} ${message}`}>
          {say('warn')}: {message}
        </div>
      ))}
      action={
        <PaperButton label={say('slip')} type="primary">
          <Slip prescription={issued} story={story} team={team} />
        </PaperButton>
      }
    />
  );
};

/** Which prescription is renewed, and for which programme one is written: both stand in the address. */
const useAsked = () => {
  const [search, setSearch] = useSearchParams();
  return {
    programme: search.get('programme') ?? undefined,
    renewsId: search.get('renew') ?? undefined,
    setRenewed: (one: Prescription | undefined): void =>
      setSearch(one === undefined ? {} : { programme: one.programme, renew: one.id }),
  };
};

const Prescribing = ({ story, today }: { readonly story: Story; readonly today: string }) => {
  const { programme, renewsId, setRenewed } = useAsked();
  const [issued, setIssued] = useState<Issued>();
  const team = useTeam(story);
  const list = useList(listPrescriptions, { params: { residentId: story.id } });
  const nameOf = useDrugName();
  const { first, hasNextPage, fetchNextPage } = list;
  const items = list.items.map((one) => namedBy(nameOf, one));
  const [only] = story.programmes.length === 1 ? story.programmes : [];
  const renew = (one: Prescription | undefined): void => {
    setRenewed(one);
    window.scrollTo({ top: 0 });
  };
  const onIssued = (one: Issued): void => {
    setIssued(one);
    renew(undefined);
  };
  return (
    <Answer of={{ value: first, error: list.error, refetch: list.refetch }}>
      {(listed) => (
        <>
          {issued === undefined ? null : <IssuedNote issued={issued} story={story} team={team} />}
          <PrescribeForm
            key={`${renewsId ?? ''} ${issued?.id ?? ''}`}
            residentId={story.id}
            programmes={story.programmes}
            staff={team?.members ?? []}
            suggestions={suggestionsOf(items)}
            today={today}
            renews={items.find(({ id }) => id === renewsId)}
            programme={programme ?? only?.programme}
            listed={listed}
            onIssued={onIssued}
            onNew={() => renew(undefined)}
          />
          <History
            story={story}
            team={team}
            today={today}
            items={items}
            onMore={hasNextPage ? () => void fetchNextPage() : undefined}
            onRenew={renew}
          />
        </>
      )}
    </Answer>
  );
};

/** Prescribes for a resident, and keeps what was prescribed. */
export const Component = () => {
  const { residentId = '' } = useParams();
  const say = useWords(prescribeWords);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const me = useMe();
  const resident = useAnswer(showResident, { params: { residentId } });
  const { value } = resident;
  const age = value === undefined || me === undefined ? undefined : ageOn(value.birthDate, me.today);
  return (
    <Page
      title={say(search.has('renew') ? 'renewTitle' : 'title')}
      note={value === undefined ? '\u00A0' : say('of', { name: value.name, age: age ?? '' })}
      actions={<Button onClick={() => void navigate(paths.resident(residentId))}>{say('toResident')}</Button>}
    >
      <Answer of={resident}>
        {(story) =>
          me === undefined ? <Loading /> : <Prescribing key={story.id} story={story} today={me.today} />
        }
      </Answer>
    </Page>
  );
};
