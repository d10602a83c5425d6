package art.painter.api.model;

import art.painter.api.PlatformException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything about a model that its artist can edit.
 *
 * @param name what it is called, 2 to 80 characters
 * @param type what it learns
 * @param triggerWord what switches it on; unique on the platform
 * @param destination the private place where its versions are kept: 2 to 60 lower-case letters,
 *     digits and dashes; unique
 * @param artworkIds the selected works, each once
 * @param confirmations what the artist confirmed of them
 * @param termsHash the license terms in force, by their content hash, when set
 */
public record ModelSetup(
    String name,
    ModelType type,
    TriggerWord triggerWord,
    String destination,
    List<String> artworkIds,
    Set<SafetyConfirmation> confirmations,
    Optional<String> termsHash) {
  /** The code of a set-up that is not possible. */
  public static final String INVALID = "model.invalid";

  private static final Pattern DESTINATION = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58})[a-z0-9]");

  /** Trims, copies and checks; refuses with {@link #INVALID}. */
  public ModelSetup {
    name = name.strip();
    artworkIds = artworkIds.stream().distinct().toList();
    confirmations = Set.copyOf(confirmations);
    if (name.length() < 2 || name.length() > 80 || name.chars().anyMatch(Character::isISOControl)) {
      throw PlatformException.invalid(INVALID, "Give the model a name of 2 to 80 characters.");
    }
    if (!DESTINATION.matcher(destination).matches()) {
      throw PlatformException.invalid(
          INVALID,
          "Give the destination as 2 to 60 lower-case letters, digits and dashes, such as cheri-landscapes.");
    }
  }

  /**
   * {@return this set-up with other works; confirmations are dropped when the works differ, since
   * they were about the old ones}
   *
   * @param ids the selected works
   */
  public ModelSetup withArtworks(List<String> ids) {
    Set<SafetyConfirmation> kept =
        Set.copyOf(ids).equals(Set.copyOf(artworkIds)) ? confirmations : Set.of();
    return new ModelSetup(name, type, triggerWord, destination, ids, kept, termsHash);
  }

  /**
   * {@return this set-up with other confirmations}
   *
   * @param confirmed what the artist confirms
   */
  public ModelSetup withConfirmations(Set<SafetyConfirmation> confirmed) {
    return new ModelSetup(name, type, triggerWord, destination, artworkIds, confirmed, termsHash);
  }

  /**
   * {@return this set-up under other terms}
   *
   * @param hash the terms' content hash
   */
  public ModelSetup withTerms(String hash) {
    return new ModelSetup(
        name, type, triggerWord, destination, artworkIds, confirmations, Optional.of(hash));
  }
}
