import { Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';

import { showResident } from '../../functions/residents/api.ts';
import { call } from '../kit/call.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useMe, useOwnTeam } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import type { Person } from './cells.tsx';
import { PersonSearch } from './person-search.tsx';
import { registerWords } from './register-words.ts';
import { useRegionNames, villagesAmong } from './use-region-names.ts';
import { useTeams } from '../kit/use-teams.ts';

/** Finds somebody of the household: its id is filled in. */
const Relative = () => {
  const say = useWords(registerWords);
  const form = Form.useFormInstance();
  const [relative, setRelative] = useState<Person>();
  const [lacks, setLacks] = useState('');
  const choose = (person: Person | undefined): void => {
    setRelative(person);
    setLacks('');
    if (person === undefined) return;
    void call(showResident, { params: { residentId: person.id } }).then(
      ({ value: { householdId } }) => {
        form.setFieldValue('householdId', householdId);
        if (householdId === undefined) setLacks(person.name);
      },
      () => setLacks(person.name),
    );
  };
  return (
    <Form.Item
      label={say('relative')}
      htmlFor="relative"
      extra={lacks === '' ? say('relativeHint') : say('relativeNone', { name: lacks })}
    >
      <PersonSearch
        id="relative"
        label={say('relative')}
        chosen={relative && { id: relative.id, text: relative.name }}
        onChoose={choose}
      />
    </Form.Item>
  );
};

/** The villages that one may choose from: those of the own team, else of the team that is chosen. */
const useVillages = () => {
  const own = useOwnTeam();
  const [chosen, setChosen] = useState<string>();
  const { teams, isReading } = useTeams();
  const regionCodes = teams.find(({ id }) => id === (own ?? chosen))?.regionCodes ?? [];
  const villages = villagesAmong(useRegionNames(regionCodes), regionCodes);
  return { isOwn: own !== undefined, teams, isReading, villages, chosen, setChosen };
};

/** Where somebody lives, with whom, and since when the health record is filed. */
export const HomeFields = () => {
  const say = useWords(registerWords);
  const common = useWords(commonWords);
  const today = useMe()?.today;
  const { isOwn, teams, isReading, villages, chosen, setChosen } = useVillages();
  return (
    <>
      <Typography.Title level={2}>{say('home')}</Typography.Title>
      <div className="register-grid">
        {isOwn ? null : (
          <Form.Item
            label={say('team')}
            htmlFor="team"
            extra={!isReading && teams.length === 0 ? say('noTeamYet') : undefined}
          >
            <Select
              id="team"
              showSearch={{ optionFilterProp: 'label' }}
              loading={isReading}
              value={chosen ?? null}
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(team: string | null) => setChosen(team ?? undefined)}
            />
          </Form.Item>
        )}
        <Form.Item
          name="regionCode"
          label={say('regionCode')}
          rules={[{ required: true, message: common('required') }]}
        >
          <Select showSearch={{ optionFilterProp: 'label' }} options={[...villages]} />
        </Form.Item>
        <Relative />
        <Form.Item name="householdId" label={say('householdId')}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="ehrFiledOn" label={say('ehrFiledOn')}>
          <DateField until={today} />
        </Form.Item>
      </div>
    </>
  );
};
