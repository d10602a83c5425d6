package art.painter.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;

/** Jars, signed and tampered with. */
final class Jars {
  static final String MANIFEST = "META-INF/MANIFEST.MF";

  private Jars() {}

  static Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put(
        MANIFEST,
        bytes(
            "Manifest-Version: 1.0\r\nBundle-SymbolicName: art.example\r\nMulti-Release: true\r\n\r\n"));
    contents.put("art/", new byte[0]);
    contents.put("art/One.class", bytes("The quick brown fox jumps over the lazy dog; 1234567890"));
    contents.put("art/Two.class", bytes("two"));
    contents.put("META-INF/versions/17/art/One.class", bytes("newer"));
    contents.put("META-INF/services/art.Service", bytes("art.One"));
    return contents;
  }

  static Path write(Path file, Map<String, byte[]> contents) {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
        ZipEntry zip = new ZipEntry(entry.getKey());
        zip.setTime(1_000_000_000_000L);
        out.putNextEntry(zip);
        out.write(entry.getValue());
        out.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, byte[]> read(Path file) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
        try (InputStream in = zip.getInputStream(entry)) {
          contents.put(entry.getName(), in.readAllBytes());
        }
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path signed(Path folder, String alias) {
    return sign(write(folder.resolve("plain.jar"), contents()), alias, b -> b);
  }

  static Path sign(Path plain, String alias, UnaryOperator<JarSigner.Builder> options) {
    KeyStore.PrivateKeyEntry key = Keys.entry(alias);
    Path signed = plain.resolveSibling(alias + "-" + plain.getFileName());
    try (ZipFile in = new ZipFile(plain.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      options.apply(new JarSigner.Builder(key).signerName(alias)).build().sign(in, out);
      return signed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
