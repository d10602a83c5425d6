package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.plugin.Swap;
import art.painter.api.plugin.SwapStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The record of swaps. */
@Component
public final class JdbcSwapStore implements SwapStore {
  private static final RowMapper<Swap> SWAP =
      (row, context) ->
          new Swap(
              row.getString("id"),
              Swap.Action.valueOf(row.getString("action")),
              row.getString("actor"),
              Swap.Source.valueOf(row.getString("source")),
              row.getString("bundle"),
              Optional.ofNullable(row.getString("from_version")),
              Optional.ofNullable(row.getString("to_version")),
              Optional.ofNullable(row.getString("sha256")),
              Optional.ofNullable(row.getString("signer")),
              Swap.Outcome.valueOf(row.getString("outcome")),
              row.getString("message"),
              Rows.instant(row, "began"),
              row.getLong("millis"));

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcSwapStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public void add(Swap swap) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into swaps (id, action, actor, source, bundle, from_version, to_version,
                      sha256, signer, outcome, message, began, millis)
                    values (:id, :action, :actor, :source, :bundle, :from, :to,
                      :sha256, :signer, :outcome, :message, :began, :millis)
                    """)
                .bindMethods(swap)
                .execute());
  }

  @Override
  public void update(Swap swap) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    update swaps set bundle = :bundle, from_version = :from, to_version = :to,
                      sha256 = :sha256, signer = :signer, outcome = :outcome, message = :message,
                      millis = :millis
                    where id = :id
                    """)
                .bindMethods(swap)
                .execute());
  }

  @Override
  public List<Swap> underWay() {
    return database.read(
        handle ->
            handle
                .createQuery("select * from swaps where outcome = 'UNDER_WAY' order by id")
                .map(SWAP)
                .list());
  }

  @Override
  public List<Swap> latest() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from swaps where id in (select max(id) from swaps group by bundle)
                    order by bundle
                    """)
                .map(SWAP)
                .list());
  }

  @Override
  public Page<Swap> list(Page.Request page) {
    return database.page("select * from swaps where 1 = 1", query -> {}, page, SWAP, Swap::id);
  }
}
