import { Paper, PaperFacts } from '../kit/paper.tsx';
import type { Story, TeamPage } from '../contracts/contract-types.ts';
import { ageOn } from '../contracts/members.tsx';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { useDrugName } from '../kit/drug-name.ts';
import { useSay } from '../kit/language.ts';
import { useWords } from '../kit/words.ts';
import type { Prescription } from './prescribing.ts';
import { slipWords } from './words.ts';

type Shape = {
  readonly prescription: Prescription;
  readonly story: Story;
  readonly team: TeamPage | undefined;
};

const Drugs = ({ prescription: { drugs } }: Pick<Shape, 'prescription'>) => {
  const say = useWords(slipWords);
  const nameOf = useDrugName();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('drug')}</th>
          <th scope="col">{say('dose')}</th>
          <th scope="col">{say('times')}</th>
        </tr>
      </thead>
      <tbody>
        {drugs.map(({ name, dose, timesPerDay }) => (
          <tr key={`${name} ${dose ?? ''}`}>
            <td>{nameOf(name)}</td>
            <td>{dose}</td>
            <td>{timesPerDay}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Signs = ({ prescription, team }: Omit<Shape, 'story'>) => {
  const say = useWords(slipWords);
  const prescriber =
    team?.members.find(({ id }) => id === prescription.staffId)?.name ?? prescription.staffId;
  return (
    <div className="paper-signs">
      {(['prescriber', 'dispenser', 'patient', 'date'] as const).map((place) => (
        <div key={place}>
          <div>{say(place)}</div>
          <div className="paper-line">{place === 'prescriber' ? prescriber : null}</div>
        </div>
      ))}
    </div>
  );
};

/** A prescription as it is printed for the pharmacy. */
export const Slip = ({ prescription, story, team }: Shape) => {
  const say = useWords(slipWords);
  const common = useWords(commonWords);
  const text = useSay();
  const shown = useShown();
  const { programme, issuedOn, days, id, recordNote, runsOutOn } = prescription;
  const named = story.programmes.find((one) => one.programme === programme);
  return (
    <Paper
      title={say('title')}
      {...(team?.institutionName === undefined ? {} : { note: team.institutionName })}
    >
      <PaperFacts
        of={[
          [say('name'), story.name],
          [say('sex'), common(story.sex === 'M' ? 'male' : 'female')],
          [say('age'), ageOn(story.birthDate, issuedOn) ?? ''],
          [say('issuedOn'), shown.date(issuedOn)],
          [say('programme'), named === undefined ? programme : text(named.name)],
          [say('number'), id],
        ]}
      />
      <h3>{say('recipe')}</h3>
      <Drugs prescription={prescription} />
      <PaperFacts
        of={[
          [say('days'), say('daysOf', { count: days })],
          [say('until'), shown.date(runsOutOn)],
        ]}
      />
      {recordNote === undefined ? null : (
        <p>
          {say('note')}: {recordNote}
        </p>
      )}
      <p>{say('advice')}</p>
      <Signs prescription={prescription} team={team} />
    </Paper>
  );
};
