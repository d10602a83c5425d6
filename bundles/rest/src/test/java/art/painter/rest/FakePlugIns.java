package art.painter.rest;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.plugin.Offer;
import art.painter.api.plugin.PlugIn;
import art.painter.api.plugin.PlugInKind;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** One plug-in, which everything can be done to. */
final class FakePlugIns implements PlugIns {
  static Swap swap(Swap.Action action, Swap.Outcome outcome) {
    return new Swap(
        "s1",
        action,
        "account-1",
        Swap.Source.REST,
        "a.bundle",
        Optional.of("1.0.0"),
        Optional.of("1.1.0"),
        Optional.of(Samples.HASH),
        Optional.of("CN=Somebody"),
        outcome,
        "It serves.",
        Samples.AT,
        7);
  }

  @Override
  public List<PlugIn> all(Caller caller) {
    return List.of(
        new PlugIn(
            PlugInKind.READINESS_RULE,
            "a.rule",
            "a.bundle",
            "1.0.0",
            PlugIn.State.IN_USE,
            "shipped",
            5,
            "a.bundle.rule",
            Optional.of(new PlugIn.Use(Samples.AT, 3, 1, 0, Optional.of("It threw."))),
            Optional.empty()),
        new PlugIn(
            PlugInKind.TRAINING_PROVIDER,
            "b",
            "b.bundle",
            "1.0.0",
            PlugIn.State.INACTIVE,
            "REST",
            0,
            "",
            Optional.empty(),
            Optional.of("It waits for its configuration.")));
  }

  @Override
  public Swap upgrade(Caller caller, Swap.Source source, InputStream jar) {
    try {
      jar.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return swap(Swap.Action.UPGRADE, Swap.Outcome.DONE);
  }

  @Override
  public Swap upgrade(Caller caller, URI jar) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Swap rollback(Caller caller, String id) {
    return swap(Swap.Action.ROLLBACK, Swap.Outcome.DONE);
  }

  @Override
  public Swap remove(Caller caller, String id) {
    if (id.equals("shipped")) {
      throw PlatformException.conflict(SHIPPED, "It came with the node.");
    }
    return swap(Swap.Action.REMOVE, Swap.Outcome.DONE);
  }

  @Override
  public Page<Swap> swaps(Caller caller, Page.Request page) {
    return new Page<>(List.of(swap(Swap.Action.UPGRADE, Swap.Outcome.FAILED)), Optional.empty());
  }

  @Override
  public List<Offer> catalog(Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Swap install(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }
}
