package art.painter.rest;

import art.painter.api.Origin;
import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.Accounts;
import art.painter.api.account.Caller;
import art.painter.api.account.Registration;
import art.painter.api.account.Role;
import art.painter.api.account.Session;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.Artworks;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Evidence;
import art.painter.api.blob.Content;
import art.painter.api.license.Licenses;
import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.Models;
import art.painter.api.readiness.Readiness;
import art.painter.api.readiness.ReadinessReport;
import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputs;
import art.painter.api.training.CostEstimate;
import art.painter.api.training.Generation;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStatus;
import art.painter.api.training.Trainings;
import art.painter.api.verification.VerificationCase;
import art.painter.api.verification.Verifications;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Façades that know one artist, {@code a1}, with one of everything, and keep nothing. */
final class Fakes {
  private Fakes() {}

  /** Every list ends after one thing. */
  static <T> Page<T> page(T item, Page.Request page) {
    return page.limit() == 1
        ? new Page<>(List.of(item), Optional.of("next-id"))
        : new Page<>(List.of(item), Optional.empty());
  }

  private static Content file(String name, String mediaType, InputStream stream) {
    return new Content(mediaType, 5, Samples.HASH, name, stream);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static final class FakeAccounts implements Accounts {
    final AtomicReference<String> loggedOut = new AtomicReference<>("");
    final AtomicReference<String> source = new AtomicReference<>("");

    @Override
    public Account register(Registration registration) {
      return new Account(
          "a1",
          registration.email(),
          registration.publicName(),
          registration.country(),
          registration.roles(),
          Samples.AT);
    }

    @Override
    public Session logIn(String email, String password, String from) {
      source.set(from);
      return switch (password) {
        case "good" -> new Session(Samples.TOKEN, Samples.ARTIST, Samples.AT);
        case "often" -> throw PlatformException.unavailable(THROTTLED, "Wait a minute.");
        default -> throw PlatformException.denied(WRONG_LOG_IN, "Wrong address or password.");
      };
    }

    @Override
    public void logOut(String token) {
      loggedOut.set(token);
    }

    @Override
    public Caller authenticate(String token) {
      if (!token.equals(Samples.TOKEN)) {
        throw PlatformException.denied(TOKEN_INVALID, "Log in again.");
      }
      return Samples.ARTIST.caller();
    }

    @Override
    public Account me(Caller caller) {
      caller.loggedIn();
      return Samples.ARTIST;
    }

    @Override
    public Page<Account> list(Caller caller, Page.Request page) {
      caller.require(Role.OPERATOR);
      return page(Samples.ARTIST, page);
    }

    @Override
    public Account setRoles(Caller caller, String accountId, Set<Role> roles) {
      caller.require(Role.REVIEWER);
      return Samples.ARTIST;
    }
  }

  static final class FakeArtworks implements Artworks {
    final AtomicInteger closed = new AtomicInteger();

    @Override
    public Uploaded upload(Caller caller, String fileName, InputStream body) {
      caller.loggedIn();
      try {
        byte[] read = body.readAllBytes();
        if (read.length == 0) {
          throw PlatformException.invalid(INCOMPLETE, "Send the file.");
        }
        if (read.length > 1_000_000) {
          throw PlatformException.invalid(TOO_LARGE, "Send at most 1 MB.");
        }
        return new Uploaded(Samples.ARTWORK, !fileName.equals("again.png"));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public Artwork get(Caller caller, String id) {
      caller.loggedIn();
      return switch (id) {
        case "w1" -> Samples.ARTWORK;
        case "broken" -> throw new IllegalStateException("secret detail");
        case "later" -> throw PlatformException.unavailable("blob.unavailable", "Later.");
        default -> throw PlatformException.notFound(NOT_FOUND, "No such work.");
      };
    }

    @Override
    public Page<Artwork> list(Caller caller, Page.Request page) {
      caller.loggedIn();
      return page(Samples.ARTWORK, page);
    }

    @Override
    public Content content(Caller caller, String id) {
      caller.loggedIn();
      InputStream stream =
          new FilterInputStream(bytes("12345")) {
            @Override
            public void close() {
              closed.incrementAndGet();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
              if (id.equals("broken")) {
                throw new IOException("disk");
              }
              return super.read(buffer, offset, length);
            }
          };
      return file(Samples.ARTWORK.fileName(), "image/png", stream);
    }

    @Override
    public Artwork declare(Caller caller, String id, Declaration declaration) {
      return Samples.ARTWORK;
    }

    @Override
    public Artwork addEvidence(Caller caller, String id, Evidence evidence) {
      return Samples.ARTWORK;
    }

    @Override
    public void remove(Caller caller, String id) {
      caller.loggedIn();
    }
  }

  static final class FakeModels implements Models {
    @Override
    public Model create(Caller caller, ModelSetup setup) {
      return new Model("m1", "a1", 1, setup, Samples.AT, Samples.AT);
    }

    @Override
    public Model get(Caller caller, String id) {
      return Samples.MODEL;
    }

    @Override
    public Model own(Caller caller, String id) {
      return Samples.MODEL;
    }

    @Override
    public Model get(Caller caller, String id, int revision) {
      return Samples.MODEL;
    }

    @Override
    public Page<Model> list(Caller caller, Page.Request page) {
      return page(Samples.MODEL, page);
    }

    @Override
    public Page<Model> revisions(Caller caller, String id, Page.Request page) {
      return page(Samples.MODEL, page);
    }

    @Override
    public Model edit(
        Caller caller, String id, OptionalInt revision, UnaryOperator<ModelSetup> edit) {
      if (revision.isPresent() && revision.getAsInt() != Samples.MODEL.revision()) {
        throw PlatformException.conflict(STALE, "There is a newer revision.");
      }
      return new Model("m1", "a1", 4, edit.apply(Samples.MODEL.setup()), Samples.AT, Samples.AT);
    }
  }

  static final class FakeLicenses implements Licenses {
    @Override
    public List<Tier> tiers() {
      return List.of(Samples.TIER);
    }

    @Override
    public Terms set(
        Caller caller,
        String modelId,
        Set<String> tierIds,
        Set<RestrictedCategory> restricted,
        String note) {
      return Samples.TERMS;
    }

    @Override
    public Terms of(Caller caller, String modelId) {
      return Samples.TERMS;
    }

    @Override
    public Terms granted(Caller caller, String modelId) {
      throw new AssertionError("no door asks this");
    }

    @Override
    public Terms terms(String hash) {
      return Samples.TERMS;
    }

    @Override
    public Optional<String> text(String hash) {
      throw new AssertionError("no door asks this");
    }
  }

  static final class FakeReadiness implements Readiness {
    @Override
    public List<Origin> rules() {
      return List.of(Samples.ORIGIN);
    }

    @Override
    public ReadinessReport check(Caller caller, String modelId) {
      return Samples.REPORT;
    }

    @Override
    public ReadinessReport report(Caller caller, String modelId) {
      return Samples.REPORT;
    }

    @Override
    public ReadinessReport get(Caller caller, String modelId, String reportId) {
      return Samples.REPORT;
    }
  }

  static final class FakeTrainings implements Trainings {
    final AtomicReference<Optional<String>> key = new AtomicReference<>(Optional.empty());
    final List<Consumer<TrainingJob>> listeners = new CopyOnWriteArrayList<>();
    final AtomicInteger closed = new AtomicInteger();

    @Override
    public TrainingJob start(
        Caller caller,
        String modelId,
        String providerId,
        String consentId,
        OptionalLong seed,
        Optional<String> idempotencyKey) {
      key.set(idempotencyKey);
      return Samples.training(TrainingStatus.STARTING, "Waits for its turn.");
    }

    @Override
    public TrainingJob get(Caller caller, String id) {
      return Samples.training(TrainingStatus.PROCESSING, "Learns.");
    }

    @Override
    public Page<TrainingJob> list(Caller caller, String modelId, Page.Request page) {
      return page(Samples.training(TrainingStatus.FAILED, "It broke."), page);
    }

    @Override
    public OptionalInt queuePlace(TrainingJob job) {
      return job.state().status() == TrainingStatus.STARTING
          ? OptionalInt.of(2)
          : OptionalInt.empty();
    }

    @Override
    public Page<TrainingJob> undecided(Caller caller, Page.Request page) {
      return page(Samples.training(TrainingStatus.STARTING, "Who knows."), page);
    }

    @Override
    public TrainingJob decide(Caller caller, String id, Optional<String> reference) {
      return Samples.training(TrainingStatus.STARTING, reference.orElse("Begins again."));
    }

    @Override
    public TrainingJob cancel(Caller caller, String id) {
      return Samples.training(TrainingStatus.PROCESSING, "Stops.");
    }

    @Override
    public Following follow(Caller caller, String id, Consumer<TrainingJob> listener) {
      caller.loggedIn();
      if (!id.equals("t1")) {
        throw PlatformException.notFound(NOT_FOUND, "No such training.");
      }
      listeners.add(listener);
      listener.accept(Samples.training(TrainingStatus.STARTING, "Waits for its turn."));
      return () -> {
        listeners.remove(listener);
        closed.incrementAndGet();
      };
    }

    void tell(TrainingJob job) {
      listeners.forEach(listener -> listener.accept(job));
    }

    @Override
    public ModelVersion version(Caller caller, String id) {
      return Samples.VERSION;
    }

    @Override
    public ModelVersion delete(Caller caller, String versionId) {
      return Samples.deleted("Deleted.", Optional.of(Samples.AT));
    }

    @Override
    public Page<ModelVersion> versions(Caller caller, String modelId, Page.Request page) {
      return page(Samples.VERSION, page);
    }

    @Override
    public Content weights(Caller caller, String versionId) {
      return file("hills.safetensors", "application/octet-stream", bytes("12345"));
    }
  }

  static final class FakeTestOutputs implements TestOutputs {
    @Override
    public TestOutput generate(
        Caller caller,
        String versionId,
        String prompt,
        OptionalLong seed,
        double strength,
        Optional<String> idempotencyKey) {
      return new TestOutput(
          "o1",
          "a1",
          versionId,
          prompt,
          seed.orElse(9),
          strength,
          "0123456789abcdef".repeat(2),
          TestOutput.State.QUEUED,
          "Waits.",
          Optional.empty(),
          Optional.empty(),
          Samples.AT);
    }

    @Override
    public TestOutput get(Caller caller, String id) {
      return Samples.OUTPUT;
    }

    @Override
    public Page<TestOutput> list(Caller caller, String versionId, Page.Request page) {
      return page(Samples.OUTPUT, page);
    }

    @Override
    public Content image(Caller caller, String id) {
      return file("o1.png", "image/png", bytes("12345"));
    }

    @Override
    public void delete(Caller caller, String id) {
      caller.loggedIn();
    }

    @Override
    public TestOutput review(Caller caller, String id, Review review) {
      return Samples.OUTPUT;
    }
  }

  static final class FakeVerifications implements Verifications {
    @Override
    public List<String> methods() {
      return List.of("account", "rights");
    }

    @Override
    public VerificationCase request(Caller caller, String method, Optional<String> modelId) {
      return Samples.CASE;
    }

    @Override
    public VerificationCase get(Caller caller, String id) {
      return Samples.CASE;
    }

    @Override
    public Page<VerificationCase> list(Caller caller, Page.Request page) {
      return page(Samples.CASE, page);
    }

    @Override
    public Page<VerificationCase> waiting(Caller caller, Page.Request page) {
      return page(Samples.CASE, page);
    }

    @Override
    public VerificationCase decide(Caller caller, String id, boolean approve, String reason) {
      return Samples.CASE;
    }

    @Override
    public Map<String, VerificationCase.State> standing(Caller caller, Model model) {
      return Map.of();
    }
  }

  /** The one message that is genuine, with spaces that no parser would keep. */
  static final String WEBHOOK = "{ \"id\" : 1 }\n";

  static final class FakeProviders implements Providers {
    private static final CostEstimate COST =
        new CostEstimate(new BigDecimal("1.46"), "USD", "120 s at 0.0122 USD.");
    private static final ProviderDescription LOCAL =
        new ProviderDescription(
            "Local", "Honest.", Samples.BASE, 1, Duration.ofSeconds(1), false, Optional.of(COST));

    @Override
    public Map<String, ProviderDescription> all() {
      return Map.of("local", LOCAL);
    }

    @Override
    public ProviderDescription get(String providerId) {
      return LOCAL;
    }

    @Override
    public Map<String, Optional<String>> selfChecks() {
      throw new AssertionError("no door checks providers");
    }

    @Override
    public Generation generate(
        ModelVersion version, String generationId, String prompt, long seed, double strength) {
      throw new AssertionError("no door generates");
    }

    @Override
    public void webhook(String providerId, Map<String, String> headers, byte[] body) {
      String sent = new String(body, StandardCharsets.UTF_8);
      if (!sent.equals(WEBHOOK) || !headers.getOrDefault("x-sign", "").equals("signed")) {
        throw PlatformException.denied(TrainingProvider.WEBHOOK_FORGED, "Not genuine.");
      }
    }
  }
}
