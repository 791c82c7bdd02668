-- The tables of a county folder, one per CSV file, column names as in the files but in snake_case.
--
-- Unlogged: the cluster is thrown away after the measurement, so nobody pays for a write-ahead log that
-- nobody would ever replay. The database is created with the C locale, so every id sorts and compares by
-- code points without saying so again. Keys and indexes follow after the load (indexes.sql).

create unlogged table regions (
  code text not null,
  name text not null,
  parent_code text,
  permanent_residents integer
);

create unlogged table institutions (
  id text not null,
  name text not null,
  kind text not null,
  region_code text not null,
  parent_id text,
  phone text
);

create unlogged table teams (
  id text not null,
  name text not null,
  institution_id text not null,
  region_codes text not null, -- a list joined with |
  phone text
);

create unlogged table staff (
  id text not null,
  name text not null,
  role text not null,
  team_id text not null,
  phone text,
  title text,
  is_leader text
);

create unlogged table residents (
  id text not null,
  name text not null,
  id_number text,
  sex text not null,
  birth_date date not null,
  phone text,
  phone_owner text,
  region_code text not null, -- the village, 12 digits
  household_id text,
  key_groups text, -- a list joined with |
  ehr_filed_on date,
  ehr_last_used_on date,
  sms_consent text,
  sms_opt_out_on date,
  died_on date,
  moved_out_on date
);

create unlogged table contracts (
  id text not null,
  resident_id text not null,
  team_id text not null,
  package text,
  signed_on date not null,
  starts_on date not null,
  term_years smallint not null,
  ended_on date, -- the first day without contract
  end_reason text,
  renews_id text
);

create unlogged table services (
  contract_id text not null,
  item text not null,
  due_on date not null,
  done_on date
);

create unlogged table enrolments (
  resident_id text not null,
  programme text not null,
  enrolled_on date not null,
  closed_on date,
  close_reason text
);

create unlogged table followups (
  id text not null,
  resident_id text not null,
  programme text not null,
  visited_on date not null,
  visited_at time,
  mode text not null,
  outcome text not null,
  sbp smallint, -- mmHg
  dbp smallint, -- mmHg
  fpg numeric, -- mmol/L; numeric, because 6.99 and 7.0 are compared exactly
  ppg numeric, -- mmol/L
  hba1c numeric, -- %
  heart_rate smallint, -- per minute, sustained
  temperature numeric, -- degrees Celsius
  weight_kg numeric,
  height_cm numeric,
  symptoms text,
  danger_signs text,
  adverse_reaction text,
  complication text,
  pregnant_or_lactating text,
  cannot_handle text,
  adherence text,
  staff_id text,
  note text
);

create unlogged table exams (
  resident_id text not null,
  examined_on date not null,
  kind text not null,
  sbp smallint,
  dbp smallint,
  fpg numeric,
  height_cm numeric,
  weight_kg numeric,
  waist_cm numeric,
  result text,
  note text
);

create unlogged table prescriptions (
  id text not null,
  resident_id text not null,
  programme text not null,
  issued_on date not null,
  days smallint not null,
  drugs text not null,
  assessed text,
  patient_confirmed text,
  staff_id text,
  stopped_on date
);

create unlogged table referrals (
  id text not null,
  resident_id text not null,
  programme text,
  direction text not null,
  reason text not null,
  urgency text not null,
  referred_on date not null,
  to_institution_id text,
  checked_on date,
  returned_on date,
  status text
);
