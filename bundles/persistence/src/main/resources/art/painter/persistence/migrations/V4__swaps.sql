-- What was done to the plug-ins. Rows are added when a swap begins and completed when it ends.
create table swaps (
  id varchar(64) primary key,
  action varchar(20) not null,
  actor varchar(64) not null,
  source varchar(20) not null,
  bundle varchar(200) not null,
  from_version varchar(200),
  to_version varchar(200),
  sha256 varchar(64),
  signer varchar(2000),
  outcome varchar(20) not null,
  message varchar(1000000) not null,
  began timestamp(9) with time zone not null,
  millis bigint not null
);
create index swaps_outcome on swaps (outcome, id);
create index swaps_bundle on swaps (bundle, id);
