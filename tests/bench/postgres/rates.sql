-- Every indicator of rates.csv, for every area and group, as of one day; and the open programme tasks.
--
-- psql variables: as_of (YYYY-MM-DD), rates_file and tasks_file (paths to write).
-- Written from the specification alone; the letters A1-A27 are its settled readings. Each set of the
-- specification is one working table. They are unlogged tables, not temporary ones, because PostgreSQL
-- does not scan temporary tables in parallel; each that is joined again is analysed first, in the columns
-- that the planner asks about.

-- ---------------------------------------------------------------------------------------------------
-- 0. The day
-- ---------------------------------------------------------------------------------------------------

-- `- interval '1 year'` clamps 29 February to the 28th (A3). Quarters are complete when their last day is
-- not after the day: on the last day of a quarter, tomorrow lies in the next one. The dates come back as
-- literals, so that the planner sees constants.
select
  d as t,
  date_trunc('year', d)::date as year_from,
  (date_trunc('year', d) - interval '1 year')::date as last_year_from,
  (d - interval '1 year')::date as year_ago,
  extract(month from d) = 12 and extract(day from d) = 31 as year_end,
  (extract(year from d + 1) - extract(year from d)) * 4 + extract(quarter from d + 1) - 1 as quarters_done
from (values (:'as_of'::date)) as day (d)
\gset

-- The birthday on which an age is completed. `+ interval` gives 28 February to people born on the 29th;
-- theirs is 1 March in common years: the clamped day is put back by the difference of the day numbers.
create function birthday(born date, age integer) returns date
language sql immutable parallel safe as $$
  select (born + make_interval(years => age))::date
    + (extract(day from born) - extract(day from born + make_interval(years => age)))::integer
$$;

-- ---------------------------------------------------------------------------------------------------
-- 1. People: R, the managed, C with the current contract
-- ---------------------------------------------------------------------------------------------------

-- R, the residents of the day.
create unlogged table living as
select
  id,
  region_code as village,
  birth_date,
  birthday(birth_date, 65) as elderly_from,
  birthday(birth_date, 7) > :'t' as is_child,
  string_to_array(key_groups, '|') as tags,
  ehr_filed_on,
  ehr_last_used_on
from residents
where birth_date <= :'t'
  and (died_on is null or died_on > :'t')
  and (moved_out_on is null or moved_out_on > :'t');
analyze living (id, birth_date, village);

-- M, the managed: one row per person and programme; of two enrolments in force the earliest counts (A10).
-- A number stands for the pair from here on: visits sort and join faster by it than by two texts.
create unlogged table managed as
select row_number() over ()::integer as managed_no, in_force.*
from (
  select e.resident_id, e.programme, r.village, r.elderly_from, r.birth_date, min(e.enrolled_on) as enrolled_on
  from enrolments e
  join living r on r.id = e.resident_id
  where e.enrolled_on <= :'t' and (e.closed_on is null or e.closed_on > :'t')
  group by 1, 2, 3, 4, 5
) in_force;
analyze managed;

-- Contracts of R known on the day, from signing on (A1), with the last day of the term (clamped, A3).
create unlogged table known_contract as
select
  c.id,
  c.resident_id,
  c.team_id,
  r.village,
  c.starts_on,
  c.ended_on,
  (c.starts_on + make_interval(years => c.term_years))::date - 1 as term_last
from contracts c
join living r on r.id = c.resident_id
where c.signed_on <= :'t';
analyze known_contract (id, resident_id, starts_on, term_last, ended_on);

-- C: the current contract, one per person: the one that started last, then the greatest id (A12).
-- `ended_on` is the first day without contract (A13); one at or before the start is never in force.
create unlogged table current_contract as
select distinct on (resident_id) resident_id, id, team_id
from known_contract
where starts_on <= :'t' and term_last >= :'t' and (ended_on is null or ended_on > :'t')
order by resident_id, starts_on desc, id desc;
analyze current_contract (resident_id, id);

