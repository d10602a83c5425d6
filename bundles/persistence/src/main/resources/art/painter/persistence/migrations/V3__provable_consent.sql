-- Rows are added, never changed, but that a deletion empties content and document of the record it is about.
create table log_records (
  position bigint primary key,
  id varchar(64) not null,
  kind varchar(20) not null,
  artist_id varchar(64) not null,
  about varchar(64),
  -- The consent that is paused, resumed or withdrawn, and null for all other records: those of one consent are found
  -- without reading past its many receipts.
  decides_on varchar(64),
  entry bytea not null,
  content bytea not null,
  document bytea not null,
  media_type varchar(100) not null,
  format varchar(1000000) not null,
  logged timestamp(9) with time zone not null,
  constraint log_records_id unique (id)
);
create index log_records_decisions on log_records (decides_on, position);
create index log_records_logged on log_records (logged, position);

create table log_tiles (
  level integer not null,
  tile bigint not null,
  hashes bytea not null,
  primary key (level, tile)
);

-- One row, from the beginning: who changes its size appends. Without a record there is no note.
create table log_head (
  id integer primary key,
  size bigint not null,
  note varchar(1000000) not null,
  constraint log_head_once check (id = 1)
);
insert into log_head (id, size, note) values (1, 0, '');

-- The consents of before have no salted tree, and of their base model only its label.
alter table training_consents add column manifest_root varchar(64) default '' not null;
alter table training_consents add column manifest_salt varchar(64) default '' not null;
alter table training_consents alter column base_model set data type varchar(1000000);
update training_consents set base_model =
  '{"name":"' || replace(replace(base_model, '\', '\\'), '"', '\"')
  || '","version":"","maker":"","license":"","commercialUse":false,"trainingData":""}';

alter table test_outputs add column prompt_salt varchar(32) default '' not null;
-- Without a salt the prompt could be guessed from its hash.
update test_outputs set state = 'FAILED', message = 'It was ordered before an upgrade of the platform. Order it again.'
  where state in ('QUEUED', 'PROCESSING');
create index trainings_consent on trainings (consent_id, id);

-- Receipts are records of the log now.
drop table consent_receipts;
