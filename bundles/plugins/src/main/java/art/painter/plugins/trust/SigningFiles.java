package art.painter.plugins.trust;

import static art.painter.plugins.trust.Refusals.changed;
import static art.painter.plugins.trust.Refusals.damaged;
import static art.painter.plugins.trust.Refusals.tooLarge;
import static art.painter.plugins.trust.Refusals.untrusted;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a jar that are not signed themselves: manifest, signature files and their blocks.
 * They are held to more than the JDK asks for: each signature must be about the manifest as a
 * whole, which says what the bundle is, and nothing may be left over of a signature that was taken
 * away.
 */
final class SigningFiles {
  /** The JDK's verifier holds these files in memory, whatever size they say to have. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final Pattern DIRECTLY_INSIDE = Pattern.compile("META-INF/[^/]*");
  private static final Pattern SIGNATURE = Pattern.compile("META-INF/([^/]+)\\.SF");
  private static final Pattern BLOCK = Pattern.compile("META-INF/([^/]+)\\.(RSA|DSA|EC)");
  private static final List<String> HASHES = List.of("SHA-256", "SHA-384", "SHA-512");

  private final ZipFile jar;
  private final Set<String> names;
  private final Map<String, String> signatures = new TreeMap<>();
  private final Map<String, String> blocks = new TreeMap<>();

  private SigningFiles(ZipFile jar) {
    this.jar = jar;
    this.names = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
  }

  /** {@return how many signatures the jar has, each of which is about its whole manifest} */
  static int count(ZipFile jar) throws IOException {
    SigningFiles files = new SigningFiles(jar);
    files.find();
    files.check();
    return files.signatures.size();
  }

  /** {@return whether an entry is one of these files} */
  static boolean contain(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(JarFile.MANIFEST_NAME)
        || SIGNATURE.matcher(upper).matches()
        || BLOCK.matcher(upper).matches();
  }

  private void find() {
    for (String name : names) {
      String upper = name.toUpperCase(Locale.ROOT);
      if (upper.startsWith("META-INF") && !name.startsWith("META-INF")
          || upper.equals(JarFile.MANIFEST_NAME) && !name.equals(upper)) {
        throw damaged("it has a second name for its manifest, " + Refusals.name(name));
      }
      if (upper.startsWith("META-INF/SIG-") && DIRECTLY_INSIDE.matcher(upper).matches()) {
        throw changed("it has " + Refusals.name(name) + ", which nobody signs");
      }
      Matcher signature = SIGNATURE.matcher(upper);
      Matcher block = BLOCK.matcher(upper);
      if (signature.matches() && signatures.put(signature.group(1), name) != null
          || block.matches() && blocks.put(block.group(1), name) != null) {
        throw changed("it has one signature twice");
      }
    }
  }

  private void check() throws IOException {
    if (!signatures.keySet().equals(blocks.keySet())) {
      throw changed("a part of its signature is missing");
    }
    for (String block : blocks.values()) {
      read(block);
    }
    if (!names.contains(JarFile.MANIFEST_NAME)) {
      if (!signatures.isEmpty()) {
        throw changed("its manifest is missing");
      }
      return;
    }
    byte[] manifest = read(JarFile.MANIFEST_NAME);
    Set<String> digested = digested(parse(manifest));
    if (signatures.isEmpty() && !digested.isEmpty()) {
      throw changed("its manifest has the digests of a signature, which is gone");
    }
    for (String name : digested) {
      if (!names.contains(name)) {
        throw changed("its file " + Refusals.name(name) + " is missing");
      }
    }
    for (String signature : signatures.values()) {
      checkWhole(manifest, parse(read(signature)).getMainAttributes());
    }
  }

  /**
   * Without this the JDK is content when each section is as it was signed, and with some signers
   * even when the main section is not signed at all.
   */
  private static void checkWhole(byte[] manifest, Attributes signature) {
    boolean covered = false;
    for (String hash : HASHES) {
      String signed = signature.getValue(hash + "-Digest-Manifest");
      if (signed != null) {
        covered = true;
        if (!signed.equals(digest(hash, manifest))) {
          throw changed("its manifest is not the one that was signed");
        }
      }
    }
    if (!covered) {
      throw untrusted(
          "The jar's signature does not count: it is not about the whole manifest, or uses an"
              + " algorithm that is not secure any more. Sign it again with a current jarsigner,"
              + " and without -sectionsonly.");
    }
  }

  private static Set<String> digested(Manifest manifest) {
    Set<String> digested = new HashSet<>();
    manifest
        .getEntries()
        .forEach(
            (name, attributes) -> {
              if (attributes.keySet().stream()
                  .anyMatch(key -> key.toString().toUpperCase(Locale.ROOT).endsWith("-DIGEST"))) {
                digested.add(name);
              }
            });
    return digested;
  }

  private byte[] read(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw tooLarge("its manifest or signature has more than " + MOST_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private static Manifest parse(byte[] bytes) {
    try {
      return new Manifest(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw damaged("its manifest or signature cannot be read", e);
    }
  }

  private static String digest(String hash, byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance(hash).digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