-- Service items of current contracts that are due by the day, and those of them done by the day.
create unlogged table item_count as
select
  c.resident_id,
  count(*) as items_due,
  count(*) filter (where s.done_on <= :'t') as items_done
from services s
join current_contract c on c.id = s.contract_id
where s.due_on <= :'t'
group by c.resident_id;
analyze item_count (resident_id);

-- Annual exams of this calendar year up to the day, and of the year before.
create unlogged table exam_year as
select
  resident_id,
  bool_or(examined_on >= :'year_from') as this_year,
  bool_or(examined_on < :'year_from') as last_year
from exams
where kind = 'annual' and examined_on between :'last_year_from' and :'t'
group by resident_id;
analyze exam_year (resident_id);

-- ---------------------------------------------------------------------------------------------------
-- 2. Contract and file indicators, counted by village and group
-- ---------------------------------------------------------------------------------------------------

-- One row per person of R: the groups by age, programme and tag, and what the person adds to each count.
create unlogged table resident_fact as
select
  r.village,
  array_remove(array[
    case when r.elderly_from <= :'t' then 'elderly' end,
    case when r.is_child then 'child' end,
    case when m.hypertension then 'hypertension' end,
    case when m.diabetes then 'diabetes' end,
    case when 'pregnant' = any (r.tags) then 'pregnant' end,
    case when 'disabled' = any (r.tags) then 'disabled' end,
    case when 'low_income' = any (r.tags) then 'low_income' end,
    case when 'special_family' = any (r.tags) then 'special_family' end,
    case when 'tuberculosis' = any (r.tags) then 'tuberculosis' end,
    case when 'severe_mental' = any (r.tags) then 'severe_mental' end
  ], null) as key_groups,
  c.resident_id is not null as contracted,
  coalesce(i.items_due, 0) as items_due,
  coalesce(i.items_done, 0) as items_done,
  coalesce(r.ehr_filed_on <= :'t', false) as filed,
  coalesce(r.ehr_last_used_on > :'year_ago' and r.ehr_last_used_on <= :'t', false) as used,
  coalesce(x.this_year, false) as examined
from living r
left join current_contract c on c.resident_id = r.id
left join item_count i on i.resident_id = r.id
left join exam_year x on x.resident_id = r.id
left join (
  select
    resident_id,
    bool_or(programme = 'hypertension') as hypertension,
    bool_or(programme = 'diabetes') as diabetes
  from managed
  group by resident_id
) m on m.resident_id = r.id;

-- People are first counted by their exact combination of groups, of which a village has few; only these
-- sums are then spread over the groups: `all` for everybody, `key` for everybody in any group.
create unlogged table village_group as
with combination as (
  select
    village,
    key_groups,
    count(*) as residents,
    count(*) filter (where contracted) as contracted,
    count(*) filter (where items_due > 0) as with_due,
    count(*) filter (where items_due > 0 and items_done = items_due) as served,
    sum(items_due) as items_due,
    sum(items_done) as items_done,
    count(*) filter (where filed) as filed,
    count(*) filter (where filed and used) as used,
    count(*) filter (where examined) as examined
  from resident_fact
  group by village, key_groups
)
select
  village,
  member_of as group_name,
  sum(residents) as residents,
  sum(contracted) as contracted,
  sum(with_due) as with_due,
  sum(served) as served,
  sum(items_due) as items_due,
  sum(items_done) as items_done,
  sum(filed) as filed,
  sum(used) as used,
  sum(examined) as examined
from combination,
  unnest(
    array['all'] || case when key_groups = '{}' then '{}' else array['key'] end || key_groups
  ) as member_of
group by village, member_of;
analyze village_group;

-- Renewal counts contract rows (A26): last day t-394 .. t-30, not ended early, and another row of the
-- person that starts within the 30 days after.
create unlogged table village_renewal as
with ended as (
  select id, resident_id, village, term_last
  from known_contract
  where term_last between :'t'::date - 394 and :'t'::date - 30
    and (ended_on is null or ended_on > term_last)
),
renewed as (
  select distinct e.id
  from ended e
  join known_contract n on n.resident_id = e.resident_id
  where n.starts_on > e.term_last and n.starts_on <= e.term_last + 30
)
select e.village, count(*) as ended, count(r.id) as renewed
from ended e
left join renewed r on r.id = e.id
group by e.village;
analyze village_renewal;

