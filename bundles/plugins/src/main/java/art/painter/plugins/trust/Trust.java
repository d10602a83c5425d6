package art.painter.plugins.trust;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.health.Watched;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Decides whether a jar is let in: never one that is damaged or was changed after it was signed,
 * and otherwise by the policy of the way that it came.
 */
@Component(
    service = {Trust.class, Watched.class},
    configurationPid = Trust.PID)
@Designate(ocd = Trust.Config.class)
public final class Trust implements Watched {
  static final String PID = "art.painter.plugins.trust";

  /** Which jars are let in, for each way that a jar can come. */
  @ObjectClassDefinition(
      name = "pAInter plug-ins: trust",
      description = "How far jars are trusted that are put into service while the node runs.")
  public @interface Config {
    /** {@return the policy of uploads} */
    @AttributeDefinition(
        description =
            "Which jars may be uploaded over REST: signed (by a certificate of the trust store),"
                + " allow-listed (by their SHA-256), or any.",
        options = {
          @Option(label = "signed", value = "signed"),
          @Option(label = "allow-listed", value = "allow-listed"),
          @Option(label = "any", value = "any")
        })
    String policy_rest() default "signed";

    /** {@return the policy of the shell} */
    @AttributeDefinition(
        description =
            "Which jars may be named in the node's shell, whose users are its operators anyway.",
        options = {
          @Option(label = "signed", value = "signed"),
          @Option(label = "allow-listed", value = "allow-listed"),
          @Option(label = "any", value = "any")
        })
    String policy_shell() default "any";

    /** {@return the policy of the folder} */
    @AttributeDefinition(
        description =
            "Which jars may be dropped into the deploy folder, whose writers could change the node"
                + " itself anyway.",
        options = {
          @Option(label = "signed", value = "signed"),
          @Option(label = "allow-listed", value = "allow-listed"),
          @Option(label = "any", value = "any")
        })
    String policy_deploy() default "any";

    /** {@return the policy of catalogues} */
    @AttributeDefinition(
        description = "Which jars may be installed from the catalogues.",
        options = {
          @Option(label = "signed", value = "signed"),
          @Option(label = "allow-listed", value = "allow-listed"),
          @Option(label = "any", value = "any")
        })
    String policy_catalog() default "signed";

    /** {@return the list} */
    @AttributeDefinition(
        description =
            "The SHA-256 of the jars that the policy allow-listed lets in, in hexadecimal digits,"
                + " split by commas.",
        required = false)
    String allowed_sha256() default "";

    /** {@return the trust store} */
    @AttributeDefinition(
        description =
            "The PKCS12 file with the certificates of trusted signers; relative to the config"
                + " folder.")
    String trust_store() default "trust.p12";

    /** {@return the password} */
    @AttributeDefinition(
        description = "The password of the trust store; empty for one that has none.",
        type = AttributeType.PASSWORD)
    String _trust_store_password() default "";

    /** {@return the most bytes} */
    @AttributeDefinition(
        description = "The most bytes of a jar, and of all that it unpacks to.",
        min = "1048576",
        max = "2147483647")
    long most_bytes() default 268_435_456L;
  }

  private final Policies policies;
  private final TrustStore store;
  private final long mostBytes;
  private final Clock clock;

  /**
   * @param context tells the node's config folder
   * @param config the configuration
   */
  @Activate
  public Trust(BundleContext context, Config config) {
    this(
        Path.of(Optional.ofNullable(context.getProperty("painter.config")).orElse("config")),
        config,
        Clock.systemUTC());
  }

  /**
   * For tests.
   *
   * @param folder what the path of the trust store is relative to
   * @param config the configuration
   * @param clock tells the time at which certificates must be valid
   */
  public Trust(Path folder, Config config, Clock clock) {
    this.policies = new Policies(config);
    this.store =
        new TrustStore(
            folder.resolve(config.trust_store()).toAbsolutePath().normalize(),
            config._trust_store_password());
    this.mostBytes = config.most_bytes();
    this.clock = clock;
  }

  /**
   * Lets a jar in, or says why not.
   *
   * @param source which way the jar came
   * @param jar a copy of it that nobody else changes; the framework must be given this very file
   * @param sha256 its SHA-256, in lower-case hexadecimal digits
   * @return the subject of the certificate that it is signed with; empty when it is not signed by
   *     somebody in the trust store
   * @throws PlatformException INVALID {@link PlugIns#INVALID} if it is damaged or too large;
   *     CONFLICT {@link PlugIns#UNTRUSTED} if it was changed after it was signed, or the policy
   *     does not let it in
   */
  public Optional<String> admit(Swap.Source source, Path jar, String sha256) {
    List<Signer> signers = read(jar).stream().map(s -> new Signer(s, clock.instant())).toList();
    requireSame(jar, sha256);
    Vouching vouching = Vouching.of(signers, store);
    policies.require(source, sha256, vouching);
    return vouching.subject();
  }

  @Override
  public String name() {
    return "trust";
  }

  /**
   * {@return what an operator should know of this configuration, each as one sentence: ways that
   * are open to any jar, and settings that cannot be used}
   */
  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(policies.warnings());
    store.fault().ifPresent(warnings::add);
    return List.copyOf(warnings);
  }

  private Set<CodeSigner> read(Path jar) {
    try {
      if (Files.size(jar) > mostBytes) {
        throw Sha256.tooLarge(mostBytes);
      }
      ZipLayout.check(jar, mostBytes);
      return JarContents.signers(jar, mostBytes);
    } catch (FileSystemException e) {
      throw new PlatformException(
          Kind.UNAVAILABLE, PlugIns.UNREACHABLE, "The jar cannot be read on this node.", e);
    } catch (PlatformException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The JDK's readers answer hostile bytes with all sorts of exceptions.
      throw Refusals.damaged("it cannot be read", e);
    }
  }

  private static void requireSame(Path jar, String sha256) {
    try {
      if (!Sha256.of(jar).equals(sha256)) {
        throw Refusals.untrusted("The jar has another SHA-256 than was said. Get it again.");
      }
    } catch (IOException e) {
      throw new PlatformException(
          Kind.UNAVAILABLE, PlugIns.UNREACHABLE, "The jar cannot be read on this node.", e);
    }
  }
}
