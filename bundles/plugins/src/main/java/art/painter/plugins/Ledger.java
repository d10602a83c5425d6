package art.painter.plugins;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import art.painter.api.plugin.Swap.Action;
import art.painter.api.plugin.Swap.Outcome;
import art.painter.api.plugin.Swap.Source;
import art.painter.api.plugin.SwapStore;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the record of each swap from its beginning to its end. */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final SwapStore store;

  Ledger(SwapStore store) {
    this.store = store;
  }

  /** What a swap does; it fills in what it learns on its way. */
  interface Work {
    String run(Entry entry) throws Rejection, IOException;
  }

  /** Carries a swap out between its two lines in the record. */
  Swap carryOut(Caller caller, Action action, Source source, Work work) {
    Entry entry = new Entry(caller.accountId(), action, source);
    store.add(entry.as(Outcome.UNDER_WAY, "It is under way.", 0));
    long begun = System.nanoTime();
    try {
      String message = work.run(entry);
      return ended(entry, entry.unchanged ? Outcome.UNCHANGED : Outcome.DONE, message, begun);
    } catch (Rejection refused) {
      PlatformException told = refused.asConflict();
      ended(entry, Outcome.FAILED, told.getMessage(), begun);
      throw told;
    } catch (PlatformException refused) {
      ended(entry, Outcome.FAILED, refused.getMessage(), begun);
      throw refused;
    } catch (IOException | RuntimeException | Error unforeseen) {
      ended(entry, Outcome.FAILED, "The node failed; its log tells more.", begun);
      LOG.error("{} failed.", entry.what(), unforeseen);
      throw PlatformException.unavailable(
          PlugIns.FAILED,
          "The node could not carry this out. What served before still serves; the node's log"
              + " tells more.");
    }
  }

  private Swap ended(Entry entry, Outcome outcome, String message, long begun) {
    Swap swap = entry.as(outcome, message, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    LOG.info(
        "Swap {}: {} {} {} -> {} by {}: {} {}",
        swap.id(),
        swap.action(),
        swap.bundle(),
        swap.from().orElse("nothing"),
        swap.to().orElse("nothing"),
        swap.actor(),
        swap.outcome(),
        swap.message());
    try {
      store.update(swap);
    } catch (PlatformException notNow) {
      LOG.error("The end of swap {} could not be recorded.", swap.id(), notNow);
    }
    return swap;
  }

  /** Those that the last run of the node did not end. */
  void closeInterrupted() {
    for (Swap cut : store.underWay()) {
      store.update(
          new Swap(
              cut.id(),
              cut.action(),
              cut.actor(),
              cut.source(),
              cut.bundle(),
              cut.from(),
              cut.to(),
              cut.sha256(),
              cut.signer(),
              Outcome.INTERRUPTED,
              "The node ended in the middle of it.",
              cut.began(),
              cut.millis()));
    }
  }

  /** A swap as far as it is known. */
  final class Entry {
    private final String id = UuidCreator.getTimeOrderedEpochPlus1().toString();
    private final Instant began = Instant.now();
    private final String actor;
    private final Action action;
    private final Source source;
    private String bundle = "";
    private Optional<String> from = Optional.empty();
    private Optional<String> to = Optional.empty();
    private Optional<String> sha256 = Optional.empty();
    private Optional<String> signer = Optional.empty();
    private boolean unchanged;

    private Entry(String actor, Action action, Source source) {
      this.actor = actor;
      this.action = action;
      this.source = source;
    }

    /** Notes which versions it is about, so that a crash does not hide it. */
    void about(String name, Optional<String> before, Optional<String> after) {
      bundle = name;
      from = before;
      to = after;
      store.update(as(Outcome.UNDER_WAY, "It is under way.", 0));
    }

    void jar(String hash, Optional<String> signedBy) {
      sha256 = Optional.of(hash);
      signer = signedBy;
    }

    String unchanged(String message) {
      unchanged = true;
      return message;
    }

    String what() {
      return bundle.isEmpty() ? "The jar" : bundle + to.map(version -> " " + version).orElse("");
    }

    private Swap as(Outcome outcome, String message, long millis) {
      return new Swap(
          id, action, actor, source, bundle, from, to, sha256, signer, outcome, message, began,
          millis);
    }
  }
}
