package art.painter.plugins.trust;

import art.painter.api.plugin.Swap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which policy holds for which way, and the list of jars that are allowed by name. */
final class Policies {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final Map<Swap.Source, String> words = new EnumMap<>(Swap.Source.class);
  private final Set<String> allowed;

  Policies(Trust.Config config) {
    words.put(Swap.Source.REST, config.policy_rest());
    words.put(Swap.Source.SHELL, config.policy_shell());
    words.put(Swap.Source.DEPLOY, config.policy_deploy());
    words.put(Swap.Source.CATALOG, config.policy_catalog());
    allowed =
        Arrays.stream(config.allowed_sha256().split(","))
            .map(hash -> hash.strip().toLowerCase(Locale.ROOT))
            .filter(hash -> !hash.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Refuses a jar that the policy of the way does not let in. */
  void require(Swap.Source source, String sha256, Vouching vouching) {
    Optional<Policy> policy = Policy.of(words.get(source));
    if (policy.isEmpty()) {
      throw Refusals.untrusted(unknown(source) + " Until then no jar is let in this way.");
    }
    switch (policy.get()) {
      case SIGNED -> {
        if (vouching.subject().isEmpty()) {
          throw Refusals.untrusted(vouching.distrust() + " Or " + alternative(source));
        }
      }
      case ALLOW_LISTED -> {
        if (!allowed.contains(sha256)) {
          throw Refusals.untrusted(
              "The jar is not on the list of allowed ones. Put its SHA-256, "
                  + sha256
                  + ", into allowed.sha256 of "
                  + Trust.PID
                  + " if you trust it.");
        }
      }
      case ANY -> {
        // All that is whole.
      }
    }
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (Swap.Source source : Swap.Source.values()) {
      Optional<Policy> policy = Policy.of(words.get(source));
      if (policy.isEmpty()) {
        warnings.add(unknown(source));
      } else if (policy.get() == Policy.ANY) {
        warnings.add(
            "Any jar that is " + way(source) + " is put into service: " + key(source) + " is any.");
      }
    }
    allowed.stream()
        .filter(hash -> !SHA_256.matcher(hash).matches())
        .sorted()
        .map(hash -> "In allowed.sha256, \"" + Refusals.name(hash) + "\" is no SHA-256.")
        .forEach(warnings::add);
    return warnings;
  }

  private static String alternative(Swap.Source source) {
    return "choose another policy for jars that are "
        + way(source)
        + ", under "
        + key(source)
        + " in the configuration "
        + Trust.PID
        + ".";
  }

  private String unknown(Swap.Source source) {
    return "The configuration %s has the unknown %s \"%s\"; choose signed, allow-listed or any."
        .formatted(Trust.PID, key(source), Refusals.name(words.get(source)));
  }

  private static String key(Swap.Source source) {
    return "policy." + source.name().toLowerCase(Locale.ROOT);
  }

  private static String way(Swap.Source source) {
    return switch (source) {
      case REST -> "uploaded over REST";
      case SHELL -> "named in the shell";
      case DEPLOY -> "dropped into the deploy folder";
      case CATALOG -> "taken from a catalogue";
    };
  }
}
