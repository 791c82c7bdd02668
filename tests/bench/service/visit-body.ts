/** A visit on target as a client records it. */
export const visitBody = (programme: string, visitedOn: string) => {
  const readings = programme === 'hypertension' ? { sbp: 136, dbp: 84 } : { fpg: 6.4 };
  return {
    visits: [{ programme, visitedOn, visitedAt: '09:30', mode: 'clinic', outcome: 'done', ...readings }],
  };
};
