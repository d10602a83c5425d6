-- That its artist asked to delete a version, and how far that is; null while nobody did.
alter table model_versions add column deletion varchar(1000000);
