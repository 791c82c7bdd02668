import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { organisationWords } from './words.ts';

/** Why whoever is signed in changes no team and no staff; undefined where they may. @source functions/organisation/manifest.ts */
export const useNotManager = (): string | undefined => {
  const say = useWords(organisationWords);
  const me = useMe();
  const may = me?.roles.some((role) => role === 'institution_manager' || role === 'administrator');
  return may === false ? say('onlyManagers') : undefined;
};

/** Why whoever is signed in changes no alliance; undefined where they may. @source functions/organisation/manifest.ts */
export const useNotAdministrator = (): string | undefined => {
  const say = useWords(organisationWords);
  return useMe()?.roles.includes('administrator') === false ? say('onlyAdministrators') : undefined;
};

/** Whether the reader sees the work of staff. @source functions/organisation/manifest.ts */
export const useSeesWorkload = (): boolean =>
  useMe()?.roles.some((role) => role !== 'auditor' && role !== 'integration') === true;
