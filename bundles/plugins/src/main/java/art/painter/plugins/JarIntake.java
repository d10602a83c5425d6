package art.painter.plugins;

import art.painter.api.PlatformException;
import art.painter.api.plugin.Offer;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import art.painter.plugins.catalog.Fetch;
import art.painter.plugins.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/** The ways in which a jar comes in: copied to a place of its own, hashed, held against trust. */
final class JarIntake {
  private final PlugInFolder folder;
  private final Provenance provenance;
  private final Swapping swapping;
  private final long mostBytes;
  private final Fetch fetch;

  JarIntake(
      PlugInFolder folder,
      Provenance provenance,
      Swapping swapping,
      long mostBytes,
      Duration fetchTime) {
    this.folder = folder;
    this.provenance = provenance;
    this.swapping = swapping;
    this.mostBytes = mostBytes;
    this.fetch = new Fetch(fetchTime);
  }

  void close() {
    fetch.close();
  }

  String uploaded(Ledger.Entry entry, Swap.Source source, InputStream in)
      throws IOException, Rejection {
    return lending(
        file -> {
          Jar jar = Jar.read(file, Sha256.copy(in, file, mostBytes));
          return admitted(entry, source, jar, "");
        });
  }

  String deployed(Ledger.Entry entry, Path dropped) throws IOException, Rejection {
    return lending(
        file -> {
          Files.copy(dropped, file, StandardCopyOption.REPLACE_EXISTING);
          Jar jar = Jar.read(file, Sha256.of(file));
          return admitted(entry, Swap.Source.DEPLOY, jar, dropped.getFileName().toString());
        });
  }

  String fetched(Ledger.Entry entry, Swap.Source source, URI from) throws IOException, Rejection {
    return lending(
        file -> {
          String sha256 = fetch.fetch(from, true, file, mostBytes, Optional.empty());
          return admitted(entry, source, Jar.read(file, sha256), "");
        });
  }

  String offered(Ledger.Entry entry, Offer offer) throws IOException, Rejection {
    return lending(
        file -> {
          Optional<String> promised = Optional.of(offer.sha256());
          Jar jar = Jar.read(file, fetch.fetch(offer.url(), true, file, mostBytes, promised));
          requireAsOffered(jar, offer);
          return admitted(entry, Swap.Source.CATALOG, jar, "");
        });
  }

  private void requireAsOffered(Jar jar, Offer offer) throws Rejection {
    Optional<String> signer = provenance.admit(Swap.Source.CATALOG, jar);
    if (!jar.bundle().equals(offer.id())
        || !jar.version().toString().equals(offer.version())
        || offer.signer().isPresent() && !offer.signer().equals(signer)) {
      throw new Rejection(
          PlugIns.UNTRUSTED,
          "The jar is not what the catalogue %s says of %s %s: it is %s, signed by %s."
              .formatted(
                  offer.catalog(), offer.id(), offer.version(), jar, signer.orElse("nobody")));
    }
  }

  /**
   * @param deployed the name of the file in the deploy folder, or empty
   * @throws PlatformException as {@link Provenance#admit}
   */
  private String admitted(Ledger.Entry entry, Swap.Source source, Jar jar, String deployed)
      throws IOException, Rejection {
    entry.about(jar.bundle(), Optional.empty(), Optional.of(jar.version().toString()));
    entry.jar(jar.sha256(), provenance.admit(source, jar));
    return swapping.upgrade(entry, source, jar, deployed);
  }

  private interface Use {
    String of(Path file) throws IOException, Rejection;
  }

  /** Lends a file that is gone afterwards. */
  private String lending(Use use) throws IOException, Rejection {
    Path file = folder.incoming();
    try {
      return use.of(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
