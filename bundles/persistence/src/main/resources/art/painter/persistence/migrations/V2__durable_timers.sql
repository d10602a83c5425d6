-- The attempt to begin a training is kept before its provider is asked.
alter table trainings add column attempt varchar(1000000);
alter table trainings add column undecided boolean default false not null;
-- Whether its provider has it, or may have it.
alter table trainings add column may_run boolean default false not null;
update trainings set may_run = true where reference is not null;
create index trainings_reference on trainings (provider_id, reference);
create index trainings_undecided on trainings (undecided, id);

-- As db-scheduler defines it.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(200) not null,
  task_data bytea,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
