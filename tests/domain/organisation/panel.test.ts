import { describe, expect, test } from 'vitest';

import { type Contract, evolve as evolveContracts, transfer } from '../../../domain/contracts/index.ts';
import {
  evolve,
  movePanel,
  type MovePanel,
  type Panelist,
  panelSize,
  panelWarning,
  type PanelWorld,
} from '../../../domain/organisation/index.ts';
import { PanelMoved } from '../../../events/organisation.ts';
import { anOrganisation, aTeam } from '../../given/organisation.ts';
import { aContract } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const today = on('2025-06-30');

const aPanelist = (id: string, contracts: readonly Contract[]): Panelist => ({
  residentId: anId(id),
  contracts,
});
const signed = (id: string, teamId = 'T1', startsOn = '2025-01-01'): Panelist =>
  aPanelist(id, [aContract({ id: `C-${id}`, residentId: id, teamId, startsOn })]);

/** Two with team 1; one with team 2, one whose contract with team 1 is over, one without any. */
const residents = [
  signed('R1'),
  signed('R2'),
  signed('R3', 'T2'),
  signed('R4', 'T1', '2024-01-01'),
  aPanelist('R5', []),
];

const organisation = anOrganisation({ teams: [aTeam({ id: 'T1' }), aTeam({ id: 'T2' })] });
const aWorld = (more: Partial<PanelWorld> = {}): PanelWorld => ({
  organisation,
  residents,
  today,
  contractIdFor: (residentId) => anId(`N-${residentId}`),
  ...more,
});
const toMove = (more: Partial<MovePanel> = {}): MovePanel => ({
  teamId: anId('T1'),
  toTeamId: anId('T2'),
  startsOn: on('2025-07-01'),
  reason: '团队合并',
  hasConsent: true,
  ...more,
});

describe('a panel', () => {
  test('is who has the current contract with the team on the day', () => {
    expect(panelSize(residents, anId('T1'), today)).toBe(2);
    expect(panelSize(residents, anId('T1'), on('2024-06-30'))).toBe(1);
    expect(panelSize(residents, anId('T9'), today)).toBe(0);
  });

  test.each([
    [1999, undefined],
    [2000, undefined],
    [2001, { code: 'organisation/large-panel', size: 2001, line: 2000 }],
  ])('of %i is warned of: %j', (size, warning) => {
    expect(panelWarning(size)).toEqual(warning);
  });

  test('may have another line', () => {
    expect(panelWarning(601, 600)).toMatchObject({ line: 600 });
    expect(panelWarning(600, 600)).toBeUndefined();
  });
});

describe('moving a panel', () => {
  test('plans one transfer for each resident with a current contract in the team', () => {
    const result = movePanel(toMove(), aWorld());
    const terms = { teamId: 'T2', startsOn: '2025-07-01', hasConsent: true };
    expect(result).toStrictEqual({
      ok: true,
      value: {
        event: {
          type: 'panel-moved@1',
          teamId: 'T1',
          toTeamId: 'T2',
          startsOn: '2025-07-01',
          reason: '团队合并',
          contracts: 2,
        },
        transfers: ['R1', 'R2'].map((id) => ({
          residentId: id,
          transfer: { contractId: `N-${id}`, fromId: `C-${id}`, ...terms },
          reason: '团队合并',
        })),
        withoutContract: [],
      },
    });
    if (result.ok) expect(PanelMoved.safeParse(result.value.event).success).toBe(true);
  });

  test('of named residents leaves the others, and says who has no contract there', () => {
    const residentIds = ['R5', 'R2', 'R9', 'R2', 'R3', 'R4'].map((id) => anId<'ResidentId'>(id));
    const result = movePanel(toMove({ residentIds }), aWorld());
    expect(result.ok && result.value.transfers.map(({ residentId }) => residentId)).toEqual(['R2']);
    expect(result.ok && result.value.withoutContract).toEqual(['R5', 'R9', 'R3', 'R4']);
    const none = movePanel(toMove({ residentIds: [] }), aWorld());
    expect(none.ok && none.value.transfers).toEqual([]);
  });

  test('each transfer may be decided, and then the panel is with the other team', () => {
    const result = movePanel(toMove(), aWorld());
    const transfers = result.ok ? result.value.transfers : [];
    const moved = residents.map(({ residentId, contracts }) => {
      const plan = transfers.find((planned) => planned.residentId === residentId);
      const outcome = plan && transfer(contracts, plan.transfer, today);
      const events = outcome?.ok === true ? outcome.value : [];
      return { residentId, contracts: events.reduce(evolveContracts, [...contracts]) };
    });
    expect(panelSize(moved, anId('T1'), on('2025-07-01'))).toBe(0);
    expect(panelSize(moved, anId('T2'), on('2025-07-01'))).toBe(3);
  });

  test.each([
    ['to the same team', { toTeamId: anId<'TeamId'>('T1') }, { code: 'organisation/same-team' }],
    [
      'from an unknown team',
      { teamId: anId<'TeamId'>('T8') },
      { code: 'organisation/unknown-team', teamId: 'T8' },
    ],
    [
      'to an unknown team',
      { toTeamId: anId<'TeamId'>('T9') },
      { code: 'organisation/unknown-team', teamId: 'T9' },
    ],
    ['without a reason', { reason: ' ' }, { code: 'organisation/no-reason' }],
    [
      'before today',
      { startsOn: on('2025-06-29') },
      { code: 'organisation/starts-before-today', today: '2025-06-30' },
    ],
  ])('%s is refused', (_, more, error) => {
    expect(movePanel(toMove(more), aWorld())).toEqual({ ok: false, error });
  });

  test('may start today, and changes contracts only', () => {
    const result = movePanel(toMove({ startsOn: today }), aWorld());
    const roster = { organisation, terms: [] };
    expect(result.ok && evolve(roster, result.value.event)).toBe(roster);
  });
});
