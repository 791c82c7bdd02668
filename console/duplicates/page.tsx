import { Form, Typography } from 'antd';
import { useSearchParams } from 'react-router';

import './duplicates.css';
import { showResident } from '../../functions/residents/api.ts';
import { Page } from '../kit/page.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { PersonSearch } from '../panel/person-search.tsx';
import { usePurpose, WithPurpose } from '../panel/purpose.tsx';
import { mergedOf, type Record } from './compare.ts';
import { Merging, type Seen, Unmerging } from './merging.tsx';
import { SideBySide } from './side-by-side.tsx';
import { duplicatesWords } from './words.ts';

const useRecord = (id: string) => {
  const { asked } = usePurpose();
  const answer = useAnswer(showResident, { params: { residentId: id }, ...asked }, { isOff: id === '' });
  const isHere = id !== '' && answer.value?.id === id && !answer.isPlaceholderData;
  const seen: Seen | undefined =
    isHere && answer.value !== undefined ? { record: answer.value, version: answer.version } : undefined;
  return { id, seen, error: id === '' ? null : answer.error, refetch: answer.refetch };
};

type Asked = ReturnType<typeof useRecord>;

const Aliases = ({ of: { id, name, aliases } }: { readonly of: Record }) =>
  aliases.map((alias) => <Unmerging key={alias} keptId={id} keptName={name} otherId={alias} />);

const Pair = ({ one, two }: { readonly one: Seen; readonly two: Seen }) => {
  const say = useWords(duplicatesWords);
  const merged = mergedOf(one.record, two.record);
  const records = [one.record, two.record];
  const kept = records.find(({ id }) => id === merged?.keptId);
  return (
    <>
      {merged === undefined || kept !== undefined ? null : (
        <>
          <Typography.Title level={2}>{say('mergedRecords')}</Typography.Title>
          <Unmerging {...merged} keptName="" />
        </>
      )}
      <SideBySide one={one.record} two={two.record} />
      {merged === undefined ? (
        <Merging key={`${one.record.id} ${two.record.id}`} one={one} two={two} />
      ) : null}
    </>
  );
};

/** What was merged into one of the records before, each with its way back. */
const MergedBefore = ({ seen }: { readonly seen: readonly Seen[] }) => {
  const say = useWords(duplicatesWords);
  const withAliases = seen.filter(({ record }) => record.aliases.length > 0);
  if (withAliases.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2}>{say('mergedRecords')}</Typography.Title>
      {withAliases.map(({ record }) => (
        <Aliases key={record.id} of={record} />
      ))}
    </section>
  );
};

const Found = ({ one, two }: { readonly one: Asked; readonly two: Asked }) => {
  const say = useWords(duplicatesWords);
  const seen = [one.seen, two.seen].filter((record) => record !== undefined);
  const failed = [one, two].find(({ error }) => error !== null);
  const isReading = [one, two].some(
    ({ id, seen: record, error }) => id !== '' && record === undefined && error === null,
  );
  if (failed !== undefined) return <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />;
  if (isReading) return <Loading />;
  if (one.id !== '' && one.id === two.id) return <Nothing text={say('same')} />;
  return (
    <>
      <MergedBefore seen={seen} />
      {one.seen !== undefined && two.seen !== undefined ? (
        <Pair one={one.seen} two={two.seen} />
      ) : (
        <Nothing text={say('chooseBoth')} />
      )}
    </>
  );
};

const Duplicates = () => {
  const say = useWords(duplicatesWords);
  const [search, setSearch] = useSearchParams();
  const one = useRecord(search.get('kept') ?? '');
  const two = useRecord(search.get('other') ?? '');
  const choose = (part: 'kept' | 'other', id: string | undefined): void => {
    const next = new URLSearchParams(search);
    if (id === undefined) next.delete(part);
    else next.set(part, id);
    setSearch(next, { replace: true, flushSync: true });
  };
  const boxes = [
    { part: 'kept', asked: one, label: say('one') },
    { part: 'other', asked: two, label: say('two') },
  ] as const;
  return (
    <>
      <Form layout="vertical" className="two-boxes">
        {boxes.map(({ part, asked: { id, seen }, label }) => (
          <Form.Item key={part} label={label} htmlFor={part}>
            <PersonSearch
              id={part}
              label={label}
              chosen={
                id === '' ? undefined : { id, text: seen === undefined ? id : `${seen.record.name} · ${id}` }
              }
              onChoose={(person) => choose(part, person?.id)}
            />
          </Form.Item>
        ))}
      </Form>
      <Found one={one} two={two} />
    </>
  );
};

/** Two records of one person: held against each other, merged, and parted again. */
export const Component = () => {
  const say = useWords(duplicatesWords);
  return (
    <Page title={say('title')} note={say('note')}>
      <WithPurpose>
        <Duplicates />
      </WithPurpose>
    </Page>
  );
};
