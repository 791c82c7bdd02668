-- After the load: the keys that the files promise, and the statistics that the planner needs.
--
-- The rates of a whole county read nearly every row, so the planner answers them with hash joins and one
-- sort of the visits; further indexes were tried and only added to the time.

alter table regions add primary key (code);
alter table institutions add primary key (id);
alter table teams add primary key (id);
alter table residents add primary key (id);
alter table contracts add primary key (id);
alter table followups add primary key (id);

-- Only the columns that conditions and joins name; wide texts would cost as much again and tell nothing.
analyze regions, institutions, teams;
analyze residents (id, region_code, birth_date, died_on, moved_out_on);
analyze contracts (id, resident_id, signed_on);
analyze services (contract_id, due_on, done_on);
analyze enrolments (resident_id, programme, enrolled_on, closed_on);
analyze followups (resident_id, programme, visited_on);
analyze exams (resident_id, examined_on, kind);
analyze referrals (resident_id, programme, checked_on);