-- ---------------------------------------------------------------------------------------------------
-- 3. Visits of the managed, classified (rows H0-H8, D0-D8 as the numbers 0-8)
-- ---------------------------------------------------------------------------------------------------

-- Whether a visit is *completed* does not depend on earlier visits: row 0 is the visit without its readings
-- that none of rows 1, 2, 3, 5 takes, and every adverse reaction ends in one of these. So the chain is no
-- recursion: two windows over earlier *dates* (groups frame) give the facts of the past. `seq * 2 + fact`
-- makes max() pick the fact of the latest visit, and `& 1` takes it out again.
create unlogged table visit as
with judged as (
  select
    f.id,
    m.managed_no,
    m.enrolled_on,
    f.visited_on,
    coalesce(f.visited_at, '00:00') as visited_at,
    f.mode in ('clinic', 'home') as face_to_face,
    f.outcome,
    f.outcome = 'done' as done,
    f.fpg,
    -- On target; unknown unless the visit was done and all readings of the programme are there (A6).
    case
      when f.outcome <> 'done' then null
      when f.programme = 'diabetes' then f.fpg < 7.0
      when f.sbp is null or f.dbp is null then null
      else f.sbp < case when f.visited_on >= m.elderly_from then 150 else 140 end and f.dbp < 90
    end as controlled,
    -- Any one sign of danger; a missing reading makes none (A11).
    coalesce(
      f.sbp >= 180 or f.dbp >= 110 or f.danger_signs is not null or f.cannot_handle = 'yes'
      or case f.programme
        when 'hypertension' then
          f.pregnant_or_lactating = 'yes' and (f.sbp >= 140 or f.dbp >= 90)
        else
          f.fpg >= 16.7 or f.fpg <= 3.9 or f.ppg >= 16.7 or f.ppg <= 3.9
          or f.heart_rate > 100 or f.temperature > 39.0
          or f.pregnant_or_lactating = 'yes' and (f.fpg >= 7.0 or f.ppg >= 11.1)
      end,
      false
    ) as emergency,
    coalesce(f.complication in ('new', 'worse'), false) as complication,
    coalesce(f.adverse_reaction in ('present', 'uncontrolled'), false) as reaction,
    coalesce(f.adverse_reaction = 'uncontrolled', false) as hard_reaction
  from followups f
  join managed m on m.resident_id = f.resident_id and m.programme = f.programme
  where f.visited_on <= :'t' and f.visited_on >= m.birth_date
),
ordered as (
  select
    *,
    done and (emergency or complication or reaction or controlled is not null) as completed,
    row_number() over (partition by managed_no order by visited_on, visited_at, id) as seq
  from judged
),
chained as (
  select
    *,
    max(seq * 2 + controlled::integer) filter (where completed) over earlier_dates & 1 = 1
      as was_controlled,
    max(seq * 2 + reaction::integer) filter (where completed) over earlier_dates & 1 = 1
      as had_reaction
  from ordered
  window earlier_dates as (
    partition by managed_no order by visited_on
    groups between unbounded preceding and 1 preceding
  )
)
select
  managed_no,
  seq,
  enrolled_on,
  visited_on,
  face_to_face,
  outcome,
  completed,
  controlled,
  fpg,
  case
    when not done then 8
    when emergency then 1
    when complication then 2
    when hard_reaction or (reaction and had_reaction) then 3
    when not controlled and not was_controlled then 4
    when reaction then 5
    when controlled is null then 0
    when not controlled then 6
    else 7
  end as row_number
from chained;
analyze visit (managed_no, visited_on, completed);

