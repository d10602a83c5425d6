-- That its artist asked to delete a version, and how far that is; null while nobody did.
alter table model_versions add column deletion varchar(1000000);

-- Which works a model selects is looked up in its newest revision, which is all that keeps a work.
drop table model_artworks;
create index training_consents_artist on training_consents (artist_id);
