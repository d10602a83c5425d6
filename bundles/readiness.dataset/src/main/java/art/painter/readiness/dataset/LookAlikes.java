package art.painter.readiness.dataset;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/**
 * Groups works that look alike, directly or through others, by their difference hashes. Comparing
 * each with each is half a million steps for 1,000 works, which takes milliseconds.
 */
final class LookAlikes {
  private static final int HEX_DIGITS = 16;

  /** A work's hashes; the mirrored one stands for the plain one where it is unknown. */
  private record Hashes(long plain, long mirrored) {
    boolean areWithin(int distance, Hashes other) {
      return near(plain, other.plain, distance)
          || near(plain, other.mirrored, distance)
          || near(mirrored, other.plain, distance);
    }

    private static boolean near(long a, long b, int distance) {
      return Long.bitCount(a ^ b) <= distance;
    }
  }

  private LookAlikes() {}

  /** Groups of two or more, in the order of their first works. */
  static List<List<Artwork>> among(List<Artwork> works, int distance) {
    List<Artwork> known = new ArrayList<>();
    List<Hashes> hashes = new ArrayList<>();
    for (Artwork work : works) {
      OptionalLong plain = hash(work, ArtworkFacts.DHASH);
      if (plain.isPresent()) {
        long mirrored = hash(work, ArtworkFacts.DHASH_MIRROR).orElse(plain.getAsLong());
        known.add(work);
        hashes.add(new Hashes(plain.getAsLong(), mirrored));
      }
    }
    int[] group = groups(hashes, distance);
    Map<Integer, List<Artwork>> members = new LinkedHashMap<>();
    for (int i = 0; i < known.size(); i++) {
      members.computeIfAbsent(root(group, i), first -> new ArrayList<>()).add(known.get(i));
    }
    return members.values().stream().filter(alike -> alike.size() > 1).toList();
  }

  private static int[] groups(List<Hashes> hashes, int distance) {
    int[] group = new int[hashes.size()];
    for (int i = 0; i < group.length; i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted while comparing works");
      }
      group[i] = i;
      for (int j = 0; j < i; j++) {
        if (hashes.get(i).areWithin(distance, hashes.get(j))) {
          group[root(group, i)] = root(group, j);
        }
      }
    }
    return group;
  }

  /** Follows a group to the work that stands for it, halving the way for whoever comes next. */
  private static int root(int[] group, int member) {
    int at = member;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }

  private static OptionalLong hash(Artwork work, String name) {
    try {
      return work.facts()
          .fact(name)
          .filter(hex -> hex.length() == HEX_DIGITS)
          .map(hex -> OptionalLong.of(Long.parseUnsignedLong(hex, 16)))
          .orElse(OptionalLong.empty());
    } catch (NumberFormatException garbled) {
      return OptionalLong.empty();
    }
  }
}