-- What each completed visit within the enrolment calls for (A8, A17), and when the next completed visit
-- of the chain was. Kept: the tasks still open (no next one), and those of two weeks that fell due this year.
create unlogged table visit_task as
select *
from (
  select
    managed_no,
    seq,
    enrolled_on,
    visited_on,
    row_number,
    case
      when row_number = 7 then (visited_on + interval '3 months')::date
      else visited_on + 14
    end as latest_on,
    lead(visited_on) over (partition by managed_no order by seq) as next_on
  from visit
  where completed
) task
where visited_on >= enrolled_on
  and (next_on is null or (row_number <= 6 and latest_on between :'year_from' and :'t'));
analyze visit_task;

-- The first check of a referral on record, from the visit's date on; programme the same or empty (A7, A16).
create unlogged table referral_check as
select v.managed_no, v.seq, min(f.checked_on) as checked_on
from visit_task v
join managed m on m.managed_no = v.managed_no
join referrals f on f.resident_id = m.resident_id and (f.programme is null or f.programme = m.programme)
where v.row_number <= 4 and f.checked_on between v.visited_on and :'t'
group by v.managed_no, v.seq;
analyze referral_check;

-- ---------------------------------------------------------------------------------------------------
-- 4. Programme facts, one row per managed person and programme
-- ---------------------------------------------------------------------------------------------------

-- The one open task: of the latest completed visit since the enrolment, else the first visit (A8). A
-- checked referral turns its task into a follow-up two weeks after the check (A7).
create unlogged table open_task as
select
  m.managed_no,
  case
    when v.managed_no is null then 'first_visit'
    when v.row_number = 7 then 'follow_up_routine'
    when v.row_number <= 4 and k.checked_on is null then 'referral_check'
    else 'follow_up_two_week'
  end as kind,
  coalesce(k.checked_on + 14, v.latest_on, m.enrolled_on + 14) as due_on
from managed m
left join visit_task v on v.managed_no = m.managed_no and v.next_on is null
left join referral_check k on k.managed_no = v.managed_no and k.seq = v.seq;
analyze open_task;

-- Two-week tasks that fell due this year up to the day (due today counts, A15) and were not answered in time
-- by a later completed visit or, for referral checks, by the record (A16).
create unlogged table missed_task as
select distinct v.managed_no
from visit_task v
left join referral_check k on k.managed_no = v.managed_no and k.seq = v.seq
where v.row_number <= 6
  and v.latest_on between :'year_from' and :'t'
  and (v.next_on is null or v.next_on > v.latest_on)
  and (k.checked_on is null or k.checked_on > v.latest_on);
analyze missed_task;

-- F: distinct dates of this year with a completed visit face to face, also from before the enrolment (A19).
create unlogged table face_to_face_count as
select managed_no, count(distinct visited_on) as visit_days
from visit
where visited_on >= :'year_from' and completed and face_to_face
group by managed_no;
analyze face_to_face_count;

-- The last reading visit of the year: lost, or done with a known value.
create unlogged table last_reading as
select distinct on (managed_no)
  managed_no,
  outcome = 'done' and controlled as on_target,
  outcome = 'done' and fpg <= 3.9 as too_low
from visit
where visited_on >= :'year_from' and (outcome = 'lost' or controlled is not null)
order by managed_no, seq desc;
analyze last_reading;

-- q is counted from the quarter of the enrolment if that lies in the year (A19): a person enrolled in the
-- third of four complete quarters needs 4 - 2 visits. F >= q holds by itself where q is 0 or less.
create unlogged table programme_fact as
select
  m.programme,
  m.village,
  c.team_id,
  s.standardised,
  s.standardised and n.managed_no is null as strict,
  coalesce(l.on_target, false) as on_target,
  coalesce(l.too_low, false) as too_low,
  o.due_on >= :'t' as on_time
from managed m
join open_task o on o.managed_no = m.managed_no
left join current_contract c on c.resident_id = m.resident_id
left join exam_year x on x.resident_id = m.resident_id
left join face_to_face_count f on f.managed_no = m.managed_no
left join last_reading l on l.managed_no = m.managed_no
left join missed_task n on n.managed_no = m.managed_no
cross join lateral (
  select
    coalesce(f.visit_days, 0) >= :quarters_done
      - case when m.enrolled_on >= :'year_from' then extract(quarter from m.enrolled_on) - 1 else 0 end
    and case
      when :'year_end' then coalesce(x.this_year, false)
      else m.enrolled_on >= :'year_from' or coalesce(x.this_year or x.last_year, false)
    end as standardised
) s;

