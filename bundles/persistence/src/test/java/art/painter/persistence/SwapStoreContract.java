package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.Page;
import art.painter.api.plugin.Swap;
import art.painter.api.plugin.Swap.Outcome;
import art.painter.api.plugin.SwapStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SwapStoreContract extends StoreContract {
  private static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00.123456Z");

  SwapStore store;

  @BeforeEach
  void open() {
    database().write(handle -> handle.execute("delete from swaps"));
    store = new JdbcSwapStore(database());
  }

  private static Swap swap(String id, String bundle, Outcome outcome) {
    return new Swap(
        id,
        Swap.Action.UPGRADE,
        "operator-1",
        Swap.Source.REST,
        bundle,
        Optional.of("1.0.0"),
        Optional.of("1.1.0"),
        Optional.of("ab".repeat(32)),
        Optional.of("CN=Somebody"),
        outcome,
        "It is under way.",
        BEGAN,
        0);
  }

  @Test
  void a_swap_is_found_as_it_ended() {
    Swap begun =
        new Swap(
            "1",
            Swap.Action.ROLLBACK,
            "shell",
            Swap.Source.SHELL,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Outcome.UNDER_WAY,
            "It is under way.",
            BEGAN,
            0);
    store.add(begun);
    assertEquals(List.of(begun), store.underWay());
    Swap ended =
        new Swap(
            "1",
            Swap.Action.ROLLBACK,
            "shell",
            Swap.Source.SHELL,
            "a.b",
            Optional.of("2"),
            Optional.of("1"),
            Optional.of("cd".repeat(32)),
            Optional.of("CN=Somebody"),
            Outcome.FAILED,
            "It hangs.",
            BEGAN,
            1234);
    store.update(ended);
    assertEquals(List.of(), store.underWay());
    assertEquals(List.of(ended), store.list(Page.Request.first()).items());
  }

  @Test
  void the_latest_of_each_bundle_is_known() {
    Swap before = swap("1", "a", Outcome.FAILED);
    Swap after = swap("3", "a", Outcome.DONE);
    Swap other = swap("2", "b", Outcome.FAILED);
    List.of(before, other, after).forEach(store::add);
    assertEquals(List.of(after, other), store.latest());
  }

  @Test
  void the_record_is_read_page_by_page() {
    for (int i = 0; i < 5; i++) {
      store.add(swap("id-" + i, "a", Outcome.DONE));
    }
    Page<Swap> first = store.list(new Page.Request(Optional.empty(), 3));
    assertEquals(List.of("id-0", "id-1", "id-2"), first.items().stream().map(Swap::id).toList());
    Page<Swap> second = store.list(new Page.Request(first.next(), 3));
    assertEquals(List.of("id-3", "id-4"), second.items().stream().map(Swap::id).toList());
    assertTrue(second.next().isEmpty());
  }
}
