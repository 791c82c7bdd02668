import { Breadcrumb } from 'antd';
import { Link } from 'react-router';

import { showChildren } from '../../functions/indicators/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { addressOfView, type Area, type View } from './view.ts';
import { overviewWords } from './words.ts';

const UNKNOWN_YET = '…';

/** The name of an area, as the one that it was gone into from calls it; its id where that does not name it. */
export const useAreaName = (area: Area, above: Area | undefined): string => {
  const asked = {
    params: { indicator: 'contract_rate' },
    query: { scope: above?.scope, scopeId: above?.id, by: area.scope },
  };
  const { value } = useAnswer(showChildren, asked, { isOff: above === undefined });
  if (value === undefined) return UNKNOWN_YET;
  return value.items.find(({ scopeId }) => scopeId === area.id)?.name ?? area.id;
};

const Name = ({ area, above }: { readonly area: Area; readonly above: Area }) => useAreaName(area, above);

type Shape = { readonly view: View; readonly own: Area & { readonly name: string } };

/** The way into the area that is shown; every step leads back. */
export const Crumbs = ({ view, own }: Shape) => {
  const say = useWords(overviewWords);
  if (view.trail.length === 0) return null;
  const back = (steps: number): string =>
    addressOfView({ ...view, trail: view.trail.slice(0, steps), by: undefined });
  const items = view.trail.map((area, at) => {
    const name = <Name area={area} above={view.trail[at - 1] ?? own} />;
    return {
      key: `${area.scope}:${area.id}`,
      title:
        at === view.trail.length - 1 ? (
          <span aria-current="page">{name}</span>
        ) : (
          <Link to={back(at + 1)}>{name}</Link>
        ),
    };
  });
  return (
    <nav aria-label={say('crumbs')} className="crumbs">
      <Breadcrumb items={[{ key: 'own', title: <Link to={back(0)}>{own.name}</Link> }, ...items]} />
    </nav>
  );
};