-- Counted once by village, team and programme; a team is the one of the current contract, or none.
create unlogged table programme_count as
select
  village,
  team_id,
  programme,
  count(*) as managed,
  count(*) filter (where standardised) as standardised,
  count(*) filter (where strict) as strict,
  count(*) filter (where on_target) as on_target,
  count(*) filter (where too_low) as too_low,
  count(*) filter (where on_time) as on_time
from programme_fact
group by village, team_id, programme;
analyze programme_count;

-- ---------------------------------------------------------------------------------------------------
-- 5. Areas
-- ---------------------------------------------------------------------------------------------------

-- An institution stands for its teams and those of everything below it (A21); union stops at cycles.
create unlogged table institution_team as
with recursive below as (
  select id as institution_id, id as member_id from institutions
  union
  select b.institution_id, i.id
  from below b
  join institutions i on i.parent_id = b.member_id
)
select distinct b.institution_id, t.id as team_id
from below b
join teams t on t.institution_id = b.member_id;

-- The villages of each area, once each, by prefix of the village code: a code has 2, 4, 6, 9 or 12 digits, so
-- the prefixes of a village are five and found by equality.
create unlogged table area_village as
with prefix as (
  select v.village, left(v.village, digits) as code
  from (select distinct village from living) v
  cross join unnest(array[2, 4, 6, 9, 12]) as digits
),
team_village as (
  select distinct t.id as team_id, p.village
  from teams t
  cross join unnest(string_to_array(t.region_codes, '|')) as served (code)
  join prefix p on p.code = served.code
)
select 'region' as scope, r.code as scope_id, p.village
from prefix p
join regions r on r.code = p.code
union all
select 'team', team_id, village
from team_village
union all
select distinct 'institution', i.institution_id, v.village
from institution_team i
join team_village v on v.team_id = i.team_id;
analyze area_village;

-- ---------------------------------------------------------------------------------------------------
-- 6. Numerators and denominators by area
-- ---------------------------------------------------------------------------------------------------

create unlogged table area_count as
-- Contract and file indicators: everybody who lives in the area, contracted with any team (A22).
with area_group as (
  select
    a.scope,
    a.scope_id,
    g.group_name,
    sum(g.residents) as residents,
    sum(g.contracted) as contracted,
    sum(g.with_due) as with_due,
    sum(g.served) as served,
    sum(g.items_due) as items_due,
    sum(g.items_done) as items_done,
    sum(g.filed) as filed,
    sum(g.used) as used,
    sum(g.examined) as examined
  from area_village a
  join village_group g on g.village = a.village
  group by a.scope, a.scope_id, g.group_name
),
-- Programme indicators: by village in a region; by team of the contract in a team or institution, where
-- the groups `all` and `contracted` are the same people (A23).
programme_area as (
  select a.scope, a.scope_id, g.group_name, p.*
  from area_village a
  join programme_count p on p.village = a.village
  cross join (values ('all'), ('contracted')) as g (group_name)
  where a.scope = 'region' and (g.group_name = 'all' or p.team_id is not null)
  union all
  select a.scope, a.scope_id, g.group_name, p.*
  from (
    select 'team' as scope, id as scope_id, id as team_id from teams
    union all
    select 'institution', institution_id, team_id from institution_team
  ) a
  join programme_count p on p.team_id = a.team_id
  cross join (values ('all'), ('contracted')) as g (group_name)
),
programme_group as (
  select
    scope,
    scope_id,
    group_name,
    programme,
    sum(managed) as managed,
    sum(standardised) as standardised,
    sum(strict) as strict,
    sum(on_target) as on_target,
    sum(too_low) as too_low,
    sum(on_time) as on_time
  from programme_area
  group by scope, scope_id, group_name, programme
)
select a.scope, a.scope_id, i.indicator, a.group_name, i.numerator, i.denominator
from area_group a
cross join lateral (values
  ('contract_rate', a.contracted, a.residents),
  ('signed_and_served_rate', a.served, a.with_due),
  ('ehr_filing_rate', a.filed, a.residents),
  ('ehr_use_rate', a.used, a.filed)
) as i (indicator, numerator, denominator)
union all
select scope, scope_id, 'fulfilment_item_rate', 'all', items_done, items_due
from area_group
where group_name = 'all'
union all
select scope, scope_id, 'elderly_exam_rate', 'all', examined, residents
from area_group
where group_name = 'elderly'
union all
select a.scope, a.scope_id, 'renewal_rate', 'all', sum(r.renewed), sum(r.ended)
from area_village a
join village_renewal r on r.village = a.village
group by a.scope, a.scope_id
union all
select p.scope, p.scope_id, p.programme || i.indicator, p.group_name, i.numerator, p.managed
from programme_group p
cross join lateral (values
  ('_managed', p.managed),
  ('_standardised_rate', p.standardised),
  ('_standardised_strict_rate', p.strict),
  ('_control_rate', p.on_target),
  ('_followed_up_on_time_rate', p.on_time)
) as i (indicator, numerator)
union all
-- Only diabetes is shown apart (A20).
select scope, scope_id, 'diabetes_hypoglycaemia', group_name, too_low, managed
from programme_group
where programme = 'diabetes';
analyze area_count;

