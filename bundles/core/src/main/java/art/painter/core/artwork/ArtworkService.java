package art.painter.core.artwork;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.ArtworkInspector;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.artwork.Artworks;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Evidence;
import art.painter.api.blob.BlobStore;
import art.painter.api.blob.Content;
import art.painter.api.verification.VerificationStore;
import art.painter.core.blob.KeptFiles;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Artworks over their store and the blob store. */
@Component(configurationPid = "art.painter.core.artwork")
@Designate(ocd = ArtworkService.Config.class)
public final class ArtworkService implements Artworks {
  private static final Logger LOG = LoggerFactory.getLogger(ArtworkService.class);

  /** Configuration of artworks. */
  @ObjectClassDefinition(name = "pAInter artworks")
  @interface Config {
    @AttributeDefinition(
        description = "The largest file that is taken, in bytes (10 MiB).",
        min = "1")
    long most_bytes() default 10L * 1024 * 1024;

    @AttributeDefinition(description = "The most works that one artist can have.", min = "1")
    int most_per_artist() default 5000;
  }

  private final ArtworkStore store;
  private final BlobStore blobs;
  private final KeptFiles files;
  private final ArtworkInspector inspector;
  private final VerificationStore cases;
  private final Config config;

  @Activate
  public ArtworkService(
      @Reference ArtworkStore store,
      @Reference BlobStore blobs,
      @Reference KeptFiles files,
      @Reference ArtworkInspector inspector,
      @Reference VerificationStore cases,
      Config config) {
    this.store = store;
    this.blobs = blobs;
    this.files = files;
    this.inspector = inspector;
    this.cases = cases;
    this.config = config;
  }

  @Override
  public Uploaded upload(Caller caller, String fileName, InputStream body) {
    caller.require(Role.ARTIST);
    String name = lastPartOf(fileName);
    if (store.count(caller.accountId()) >= config.most_per_artist()) {
      throw PlatformException.conflict(
          TOO_MANY,
          "You have "
              + config.most_per_artist()
              + " works, as many as this node allows. Remove some first.");
    }
    try (BlobStore.Staged staged = stage(body)) {
      if (staged.bytes() == 0) {
        throw PlatformException.invalid(
            INCOMPLETE, "The upload has no bytes. Send the file as the request's body.");
      }
      ArtworkFacts facts = inspector.inspect(staged.path());
      Artwork artwork =
          new Artwork(
              UuidCreator.getTimeOrderedEpochPlus1().toString(),
              caller.accountId(),
              name,
              facts,
              Optional.empty(),
              Optional.empty(),
              Instant.now());
      return keep(artwork, staged);
    }
  }

  private BlobStore.Staged stage(InputStream body) {
    try {
      return blobs.stage(body::transferTo, config.most_bytes());
    } catch (UncheckedIOException cutOff) {
      LOG.debug("An upload ended early.", cutOff);
      throw PlatformException.invalid(
          INCOMPLETE, "The upload ended before all of it had arrived. Send the file again.");
    } catch (PlatformException refused) {
      if (refused.code().equals(BlobStore.TOO_LARGE)) {
        throw PlatformException.invalid(
            TOO_LARGE,
            "The file is larger than %,d bytes. Save it smaller or with more compression and upload it again."
                .formatted(config.most_bytes()));
      }
      throw refused;
    }
  }

  private Uploaded keep(Artwork artwork, BlobStore.Staged staged) {
    return files.keep(
        () -> {
          staged.commit();
          Artwork stored = store.add(artwork);
          return new Uploaded(stored, stored.id().equals(artwork.id()));
        });
  }

  private static String lastPartOf(String fileName) {
    String name =
        fileName
            .substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
            .strip();
    if (name.isEmpty() || name.length() > 255 || name.chars().anyMatch(Character::isISOControl)) {
      throw PlatformException.invalid(NAME_INVALID, "Give the file's name, 1 to 255 characters.");
    }
    return name;
  }

  @Override
  public Artwork get(Caller caller, String id) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(
            artwork ->
                caller.owns(artwork.ownerId())
                    || (caller.is(Role.REVIEWER) && cases.concernsArtwork(id)))
        .orElseThrow(() -> notFound(id));
  }

  @Override
  public Page<Artwork> list(Caller caller, Page.Request page) {
    return store.list(caller.require(Role.ARTIST).accountId(), page);
  }

  @Override
  public Content content(Caller caller, String id) {
    Artwork artwork = get(caller, id);
    ArtworkFacts facts = artwork.facts();
    return new Content(
        facts.mediaType(),
        facts.bytes(),
        facts.sha256(),
        artwork.fileName(),
        blobs.open(facts.sha256()));
  }

  @Override
  public Artwork declare(Caller caller, String id, Declaration declaration) {
    store.setDeclaration(own(caller, id).id(), declaration);
    return own(caller, id);
  }

  @Override
  public Artwork addEvidence(Caller caller, String id, Evidence evidence) {
    store.setEvidence(own(caller, id).id(), evidence);
    return own(caller, id);
  }

  @Override
  public void remove(Caller caller, String id) {
    Artwork artwork = own(caller, id);
    if (store.isNeeded(caller.accountId(), id)) {
      throw PlatformException.conflict(
          IN_USE,
          "A model selects this work, or a consent names it. Take it out of the model, and withdraw"
              + " and erase the consent. Then it can be removed.");
    }
    files.remove(() -> Optional.of(artwork.facts().sha256()), () -> store.remove(id));
  }

  private Artwork own(Caller caller, String id) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(artwork -> caller.owns(artwork.ownerId()))
        .orElseThrow(() -> notFound(id));
  }

  private static PlatformException notFound(String id) {
    return PlatformException.notFound(NOT_FOUND, "You have no artwork " + id + ".");
  }
}
