import type { Api, Operation } from './http.ts';
import { type ManifestRow, useCaseOf } from './manifest-row.ts';
import type { ProblemTable } from './problem.ts';
import type { Route } from './route.ts';
import type { UseCase } from './use-case.ts';

/** What a route is known by at the gateway: `METHOD /path/{name}`. */
const routeKeyOf = ({ method, path }: Route): string => `${method} ${path}`;

/** The use cases of a capability as one Lambda answers them, by the manifest; throws where the two disagree. */
export const apiOf = (
  rows: readonly ManifestRow[],
  useCases: readonly UseCase<Route>[],
  problems: ProblemTable,
): Api => {
  const byId = new Map(rows.map((row) => [useCaseOf(row), row]));
  const operations = useCases.map((useCase): [string, Operation] => {
    const row = byId.get(useCase.route.id);
    if (row === undefined) throw new Error(`the manifest has no row for ${useCase.route.id}`);
    return [routeKeyOf(useCase.route), { useCase, roles: row.roles }];
  });
  return { operations: new Map(operations), problems };
};
