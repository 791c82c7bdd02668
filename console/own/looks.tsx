import { useState } from 'react';
import type * as z from 'zod';

import { ownLooks } from '../../functions/own-record/api.ts';
import { useDate, useNames, useWords } from './speech.ts';
import { ask, useDoing } from './ask.ts';
import { groupedLooks, type LookedOn } from './grouped-looks.ts';
import { partWords, roleWords } from './name-words.ts';
import { Section, Trouble } from './parts.tsx';
import { ownWords } from './words.ts';

type Looks = z.infer<typeof ownLooks.answer>;

const Row = ({ of: { day, userName, role, part, purpose, times } }: { readonly of: LookedOn }) => {
  const say = useWords(ownWords);
  const roleOf = useNames(roleWords);
  const partOf = useNames(partWords);
  const dateOf = useDate();
  const isHolder = role === 'resident';
  return (
    <li>
      <strong>{isHolder ? say('holder') : (userName ?? roleOf(role))}</strong>
      {isHolder || userName === undefined ? null : ` · ${roleOf(role)}`}
      <div className="when">
        {dateOf(day)} · {partOf(part)}
        {times > 1 ? ` · ${say('times', { times })}` : null}
      </div>
      {purpose === '' ? null : <div>{say('purpose', { purpose })}</div>}
    </li>
  );
};

/** A page may end early: where another follows, somebody may have looked. */
const isOfNobody = (looks: Looks | undefined): boolean => looks?.items.length === 0 && looks.next === null;

/** Who looked, in which role and why. Asked for apart, as to ask is a look too. */
export const WhoLooked = ({ residentId }: { readonly residentId: string }) => {
  const say = useWords(ownWords);
  const [looks, setLooks] = useState<Looks>();
  const { isBusy, error, run } = useDoing();
  const read = (cursor: string | null) =>
    run(async () => {
      const query = cursor === null ? {} : { cursor };
      const page = await ask(ownLooks, { params: { residentId }, query });
      setLooks({ ...page, items: [...(looks?.items ?? []), ...page.items] });
    });
  const next = looks?.next ?? null;
  return (
    <Section title={say('looks')} isForScreen={looks === undefined}>
      <p>{say('looksNote')}</p>
      {isOfNobody(looks) ? <p className="quiet">{say('noLooks')}</p> : null}
      <ul className="rows">
        {groupedLooks(looks?.items ?? []).map((look) => (
          <Row key={JSON.stringify(look)} of={look} />
        ))}
      </ul>
      <Trouble error={error} />
      {looks !== undefined && next === null ? null : (
        <button type="button" disabled={isBusy} onClick={() => read(next)}>
          {say(looks === undefined ? 'showLooks' : 'older')}
        </button>
      )}
    </Section>
  );
};
