-- Standard SQL that H2 and PostgreSQL both take. Long texts and JSON are long VARCHARs and no CLOBs, which H2 would keep
-- apart from their rows. Ids are texts that sort in the order in which things were made.

create table accounts (
  id varchar(64) primary key,
  email varchar(254) not null,
  public_name varchar(60) not null,
  -- The public name regardless of case.
  public_name_key varchar(180) not null,
  country varchar(2) not null,
  password_hash varchar(1000) not null,
  created timestamp(9) with time zone not null,
  constraint accounts_email unique (email),
  constraint accounts_public_name unique (public_name_key)
);

create table account_roles (
  account_id varchar(64) not null references accounts on delete cascade,
  role varchar(20) not null,
  primary key (account_id, role)
);
create index account_roles_role on account_roles (role);

create table sessions (
  token_hash varchar(64) primary key,
  account_id varchar(64) not null references accounts on delete cascade,
  expires timestamp(9) with time zone not null
);
create index sessions_expires on sessions (expires);

create table artworks (
  id varchar(64) primary key,
  owner_id varchar(64) not null,
  file_name varchar(255) not null,
  sha256 varchar(64) not null,
  bytes bigint not null,
  media_type varchar(100) not null,
  width integer not null,
  height integer not null,
  more varchar(1000000) not null,
  declaration varchar(1000000),
  evidence varchar(1000000),
  created timestamp(9) with time zone not null,
  constraint artworks_owner_sha256 unique (owner_id, sha256)
);
create index artworks_owner on artworks (owner_id, id);
create index artworks_sha256 on artworks (sha256);

create table models (
  id varchar(64) primary key,
  owner_id varchar(64) not null,
  revision integer not null,
  created timestamp(9) with time zone not null
);
create index models_owner on models (owner_id, id);

create table model_revisions (
  model_id varchar(64) not null references models,
  revision integer not null,
  setup varchar(1000000) not null,
  edited timestamp(9) with time zone not null,
  primary key (model_id, revision)
);

-- Trigger words and destinations belong to the model that had them first, also when a later revision of it drops them:
-- versions that were trained with them still go by them.
create table model_names (
  kind varchar(20) not null,
  name varchar(100) not null,
  model_id varchar(64) not null references models,
  primary key (kind, name)
);

-- Every work that any revision of a model selects.
create table model_artworks (
  artwork_id varchar(64) not null,
  model_id varchar(64) not null references models,
  primary key (artwork_id, model_id)
);
create index model_artworks_model on model_artworks (model_id);

create table verification_cases (
  id varchar(64) primary key,
  artist_id varchar(64) not null,
  method varchar(200) not null,
  model_id varchar(64),
  artwork_ids varchar(1000000) not null,
  basis_hash varchar(64) not null,
  origin varchar(1000000) not null,
  state varchar(20) not null,
  history varchar(1000000) not null
);
create index verification_cases_artist on verification_cases (artist_id, id);
create index verification_cases_model on verification_cases (model_id);
create index verification_cases_state on verification_cases (state, id);

create table verification_artworks (
  artwork_id varchar(64) not null,
  case_id varchar(64) not null references verification_cases,
  primary key (artwork_id, case_id)
);

-- Rows are added, never changed.
create table readiness_reports (
  id varchar(64) primary key,
  model_id varchar(64) not null,
  model_revision integer not null,
  score integer not null,
  threshold integer not null,
  ready boolean not null,
  results varchar(1000000) not null,
  evaluated timestamp(9) with time zone not null
);

-- Rows are added, never changed.
create table license_terms (
  hash varchar(64) primary key,
  tiers varchar(1000000) not null,
  restricted varchar(1000000) not null,
  note varchar(1000000) not null,
  created timestamp(9) with time zone not null
);

-- Rows are added, never changed.
create table training_consents (
  id varchar(64) primary key,
  version integer not null,
  artist_id varchar(64) not null,
  jurisdiction varchar(2) not null,
  model_id varchar(64) not null,
  model_revision integer not null,
  works varchar(1000000) not null,
  manifest_hash varchar(64) not null,
  terms_hash varchar(64) not null,
  provider_id varchar(200) not null,
  base_model varchar(1000) not null,
  notice varchar(1000000) not null,
  given timestamp(9) with time zone not null
);
create index training_consents_model on training_consents (model_id, id);

-- Rows are added, never changed.
create table consent_receipts (
  id varchar(64) primary key,
  image_hash varchar(64) not null,
  version_id varchar(64) not null,
  issued timestamp(9) with time zone not null,
  receipt varchar(1000000) not null,
  format varchar(1000000) not null,
  media_type varchar(100) not null,
  bytes bytea not null
);
create index consent_receipts_image on consent_receipts (image_hash);
create index consent_receipts_version on consent_receipts (version_id, id);

create table trainings (
  id varchar(64) primary key,
  owner_id varchar(64) not null,
  model_id varchar(64) not null,
  model_revision integer not null,
  provider_id varchar(200) not null,
  consent_id varchar(64) not null,
  report_id varchar(64) not null,
  seed bigint not null,
  created timestamp(9) with time zone not null,
  idempotency_key varchar(255),
  -- The model while the training has not ended, then null: a model has one unfinished training at most.
  active_model_id varchar(64),
  status varchar(20) not null,
  progress double precision not null,
  message varchar(1000000) not null,
  log varchar(1000000) not null,
  reference varchar(1000),
  package_hash varchar(64),
  cancel_requested boolean not null,
  version_id varchar(64),
  completed timestamp(9) with time zone,
  constraint trainings_key unique (owner_id, idempotency_key),
  constraint trainings_active unique (active_model_id)
);
create index trainings_model on trainings (model_id, id);
create index trainings_package on trainings (package_hash);

create table model_versions (
  id varchar(64) primary key,
  owner_id varchar(64) not null,
  model_id varchar(64) not null,
  model_revision integer not null,
  training_id varchar(64) not null references trainings,
  provider_id varchar(200) not null,
  provider_version varchar(1000) not null,
  trigger_word varchar(40) not null,
  consent_id varchar(64) not null,
  base_model varchar(1000000) not null,
  weights_hash varchar(64) not null,
  weights_bytes bigint not null,
  details varchar(1000000) not null,
  completed timestamp(9) with time zone not null,
  constraint model_versions_training unique (training_id)
);
create index model_versions_model on model_versions (model_id, id);
create index model_versions_weights on model_versions (weights_hash);

create table test_outputs (
  id varchar(64) primary key,
  owner_id varchar(64) not null,
  version_id varchar(64) not null,
  prompt varchar(1000000) not null,
  seed bigint not null,
  strength double precision not null,
  created timestamp(9) with time zone not null,
  idempotency_key varchar(255),
  state varchar(20) not null,
  message varchar(1000000) not null,
  image varchar(1000000),
  image_hash varchar(64),
  review varchar(1000000),
  constraint test_outputs_key unique (owner_id, idempotency_key)
);
create index test_outputs_version on test_outputs (version_id, id);
create index test_outputs_state on test_outputs (state, owner_id);
create index test_outputs_image on test_outputs (image_hash);
