import { classWords, modeWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { useNames, useWords } from '../kit/words.ts';
import { textAt } from './draft.ts';
import { fieldWords } from './field-words.ts';
import type { Programme } from './fields.ts';
import { useForm } from './form-context.ts';
import { type PaperDecided, type PaperPart, paperParts, type PaperRow } from './paper-rows.ts';
import type { Decided } from './send.ts';
import { followUpWords } from './words.ts';

const useOptionName = (): ((group: string, option: string) => string) => {
  const nameOf = useNames(fieldWords);
  const modeOf = useNames(modeWords);
  const classOf = useNames(classWords);
  return (group, option) => {
    if (group === 'mode') return modeOf(option);
    return group === 'class' ? classOf(option) : nameOf(`${group}.${option}`);
  };
};

const Chosen = ({ row }: { readonly row: Extract<PaperRow, { readonly kind: 'choice' }> }) => {
  const optionName = useOptionName();
  const { options, chosen, group, more = '' } = row;
  const numbers = chosen.map((one) => options.indexOf(one) + 1).filter((number) => number > 0);
  return (
    <td>
      <span className="paper-box">{numbers.join('/')}</span>
      {options.map((option, at) => (
        <span key={option} className="paper-option">
          {at + 1} {optionName(group, option)}
        </span>
      ))}
      {more === '' ? null : <span className="paper-option">{more}</span>}
    </td>
  );
};

/** Words need more room than a number. */
const blankOf = (unit: string): string => (unit === '' ? 'blank-line blank-words' : 'blank-line');

const Written = ({ row }: { readonly row: Extract<PaperRow, { readonly kind: 'values' }> }) => {
  const nameOf = useNames(fieldWords);
  return (
    <td>
      {row.values.map(({ text, unit }, at) => (
        <span key={`${unit}${at}`}>
          <span className={text === '' ? blankOf(unit) : 'paper-value'}>{text}</span>{' '}
          {unit === '' ? null : `${nameOf(unit)} `}
        </span>
      ))}
    </td>
  );
};

const Part = ({ part: { name, rows } }: { readonly part: PaperPart }) => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  return (
    <tbody>
      {rows.map((row, at) => (
        <tr key={`${row.name}${at}`}>
          {name === undefined || at > 0 ? null : (
            <th scope="rowgroup" rowSpan={rows.length} className="paper-part">
              {say(`paper_${name}`)}
            </th>
          )}
          <th scope="row" colSpan={name === undefined ? 2 : 1}>
            {nameOf(row.name)}
          </th>
          {row.kind === 'choice' ? <Chosen row={row} /> : <Written row={row} />}
        </tr>
      ))}
    </tbody>
  );
};

type Story = { readonly name: string; readonly id: string };

const classIn = ({ override, assessment }: Decided): string =>
  String(override?.class ?? assessment?.class ?? '');
const nextIn = ({ override, assessment }: Decided): string =>
  override?.nextDate ?? assessment?.latestDate ?? '';

/** What the doctor decided, else what the rules did. */
const useDecided = (decided: Decided | undefined): PaperDecided => {
  const shown = useShown();
  if (decided === undefined) return { class: '', nextDate: '' };
  const next = nextIn(decided);
  return { class: classIn(decided), nextDate: next === '' ? '' : shown.date(next) };
};

const Signatures = () => {
  const say = useWords(followUpWords);
  return (
    <p className="paper-head">
      {(['paperDoctor', 'paperResident'] as const).map((who) => (
        <span key={who}>
          {say(who)} <span className="blank-line" />
        </span>
      ))}
    </p>
  );
};

const Sheet = ({
  programme,
  story,
  decided,
}: {
  readonly programme: Programme;
  readonly story: Story;
  readonly decided: Decided | undefined;
}) => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  const name = useSay()(programme.name);
  const shown = useShown();
  const { draft } = useForm();
  const on = textAt(draft, 'visitedOn');
  const paperDecided = useDecided(decided);
  return (
    <section className="form-paper">
      <h2>{say('paperTitle', { name })}</h2>
      <p className="paper-head">
        <span>
          {say('paperName')} {story.name}
        </span>
        <span>
          {say('paperNumber')} {story.id}
        </span>
      </p>
      <table>
        <tbody>
          <tr>
            <th scope="row" colSpan={2}>
              {nameOf('visitedOn')}
            </th>
            <td>{on === '' ? <span className="blank-line" /> : shown.date(on)}</td>
          </tr>
        </tbody>
        {paperParts(draft, programme, paperDecided).map((part) => (
          <Part key={part.rows[0]?.name} part={part} />
        ))}
      </table>
      <Signatures />
    </section>
  );
};

/** The national form of each programme, on a sheet of its own; only on paper. */
export const Paper = ({
  story,
  decided,
}: {
  readonly story: Story;
  readonly decided: readonly Decided[];
}) => {
  const { chosen } = useForm();
  return (
    <div className="paper-only">
      {chosen.map((programme) => (
        <Sheet
          key={programme.code}
          programme={programme}
          story={story}
          decided={decided.find((one) => one.programme === programme.code)}
        />
      ))}
    </div>
  );
};
