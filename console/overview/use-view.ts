import { useLocation, useNavigate } from 'react-router';

import { useMe } from '../kit/use-me.ts';
import { addressOfView, type Area, readView, shownArea, type View } from './view.ts';

/** What of the overview is looked at, and how to look at something else. */
export type Looking = {
  readonly view: View;
  readonly own: Area & { readonly name: string };
  readonly area: Area;
  readonly today: string;
  readonly look: (view: Partial<View>) => void;
};

/** What of the overview is looked at; undefined until it is known who asks. */
export const useLooking = (): Looking | undefined => {
  const me = useMe();
  const navigate = useNavigate();
  const { search } = useLocation();
  if (me === undefined) return undefined;
  const view = readView(new URLSearchParams(search));
  const { kind, id, name = id } = me.scope;
  const own = { scope: kind, id, name };
  return {
    view,
    own,
    area: shownArea(view, own),
    today: me.today,
    look: (other) => void navigate(addressOfView({ ...view, ...other }), { preventScrollReset: true }),
  };
};
