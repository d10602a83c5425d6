package art.painter.testkit;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Disclosure;
import art.painter.api.artwork.Evidence;
import art.painter.api.artwork.Rights;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes an artwork that differs from a sample in what a test is about. */
public final class ArtworkBuilder {
  private final Artwork sample;
  private String id;
  private String fileName;
  private String sha256;
  private String mediaType;
  private int width;
  private int height;
  private final Map<String, String> more;
  private Optional<Declaration> declaration;
  private Optional<Evidence> evidence;
  private Instant created;

  private ArtworkBuilder(Artwork sample) {
    this.sample = sample;
    id = sample.id();
    fileName = sample.fileName();
    sha256 = sample.facts().sha256();
    mediaType = sample.facts().mediaType();
    width = sample.facts().width();
    height = sample.facts().height();
    more = new HashMap<>(sample.facts().more());
    declaration = sample.declaration();
    evidence = sample.evidence();
    created = sample.created();
  }

  /**
   * {@return a builder that starts from this work}
   *
   * @param sample the work
   */
  public static ArtworkBuilder of(Artwork sample) {
    return new ArtworkBuilder(sample);
  }

  /**
   * {@return this builder, with another id}
   *
   * @param other the id
   */
  public ArtworkBuilder id(String other) {
    id = other;
    return this;
  }

  /**
   * {@return this builder, with another file name}
   *
   * @param other the file name
   */
  public ArtworkBuilder name(String other) {
    fileName = other;
    return this;
  }

  /**
   * {@return this builder, with other bytes}
   *
   * @param other SHA-256 of the file
   */
  public ArtworkBuilder sha256(String other) {
    sha256 = other;
    return this;
  }

  /**
   * {@return this builder, with another media type}
   *
   * @param other the media type
   */
  public ArtworkBuilder type(String other) {
    mediaType = other;
    return this;
  }

  /**
   * {@return this builder, with another size in pixels}
   *
   * @param w the width
   * @param h the height
   */
  public ArtworkBuilder size(int w, int h) {
    width = w;
    height = h;
    return this;
  }

  /**
   * {@return this builder, with another fact}
   *
   * @param name the fact's name
   * @param value the fact
   */
  public ArtworkBuilder fact(String name, String value) {
    more.put(name, value);
    return this;
  }

  /** {@return this builder, without any further fact, as after an older inspector} */
  public ArtworkBuilder withoutFacts() {
    more.clear();
    return this;
  }

  /**
   * {@return this builder, with another declaration}
   *
   * @param rights on what ground the work may be used
   * @param note the artist's words
   * @param disclosures what else is said
   */
  public ArtworkBuilder declared(Rights rights, String note, Disclosure... disclosures) {
    return declaration(new Declaration(rights, Set.of(disclosures), note, Samples.NOW));
  }

  /**
   * {@return this builder, with another declaration}
   *
   * @param other the declaration
   */
  public ArtworkBuilder declaration(Declaration other) {
    declaration = Optional.of(other);
    return this;
  }

  /** {@return this builder, without a declaration} */
  public ArtworkBuilder undeclared() {
    declaration = Optional.empty();
    return this;
  }

  /**
   * {@return this builder, with creation evidence}
   *
   * @param name the evidence file's name
   */
  public ArtworkBuilder evidence(String name) {
    evidence = Optional.of(new Evidence(name, 4_000_000));
    return this;
  }

  /** {@return this builder, without creation evidence} */
  public ArtworkBuilder withoutEvidence() {
    evidence = Optional.empty();
    return this;
  }

  /**
   * {@return this builder, with another time of upload}
   *
   * @param other the time
   */
  public ArtworkBuilder created(Instant other) {
    created = other;
    return this;
  }

  /** {@return the work} */
  public Artwork build() {
    ArtworkFacts facts =
        new ArtworkFacts(sha256, sample.facts().bytes(), mediaType, width, height, more);
    return new Artwork(id, sample.ownerId(), fileName, facts, declaration, evidence, created);
  }
}
