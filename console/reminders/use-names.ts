import { useTeams } from '../kit/use-teams.ts';
import { useWords } from '../kit/words.ts';
import { NO_TEAM } from './items.ts';
import { reminderWords } from './words.ts';

/** The names of the teams that the reader may see; an id stands for itself until its name is here. */
export const useTeamNames = (): ((id: string) => string) => {
  const say = useWords(reminderWords);
  const { teams } = useTeams();
  const names = new Map<string, string>(teams.map(({ id, name }) => [id, name]));
  return (id) => (id === NO_TEAM ? say('noTeam') : (names.get(id) ?? id));
};
