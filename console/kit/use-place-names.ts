import { showRegion } from '../../functions/organisation/api.ts';
import { useAnswer } from './use-answer.ts';
import { useMe, useTeam } from './use-me.ts';

const COUNTY_DIGITS = 6;

/** Institutions by name, as far as the asker's region or team tells them; else by id. */
export const usePlaceName = (): ((id: string | undefined) => string) => {
  const me = useMe();
  const own = me?.scope.kind === 'region' ? me.scope.id : '';
  const code = useTeam()?.regionCodes[0]?.slice(0, COUNTY_DIGITS) ?? own;
  const region = useAnswer(showRegion, { params: { code } }, { isOff: code === '' });
  const names = new Map<string, string>(region.value?.institutions.map(({ id, name }) => [id, name]));
  if (me?.scope.kind === 'institution' && me.scope.name !== undefined) names.set(me.scope.id, me.scope.name);
  return (id) => (id === undefined ? '' : (names.get(id) ?? id));
};
