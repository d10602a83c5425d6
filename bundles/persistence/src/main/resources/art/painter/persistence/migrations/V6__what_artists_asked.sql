-- A withdrawal stands from the moment it was asked for, also while its record cannot be logged.
alter table training_consents add column withdrawal_asked timestamp(9) with time zone;
-- What a consent is about, until its withdrawal is asked for: to the same there is one at a time. Those of before have
-- none, and nobody can agree to their notices any more.
alter table training_consents add column subject varchar(64);
alter table training_consents add constraint training_consents_subject unique (subject);
-- When it was last asked for: what was never logged is removed after a while.
alter table training_consents add column asked timestamp(9) with time zone default current_timestamp not null;
-- Exactly what the hash was taken of; those of before get theirs when they are read.
alter table license_terms add column text varchar(1000000);
