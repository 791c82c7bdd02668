import { Form, Radio } from 'antd';

import { CONSENT_BY, CONSENT_METHODS } from '../contracts/consent.ts';
import { consentWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { useTeams } from '../kit/use-teams.ts';
import { ChoiceField, DayField, LineField, useChosen } from './fields.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { type MoveDraft, orderOf } from './move-draft.ts';
import type { Order } from './move-run.ts';
import { moveWords } from './move-words.ts';
import type { Team } from './staff-draft.ts';

const BASES = ['told', 'consented'] as const;

const ConsentPart = () => {
  const say = useWords(moveWords);
  const nameOf = useNames(consentWords);
  const options = (codes: readonly string[]) => codes.map((code) => ({ value: code, label: nameOf(code) }));
  if (Form.useWatch<MoveDraft['basis'] | undefined>('basis') !== 'consented') return null;
  return (
    <>
      <ChoiceField name="by" label={say('by')} options={options(CONSENT_BY)} />
      <ChoiceField name="method" label={say('method')} options={options(CONSENT_METHODS)} />
      <DayField name="at" label={say('at')} />
    </>
  );
};

type Choices = { readonly value: string; readonly label: string }[];

const Fields = ({ teams, isReading }: { readonly teams: Choices; readonly isReading: boolean }) => {
  const say = useWords(moveWords);
  const today = useMe()?.today;
  const hint = teams.length === 0 && !isReading ? say('noOtherTeam') : undefined;
  return (
    <>
      <ChoiceField name="toTeamId" label={say('toTeam')} options={teams} isLoading={isReading} hint={hint} />
      <DayField name="startsOn" label={say('startsOn')} from={today} />
      <LineField name="reason" label={say('reason')} hint={say('reasonHint')} isNeeded />
      <Form.Item name="basis" label={say('basis')} rules={useChosen()}>
        <Radio.Group options={BASES.map((basis) => ({ value: basis, label: say(basis) }))} />
      </Form.Item>
      <ConsentPart />
    </>
  );
};

type Shape = {
  readonly team: Team;
  readonly onOrder: (order: Order) => void;
  readonly onClose: () => void;
};

/** Asks once, for everybody, where they move, from when, why, and whether they agree. */
export const MoveForm = ({ team, onOrder, onClose }: Shape) => {
  const say = useWords(moveWords);
  const shown = useShown();
  const today = useMe()?.today ?? '';
  const { teams, isReading } = useTeams();
  const others = teams.flatMap(({ id, name }) => (id === team.id ? [] : [{ value: id, label: name }]));
  const nameOf = (id: string): string => others.find(({ value }) => value === id)?.label ?? id;
  return (
    <FormDrawer<MoveDraft>
      title={say('title')}
      send={say('begin', { people: shown.count(team.panel.size) })}
      initial={{ startsOn: today, basis: 'told', at: today }}
      onSend={(draft) => onOrder(orderOf(team.id, draft, nameOf(draft.toTeamId)))}
      onClose={onClose}
    >
      <Fields teams={others} isReading={isReading} />
    </FormDrawer>
  );
};
