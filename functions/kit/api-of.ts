import type { Api, Operation } from './http.ts';
import { type ManifestRow, useCaseOf } from './manifest-row.ts';
import type { ProblemTable } from './problem.ts';
import type { Route } from './route.ts';
import type { UseCase } from './use-case.ts';

/** What a route is known by at the gateway: `METHOD /path/{name}`. */
const routeKeyOf = ({ method, path }: Route): string => `${method} ${path}`;

/** Use cases by their ids, each loaded when it is first asked for: a Lambda starts with what every request needs, and a
 *  request waits for nothing that another one needs. */
export type UseCases = Readonly<Record<string, () => Promise<UseCase<Route>>>>;

const requireSame = (useCase: UseCase<Route>, route: Route): UseCase<Route> => {
  if (useCase.route === route) return useCase;
  throw new Error(`${route.id} was given as the use case ${useCase.route.id}`);
};

/** The use cases of a capability as one Lambda answers them, by the manifest; throws where the two disagree. */
export const apiOf = (rows: readonly ManifestRow[], useCases: UseCases, problems: ProblemTable): Api => {
  const byId = new Map(rows.map((row) => [useCaseOf(row), row]));
  const operations = Object.entries(useCases).map(([id, load]): [string, Operation] => {
    const row = byId.get(id);
    if (row?.trigger.kind !== 'http') throw new Error(`the manifest has no route for ${id}`);
    const { route } = row.trigger;
    let loaded: UseCase<Route> | undefined;
    const useCase: UseCase<Route> = {
      route,
      run: async (asked, ports) => {
        loaded ??= requireSame(await load(), route);
        return loaded.run(asked, ports);
      },
    };
    return [routeKeyOf(route), { useCase, roles: row.roles }];
  });
  return { operations: new Map(operations), problems };
};
