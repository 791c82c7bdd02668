import { groupWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { FactList, Section } from './section.tsx';
import { recordWords } from './record-words.ts';
import { useSeen } from './seen.ts';
import { useRegion } from './use-names.ts';
import { residentWords } from './words.ts';

type Span = { readonly from?: string | undefined; readonly until?: string | undefined };

/** Says a time: from a day, or from one until another. */
const useSpan = (): ((span: Span) => string) => {
  const say = useWords(recordWords);
  const shown = useShown();
  return ({ from, until }) => {
    const begin = from === undefined ? say('since') : shown.date(from);
    if (until !== undefined) return say('till', { from: begin, until: shown.date(until) });
    return from === undefined ? begin : say('from', { date: begin });
  };
};

const Masked = ({ text }: { readonly text: string }) => {
  const say = useWords(recordWords);
  return text.includes('*') ? (
    <>
      {text} <span className="quiet">({say('masked')})</span>
    </>
  ) : (
    text
  );
};

const Dated = () => {
  const say = useWords(recordWords);
  const spanOf = useSpan();
  const groupName = useNames(groupWords);
  const { dated } = useSeen().story;
  const groups = dated.keyGroups.map((one) => `${groupName(one.tag)} (${spanOf(one)})`);
  const moves = dated.villages.slice(1).map((one) => `${one.regionCode} (${spanOf(one)})`);
  const rows = [
    { name: say('keyGroups'), values: groups },
    { name: say('villages'), values: moves },
    { name: say('absences'), values: dated.absences.map(spanOf) },
  ].filter(({ values }) => values.length > 0);
  return (
    <FactList
      facts={rows.map(({ name, values }) => ({
        name,
        value: values.map((text) => <div key={text}>{text}</div>),
      }))}
    />
  );
};

/** Who the person is on paper: numbers, dates, key groups with their days. */
export const RecordPart = () => {
  const say = useWords(recordWords);
  const page = useWords(residentWords);
  const shown = useShown();
  const { story } = useSeen();
  const region = useRegion(story.regionCode);
  const { idNumber, phone, phoneOwner, householdId, ehrFiledOn, ehrLastUsedOn } = story;
  const dateOf = (date: string | undefined) => (date === undefined ? undefined : shown.date(date));
  return (
    <Section id="record" title={page('record')}>
      <FactList
        facts={[
          { name: say('residentId'), value: story.id },
          { name: say('idNumber'), value: idNumber === undefined ? undefined : <Masked text={idNumber} /> },
          { name: say('phone'), value: phone === '' ? undefined : <Masked text={phone} /> },
          { name: say('phoneOwner'), value: phoneOwner === undefined ? undefined : say(phoneOwner) },
          {
            name: say('regionCode'),
            value: [region?.parent?.name, region?.name ?? story.regionCode].join(' '),
          },
          { name: say('householdId'), value: householdId },
          { name: say('ehrFiledOn'), value: dateOf(ehrFiledOn) },
          { name: say('ehrLastUsedOn'), value: dateOf(ehrLastUsedOn) },
          { name: say('language'), value: say(story.language === 'en' ? 'english' : 'chinese') },
        ]}
      />
      <Dated />
    </Section>
  );
};
