-- When a training's state was last replaced: one that stands still is told of.
alter table trainings add column changed timestamp(9) with time zone default current_timestamp not null;
-- Those that have not ended are found, and all are counted, without reading the rows.
create index trainings_status on trainings (status, provider_id, changed);
