package art.painter.plugins.trust;

import static art.painter.plugins.trust.Refusals.changed;
import static art.painter.plugins.trust.Refusals.damaged;
import static art.painter.plugins.trust.Refusals.tooLarge;
import static art.painter.plugins.trust.Refusals.untrusted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Reads a jar to its end, as the JDK's verifier asks for, and tells who signed all of it. A jar in
 * which one file is not what its signers signed, or whose signature does not hold, is refused.
 */
final class JarContents {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final JarFile jar;
  private final int signatures;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long left;

  private JarContents(JarFile jar, int signatures, long mostBytes) {
    this.jar = jar;
    this.signatures = signatures;
    this.left = mostBytes;
  }

  /**
   * {@return who signed the jar, all of them each of its files; none for one that is not signed}
   *
   * @param file the jar, whose {@link ZipLayout} is as it should be
   * @param mostBytes the most bytes that it may unpack to
   */
  static Set<CodeSigner> signers(Path file, long mostBytes) throws IOException {
    int signatures;
    try (ZipFile plain = new ZipFile(file.toFile())) {
      signatures = SigningFiles.count(plain);
    }
    // Not as a multi-release jar: what is in META-INF/versions is read as what it is.
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      return new JarContents(jar, signatures, mostBytes).signers();
    } catch (SecurityException e) {
      throw changed(Refusals.name(Optional.ofNullable(e.getMessage()).orElse("no digest fits")));
    }
  }

  private Set<CodeSigner> signers() throws IOException {
    Optional<Set<CodeSigner>> all = Optional.empty();
    Optional<String> unsigned = Optional.empty();
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      read(entry);
      if (entry.isDirectory() || SigningFiles.contain(entry.getName())) {
        continue;
      }
      CodeSigner[] signers = entry.getCodeSigners();
      if (signers == null) {
        unsigned = Optional.of(entry.getName());
        continue;
      }
      Set<CodeSigner> these = Set.of(signers);
      if (!all.orElse(these).equals(these)) {
        throw changed(
            "its file " + Refusals.name(entry.getName()) + " has other signers than the rest");
      }
      all = Optional.of(these);
    }
    if (signatures == 0) {
      return Set.of();
    }
    if (all.isPresent() && unsigned.isPresent()) {
      throw changed("its file " + Refusals.name(unsigned.get()) + " is not signed");
    }
    return all.filter(signers -> signers.size() == signatures)
        .orElseThrow(
            () ->
                untrusted(
                    "The jar's signature does not count: it is damaged, or made with an algorithm or"
                        + " key that is not secure any more. Sign it again with a current jarsigner"
                        + " and a key of today's size."));
  }

  /** The JDK compares digests, of signed files, and leaves checksums and sizes to others. */
  private void read(JarEntry entry) throws IOException {
    CRC32 checksum = new CRC32();
    long size = 0;
    try (InputStream in = jar.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        checksum.update(buffer, 0, n);
        size += n;
        left -= n;
        if (left < 0) {
          throw tooLarge("it unpacks to more than is allowed");
        }
      }
    }
    if (size != entry.getSize() || checksum.getValue() != entry.getCrc()) {
      throw damaged("its file " + Refusals.name(entry.getName()) + " is not what it was");
    }
  }
}
