package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.TrainingConsent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Consents. What is erased of them, {@link JdbcLogStore} erases. */
@Component
public final class JdbcConsentStore implements ConsentStore {
  private static final RowMapper<TrainingConsent> CONSENT =
      ConstructorMapper.of(TrainingConsent.class);

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcConsentStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public TrainingConsent add(TrainingConsent consent) {
    return database.addOrFind(
        consent,
        handle ->
            handle
                .createUpdate(
                    """
                    insert into training_consents (id, version, artist_id, jurisdiction, model_id,
                      model_revision, works, manifest_hash, manifest_root, manifest_salt,
                      terms_hash, provider_id, base_model, notice, given, subject, asked)
                    values (:id, :version, :artistId, :jurisdiction, :modelId,
                      :modelRevision, :works, :manifestHash, :manifestRoot, :manifestSalt,
                      :termsHash, :providerId, :baseModel, :notice, :given, :subject, :given)
                    """)
                .bindMethods(consent)
                .execute(),
        () -> askAgain(consent));
  }

  /** In one transaction with the time, so that it is not removed as one that nobody asks for. */
  private Optional<TrainingConsent> askAgain(TrainingConsent consent) {
    return database.write(
        handle -> {
          handle
              .createUpdate("update training_consents set asked = :given where subject = :subject")
              .bindMethods(consent)
              .execute();
          return handle
              .createQuery("select * from training_consents where subject = :subject")
              .bindMethods(consent)
              .map(CONSENT)
              .findOne();
        });
  }

  @Override
  public int removeUnlogged(Instant before) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from training_consents c
                    where version > 1 and asked < :before
                      and not exists (select 1 from log_records r where r.id = c.id)
                    """)
                .bind("before", before)
                .execute());
  }

  @Override
  public Optional<TrainingConsent> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from training_consents where id = :id")
                .bind("id", id)
                .map(CONSENT)
                .findOne());
  }

  @Override
  public Page<TrainingConsent> list(String modelId, Page.Request page) {
    return database.page(
        "select * from training_consents where model_id = :modelId",
        query -> query.bind("modelId", modelId),
        page,
        CONSENT,
        TrainingConsent::id);
  }

  @Override
  public void askWithdrawal(String consentId, Instant now) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    update training_consents set withdrawal_asked = :now, subject = null
                    where id = :id and withdrawal_asked is null
                    """)
                .bind("id", consentId)
                .bind("now", now)
                .execute());
  }

  @Override
  public Optional<Instant> withdrawalAsked(String consentId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select withdrawal_asked from training_consents
                    where id = :id and withdrawal_asked is not null
                    """)
                .bind("id", consentId)
                .mapTo(Instant.class)
                .findOne());
  }

  @Override
  public List<TrainingConsent> withdrawalsToLog(int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select c.* from training_consents c
                    where withdrawal_asked is not null
                      and not exists (select 1 from log_records r where r.id = c.id || '.withdrawal')
                      and (version = 1 or exists (select 1 from log_records r where r.id = c.id))
                    order by withdrawal_asked limit :most
                    """)
                .bind("most", most)
                .map(CONSENT)
                .list());
  }
}
