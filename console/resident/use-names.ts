import { showRegion, showTeam } from '../../functions/organisation/api.ts';
import { listPackages } from '../../functions/contracts/api.ts';
import { listProgrammes } from '../../functions/programmes/api.ts';
import { itemWords } from '../kit/code-words.ts';
import { useSay } from '../kit/language.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames } from '../kit/words.ts';
import { useSeen } from './seen.ts';

/** Names a programme: as the story does, and else as the list of them; its code until its name is known. */
export const useProgrammeName = (): ((code: string) => string) => {
  const choose = useSay();
  const { programmes } = useSeen().story;
  const items = useAnswer(listProgrammes, {}).value?.items ?? [];
  return (code) => {
    const found =
      programmes.find(({ programme }) => programme === code) ?? items.find((item) => item.code === code);
    return found === undefined ? code : choose(found.name);
  };
};

/** The codes of the programmes with their names. */
export const useProgrammes = (): readonly { readonly value: string; readonly label: string }[] => {
  const choose = useSay();
  const items = useAnswer(listProgrammes, {}).value?.items ?? [];
  return items.map(({ code, name }) => ({ value: code, label: choose(name) }));
};

/** The contract that is in force, and else none. */
export const useCurrentContract = () =>
  useSeen().story.contracts.findLast(({ status }) => status === 'active');

/** The team of the contract in force, or the last one; undefined where it cannot be seen. */
export const useTeam = () => {
  const { story } = useSeen();
  const current = useCurrentContract();
  const teamId = current?.teamId ?? story.contracts.at(-1)?.teamId ?? '';
  return useAnswer(showTeam, { params: { teamId } }, { isOff: teamId === '' }).value;
};

/** Names somebody of the staff; their id where the team does not know them. */
export const useStaffName = (): ((id: string) => string) => {
  const team = useTeam();
  return (id) => team?.members.find((member) => member.id === id)?.name ?? id;
};

/** Names a village or a township; its code until its name is known. */
export const useRegion = (code: string) => {
  const region = useAnswer(showRegion, { params: { code } }, { isOff: code === '' }).value;
  return region;
};

/** Names a package or a promised service; its code where it has no name. */
export const usePackageName = (): ((code: string) => string) => {
  const choose = useSay();
  const known = useNames(itemWords);
  const items = useAnswer(listPackages, { query: { limit: '200' } }).value?.items ?? [];
  return (code) => {
    const found = items.findLast((item) => item.code === code);
    return found === undefined ? known(code) : choose(found.name);
  };
};
