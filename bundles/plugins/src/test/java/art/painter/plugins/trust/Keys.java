package art.painter.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys and certificates of people who sign jars, made once by the JDK's keytool. */
final class Keys {
  static final String PASSWORD = "changeit";

  private static Path folder;

  private Keys() {}

  /** The folder that has {@code keys.p12} and {@code trust.p12}. */
  static synchronized Path folder() {
    if (folder == null) {
      try {
        folder = Files.createTempDirectory("keys");
        make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder;
  }

  private static void make() throws IOException {
    key("ada", "-validity", "365");
    key("mallory", "-validity", "365");
    key("expired", "-startdate", "-20d", "-validity", "10");
    key("future", "-startdate", "+10d", "-validity", "10");
    key("server", "-ext", "eku=serverAuth");
    key("coder", "-ext", "eku=codeSigning");
    key("stamper", "-ext", "eku:critical=timeStamping");
    key("authority", "-ext", "bc:critical=ca:true");
    key("issued", "-signer", "authority");
    keytool(
        "-genkeypair", "-alias", "weak", "-dname", "CN=weak", "-keyalg", "RSA", "-keysize", "512");
    trust("ada", "expired", "future", "server", "coder", "stamper", "authority", "weak");
  }

  /** Writes the trust store without the JDK's keytool, which takes a second a call. */
  private static void trust(String... aliases) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("trust.p12"))) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      KeyStore keys = load();
      for (String alias : aliases) {
        trusted.setCertificateEntry(alias, keys.getCertificate(alias));
      }
      trusted.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void key(String alias, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-keyalg", "EC"));
    arguments.addAll(List.of(options));
    keytool(arguments.toArray(String[]::new));
  }

  private static void keytool(String... arguments) throws IOException {
    run(
        folder,
        "keytool -keystore keys.p12 -storetype PKCS12 -storepass "
            + PASSWORD
            + " "
            + String.join(" ", arguments));
  }

  private static KeyStore load() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store;
    }
  }

  static KeyStore.PrivateKeyEntry entry(String alias) {
    folder();
    try {
      return (KeyStore.PrivateKeyEntry)
          load().getEntry(alias, new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs one of the JDK's tools, which must succeed. */
  static String run(Path in, String command) throws IOException {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.set(0, Path.of(System.getProperty("java.home"), "bin", words.get(0)).toString());
    // Most of the time of such a short run would go into compiling well what is run once.
    words.add(1, "-J-XX:TieredStopAtLevel=1");
    Process process =
        new ProcessBuilder(words).directory(in.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + output);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return output;
  }
}
