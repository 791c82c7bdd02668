export {
  coveringTeams,
  descendants,
  type Institution,
  INSTITUTION_KINDS,
  type Organisation,
  type Region,
  serves,
  type Staff,
  STAFF_ROLES,
  type Team,
} from './organisation.ts';
