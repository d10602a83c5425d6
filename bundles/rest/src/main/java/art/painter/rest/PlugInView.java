package art.painter.rest;

import art.painter.api.plugin.PlugIn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plug-in, as clients see it. */
record PlugInView(
    String kind,
    String id,
    String bundle,
    String version,
    PlugIn.State state,
    String source,
    int ranking,
    List<String> configurationPids,
    Optional<UseView> use,
    Optional<String> why) {
  static PlugInView of(PlugIn plugIn) {
    return new PlugInView(
        plugIn.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        plugIn.id(),
        plugIn.bundle(),
        plugIn.version(),
        plugIn.state(),
        plugIn.source(),
        plugIn.ranking(),
        Arrays.stream(plugIn.configurationPids().split(",")).filter(pid -> !pid.isEmpty()).toList(),
        plugIn.use().map(UseView::of),
        plugIn.why());
  }

  record UseView(
      Instant since, long calls, long failures, int openLeases, Optional<String> lastError) {
    static UseView of(PlugIn.Use use) {
      return new UseView(use.since(), use.calls(), use.failures(), use.open(), use.lastError());
    }
  }
}
