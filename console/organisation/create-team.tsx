import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type * as z from 'zod';

import { createTeamRoute, type showRegion } from '../../functions/organisation/api.ts';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { addressOfPlace } from './area.ts';
import { ChoiceField, LineField } from './fields.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { type TeamDraft, teamOf } from './staff-draft.ts';
import { useNotManager } from './use-rights.ts';
import { useRegionsWithin } from './use-regions-within.ts';
import { organisationWords } from './words.ts';

type Shape = { readonly region: z.infer<typeof showRegion.answer> };

/** The institutions that a team may be of: those of the area, and the manager's own. */
const useInstitutions = ({ institutions }: Shape['region']) => {
  const scope = useMe()?.scope;
  const all = institutions.map(({ id, name }): { value: string; label: string } => ({
    value: id,
    label: name,
  }));
  const isKnown = scope?.kind !== 'institution' || all.some(({ value }) => value === scope.id);
  return isKnown ? all : [{ value: scope.id, label: scope.name ?? scope.id }, ...all];
};

const Fields = ({ region }: Shape) => {
  const say = useWords(organisationWords);
  return (
    <>
      <LineField name="name" label={say('teamName')} isNeeded />
      <ChoiceField name="institutionId" label={say('institution')} options={useInstitutions(region)} />
      <ChoiceField name="regionCodes" label={say('area')} options={useRegionsWithin(region.code)} isMany />
      <LineField name="phone" label={say('phone')} />
    </>
  );
};

const TheDrawer = ({ region, onClose }: Shape & { readonly onClose: () => void }) => {
  const say = useWords(organisationWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useWrite(createTeamRoute);
  const send = (draft: TeamDraft): void =>
    mutate(
      { body: teamOf(draft) },
      {
        onSuccess: ({ value: { id, name } }) => {
          void message.success(say('created', { name }));
          void navigate(addressOfPlace({ region: region.code, team: id }));
        },
      },
    );
  return (
    <FormDrawer<TeamDraft>
      title={say('createTeam')}
      note={say('createNote')}
      send={say('createTeam')}
      initial={{ regionCodes: [] }}
      isPending={isPending}
      error={error}
      onSend={send}
      onClose={onClose}
    >
      <Fields region={region} />
    </FormDrawer>
  );
};

/** Sets up a team of an area, and opens it. */
export const CreateTeam = ({ region }: Shape) => {
  const say = useWords(organisationWords);
  const reason = useNotManager();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ReasonedButton reason={reason} onClick={() => setOpen(true)}>
        {say('createTeam')}
      </ReasonedButton>
      {isOpen ? <TheDrawer region={region} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
