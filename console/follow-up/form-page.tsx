import { Alert, Button } from 'antd';
import { Link } from 'react-router';

import { completedAge, isLocalDate } from '../../domain/kernel/time.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { useWaiting } from '../kit/waiting.ts';
import { useWords } from '../kit/words.ts';
import { LiveAssessment } from './assessment.tsx';
import { Done } from './done.tsx';
import { Enrol } from './enrol.tsx';
import { FormContext, useForm } from './form-context.ts';
import { FormFields } from './form.tsx';
import { Paper } from './paper.tsx';
import { SaveBar } from './save-bar.tsx';
import { enrolledIn, type Given, useFormWork } from './use-form-work.ts';
import { followUpWords } from './words.ts';

type Work = ReturnType<typeof useFormWork>;

const Who = ({ given: { story, me } }: { readonly given: Given }) => {
  const say = useWords(commonWords);
  const { birthDate, sex, name, id } = story;
  const parts = [
    say(sex === 'M' ? 'male' : 'female'),
    ...(isLocalDate(birthDate) && isLocalDate(me.today)
      ? [say('years', { count: completedAge(birthDate, me.today) })]
      : []),
  ];
  return (
    <>
      <Link to={paths.resident(id)}>{name}</Link> · {parts.join(' · ')}
    </>
  );
};

/** What the reader should know before going on: a restored draft, what waits of the same resident, a correction. */
const Notices = ({ given, work }: { readonly given: Given; readonly work: Work }) => {
  const say = useWords(followUpWords);
  const shown = useShown();
  const { restoredAt, begin } = work;
  const { me, story, recorded, item } = given;
  const waits = useWaiting(me.userId).some(
    ({ back, refused }) => refused === undefined && back.startsWith(`${paths.followUp(story.id)}?`),
  );
  return (
    <div className="visit-notices no-print">
      {restoredAt === undefined ? null : (
        <Alert
          type="info"
          showIcon
          title={say('restored', { at: shown.moment(restoredAt) })}
          action={<Button onClick={begin}>{say('discard')}</Button>}
        />
      )}
      {item?.refused === undefined ? null : <Alert type="warning" showIcon title={say('cameBack')} />}
      {waits ? <Alert type="warning" showIcon title={say('waitsHere')} /> : null}
      {recorded === undefined ? null : (
        <Alert type="info" showIcon title={say('correcting', { on: shown.date(recorded.visitedOn) })} />
      )}
    </div>
  );
};

/** Nobody can be followed up in a programme that does not manage them. */
const NotEnrolled = () => {
  const say = useWords(followUpWords);
  const { programmes, residentId, today, change } = useForm();
  return (
    <div className="visit-unmanaged">
      <p>{say('nowhereEnrolled')}</p>
      {programmes.map((programme) => (
        <Enrol
          key={programme.code}
          residentId={residentId}
          programme={programme}
          today={today}
          onEnrolled={() =>
            change((before) => ({ ...before, programmes: [...before.programmes, programme.code] }))
          }
        />
      ))}
    </div>
  );
};

const Filling = ({ given, work }: { readonly given: Given; readonly work: Work }) => {
  const enrolled = enrolledIn(given);
  const { form, previews, save, isSaving, error } = work;
  if (enrolled.length === 0 && form.draft.programmes.length === 0) return <NotEnrolled />;
  const places = [...new Set([...form.missing, ...form.doubts.keys(), ...form.faults.keys()])];
  return (
    <div className="visit">
      <div>
        <FormFields sex={given.story.sex} enrolled={enrolled} error={error} onSave={() => save()} />
        <SaveBar
          error={error}
          isSaving={isSaving}
          places={places.filter((place) => !/(^|:)(programme|id|visits)$/.test(place) && place !== '')}
          onSave={save}
        />
      </div>
      <LiveAssessment previews={previews} />
    </div>
  );
};

/** Records or corrects the visits of one encounter, and shows afterwards what was decided. */
export const FormPage = (given: Given) => {
  const say = useWords(followUpWords);
  const common = useWords(commonWords);
  const work = useFormWork(given);
  const { sent, form, begin } = work;
  const title = say(given.recorded === undefined ? 'title' : 'titleCorrection');
  return (
    <FormContext value={form}>
      <div className="no-print">
        <Page
          title={title}
          note={<Who given={given} />}
          actions={<Button onClick={() => window.print()}>{common('print')}</Button>}
        >
          {sent === undefined ? (
            <>
              <Notices given={given} work={work} />
              <Filling given={given} work={work} />
            </>
          ) : (
            <Done sent={sent} onAgain={begin} />
          )}
        </Page>
      </div>
      <Paper story={given.story} decided={sent?.decided ?? []} />
    </FormContext>
  );
};