-- ---------------------------------------------------------------------------------------------------
-- 7. Output: the full grid, 73 rows per area, 0 of 0 included (A25)
-- ---------------------------------------------------------------------------------------------------

create view rate_row as
with area as (
  select 'region' as scope, code as scope_id from regions
  union all
  select 'institution', id from institutions
  union all
  select 'team', id from teams
),
grid_column as (
  select indicator, group_name
  from
    unnest(array[
      'contract_rate', 'signed_and_served_rate', 'ehr_filing_rate', 'ehr_use_rate'
    ]) as indicator,
    unnest(array[
      'all', 'key', 'elderly', 'child', 'hypertension', 'diabetes', 'pregnant', 'disabled', 'low_income',
      'special_family', 'tuberculosis', 'severe_mental'
    ]) as group_name
  union all
  select indicator, 'all'
  from unnest(array['fulfilment_item_rate', 'renewal_rate', 'elderly_exam_rate']) as indicator
  union all
  select programme || indicator, group_name
  from
    unnest(array['hypertension', 'diabetes']) as programme,
    unnest(array[
      '_managed', '_standardised_rate', '_standardised_strict_rate', '_control_rate',
      '_followed_up_on_time_rate'
    ]) as indicator,
    unnest(array['all', 'contracted']) as group_name
  union all
  select 'diabetes_hypoglycaemia', group_name
  from unnest(array['all', 'contracted']) as group_name
)
select
  a.scope,
  a.scope_id,
  g.indicator,
  g.group_name,
  coalesce(c.numerator, 0)::bigint as numerator,
  coalesce(c.denominator, 0)::bigint as denominator
from area a
cross join grid_column g
left join area_count c
  on c.scope = a.scope
  and c.scope_id = a.scope_id
  and c.indicator = g.indicator
  and c.group_name = g.group_name;

-- Percent with two decimals, half up, in whole numbers so that no tie is lost; empty where there is nobody.
copy (
  select
    scope,
    scope_id as "scopeId",
    indicator,
    group_name as "group",
    numerator,
    denominator,
    round((20000 * numerator + denominator) / nullif(2 * denominator, 0) / 100.0, 2) as rate
  from rate_row
  order by scope, scope_id, indicator, group_name
) to stdout with (format csv, header)
\g :rates_file

copy (
  select m.resident_id as "residentId", m.programme, o.kind, o.due_on as "dueOn"
  from open_task o
  join managed m on m.managed_no = o.managed_no
  order by m.resident_id, m.programme
) to stdout with (format csv, header)
\g :tasks_file
