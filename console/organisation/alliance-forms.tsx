import { App, Form } from 'antd';
import type * as z from 'zod';

import {
  changeAllianceRoute,
  createAllianceRoute,
  joinAllianceRoute,
  leaveAllianceRoute,
  type listAlliances,
  showRegion,
} from '../../functions/organisation/api.ts';
import { listProgrammes } from '../../functions/programmes/api.ts';
import { useSay } from '../kit/language.ts';
import { useProblemText } from '../kit/problem-note.tsx';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type AllianceDraft, allianceOf } from './alliance-draft.ts';
import { allianceKindWords, allianceWords } from './alliance-words.ts';
import { ChoiceField, DayField, LineField } from './fields.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { dayAfter } from './last-day.ts';

type Kind = z.infer<typeof listAlliances.answer>['items'][number]['kind'];

const KINDS = [
  'urban_group',
  'county_community',
  'specialist_alliance',
  'telemedicine_network',
] as const satisfies readonly Kind[];

/** The institutions of the reader's region, to be chosen by name. */
const useInstitutionOptions = (): readonly { readonly value: string; readonly label: string }[] => {
  const scope = useMe()?.scope;
  const code = scope?.kind === 'region' ? scope.id : '';
  const region = useAnswer(showRegion, { params: { code } }, { isOff: code === '' });
  return region.value?.institutions.map(({ id, name }) => ({ value: id, label: name })) ?? [];
};

const useToday = (): string => useMe()?.today ?? '';

/** Says that it is done, and closes the form. */
const useDone = (onClose: () => void) => {
  const { message } = App.useApp();
  return (text: string) => ({
    onSuccess: () => {
      void message.success(text);
      onClose();
    },
  });
};

const CreateFields = () => {
  const say = useWords(allianceWords);
  const kindName = useNames(allianceKindWords);
  const inReaders = useSay();
  const isSpecialist = Form.useWatch<Kind | undefined>('kind') === 'specialist_alliance';
  const programmes = useAnswer(listProgrammes, {}, { isOff: !isSpecialist }).value?.items ?? [];
  return (
    <>
      <LineField name="name" label={say('name')} isNeeded />
      <ChoiceField
        name="kind"
        label={say('kind')}
        options={KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
      />
      {isSpecialist ? (
        <ChoiceField
          name="programme"
          label={say('programme')}
          options={programmes.map(({ code, name }) => ({ value: code, label: inReaders(name) }))}
        />
      ) : null}
      <ChoiceField name="leadInstitutionId" label={say('lead')} options={useInstitutionOptions()} />
      <DayField name="from" label={say('from')} />
    </>
  );
};

/** Sets up an alliance, with its lead as the first member. */
export const CreateAlliance = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useWords(allianceWords);
  const today = useToday();
  const done = useDone(onClose);
  const { mutate, isPending, error } = useWrite(createAllianceRoute);
  return (
    <FormDrawer<AllianceDraft>
      title={say('create')}
      send={say('create')}
      initial={{ from: today }}
      isPending={isPending}
      error={error}
      onSend={(draft) => mutate({ body: allianceOf(draft) }, done(say('created', { name: draft.name })))}
      onClose={onClose}
    >
      <CreateFields />
    </FormDrawer>
  );
};

type Of = { readonly allianceId: string; readonly name: string; readonly onClose: () => void };
type JoinDraft = { readonly institutionId: string; readonly from: string };

/** Lets an institution be a member from a day on. */
export const JoinAlliance = ({ allianceId, name, onClose }: Of) => {
  const say = useWords(allianceWords);
  const today = useToday();
  const done = useDone(onClose);
  const { mutate, isPending, error } = useWrite(joinAllianceRoute);
  return (
    <FormDrawer<JoinDraft>
      title={say('joinOf', { name })}
      send={say('join')}
      initial={{ from: today }}
      isPending={isPending}
      error={error}
      onSend={(body) => mutate({ params: { allianceId }, body }, done(say('joined')))}
      onClose={onClose}
    >
      <ChoiceField name="institutionId" label={say('member')} options={useInstitutionOptions()} />
      <DayField name="from" label={say('from')} />
    </FormDrawer>
  );
};

type LeaveDraft = { readonly lastDay: string };

/** Lets a member leave after a last day. */
export const LeaveAlliance = (shape: Of & { readonly institutionId: string; readonly from: string }) => {
  const { allianceId, institutionId, name, from, onClose } = shape;
  const say = useWords(allianceWords);
  const today = useToday();
  const done = useDone(onClose);
  const { mutate, isPending, error } = useWrite(leaveAllianceRoute);
  const send = ({ lastDay }: LeaveDraft): void =>
    mutate({ params: { allianceId, institutionId }, body: { until: dayAfter(lastDay) } }, done(say('left')));
  return (
    <FormDrawer<LeaveDraft>
      title={say('leaveOf', { name })}
      send={say('leave')}
      initial={{ lastDay: today }}
      isPending={isPending}
      error={error}
      onSend={send}
      onClose={onClose}
    >
      <DayField name="lastDay" label={say('lastDay')} from={from} hint={say('lastDayNote')} />
    </FormDrawer>
  );
};

type Lead = Omit<Of, 'onClose'> & { readonly institutionId: string; readonly reason: string | undefined };

/** Lets another member lead an alliance. */
export const MakeLead = ({ allianceId, institutionId, name, reason }: Lead) => {
  const say = useWords(allianceWords);
  const { message } = App.useApp();
  const textOf = useProblemText();
  const { mutate, isPending } = useWrite(changeAllianceRoute);
  const send = (): void =>
    mutate(
      { params: { allianceId }, body: { leadInstitutionId: institutionId } },
      {
        onSuccess: () => void message.success(say('leads', { name })),
        onError: (error) => void message.error(textOf(error).title),
      },
    );
  return (
    <ReasonedButton
      size="small"
      reason={reason}
      loading={isPending}
      aria-label={say('makeLeadOf', { name })}
      onClick={send}
    >
      {say('makeLead')}
    </ReasonedButton>
  );
};
