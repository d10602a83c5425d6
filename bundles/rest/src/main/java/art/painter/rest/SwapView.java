package art.painter.rest;

import art.painter.api.plugin.Swap;
import java.time.Instant;
import java.util.Optional;

/** A change to the plug-ins, as clients see it. */
record SwapView(
    String id,
    Swap.Action action,
    String actor,
    Swap.Source source,
    String bundle,
    Optional<String> from,
    Optional<String> to,
    Optional<String> sha256,
    Optional<String> signer,
    Swap.Outcome outcome,
    String message,
    Instant began,
    long millis) {
  static SwapView of(Swap swap) {
    return new SwapView(
        swap.id(),
        swap.action(),
        swap.actor(),
        swap.source(),
        swap.bundle(),
        swap.from(),
        swap.to(),
        swap.sha256(),
        swap.signer(),
        swap.outcome(),
        swap.message(),
        swap.began(),
        swap.millis());
  }
}
