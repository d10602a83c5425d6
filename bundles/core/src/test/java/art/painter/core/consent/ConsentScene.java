package art.painter.core.consent;

import art.painter.api.PlatformException;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.artwork.Rights;
import art.painter.api.consent.Consents;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.consent.TrainingConsent.Work;
import art.painter.api.license.Licenses;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.record.Records;
import art.painter.api.training.BaseModel;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import art.painter.core.record.TestRecords;
import art.painter.core.training.MemorySchedule;
import art.painter.testkit.Samples;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.util.converter.Converters;

/** The façade as it is, with real signatures, over stores and a log in memory. */
public final class ConsentScene implements AutoCloseable {
  static final Caller ARTIST = Samples.account().caller();
  static final Caller SOMEBODY_ELSE = new Caller("somebody-else", Set.of(Role.ARTIST));
  public static final BaseModel BASE = new BaseModel("Base", "7", "Maker", "MIT", true, "Unknown.");

  public final TestRecords records = new TestRecords();
  public final MemoryConsents store = new MemoryConsents(records.log);
  public final Consents consents;
  private final MemorySchedule schedule = new MemorySchedule();
  private ConsentService service;
  final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean eventsAreLost;
  volatile boolean eventAdminIsGone;
  volatile boolean answersAreLost;
  volatile List<Artwork> works = Samples.artworks(5);
  volatile boolean remote;
  volatile boolean grantFails;
  volatile int grants;

  public ConsentScene() {
    consents = restarted();
  }

  /** As it is after the node was killed and started again. */
  Consents restarted() {
    if (service != null) {
      service.deactivate();
    }
    service =
        new ConsentService(
            store,
            fake(Models.class, call -> own((Caller) call[0])),
            fake(ArtworkStore.class, call -> works),
            fake(AccountStore.class, call -> Optional.of(Samples.account())),
            fake(Providers.class, call -> provider()),
            fake(Licenses.class, call -> granted()),
            keeping(),
            records.log,
            fake(EventAdmin.class, call -> post((Event) call[0])),
            schedule,
            config());
    return service;
  }

  private ConsentService.Config config() {
    return Converters.standardConverter()
        .convert(
            Map.of(
                "controller",
                "Studio Nord, Example Street 1",
                "complaints",
                "the data protection authority"))
        .to(ConsentService.Config.class);
  }

  public void listen(Consumer<Event> listener) {
    listeners.add(listener);
  }

  public void loseEvents() {
    eventsAreLost = true;
  }

  /** A consent of somebody to whatever, as it is after it was given. */
  public TrainingConsent given(String id, String artistId, List<Work> of) {
    Manifest manifest = Manifest.of(of);
    TrainingConsent consent = consent(id, Records.FORM, artistId, manifest);
    store.add(consent);
    records.service.keep(ConsentContent.given(consent, provider(), config()));
    return consent;
  }

  /** A consent that was given before records were logged. */
  TrainingConsent givenBefore(String id) {
    Work work = new Work("work", Samples.sha256("work"), Rights.SELF_CREATED);
    TrainingConsent consent = consent(id, 1, ARTIST.accountId(), new Manifest("", List.of(work)));
    store.add(consent);
    return consent;
  }

  /** A consent that was added, but not logged. */
  TrainingConsent unlogged(String id) {
    Work work = new Work("work", Samples.sha256("work"), Rights.SELF_CREATED);
    TrainingConsent consent =
        consent(id, Records.FORM, ARTIST.accountId(), Manifest.of(List.of(work)));
    store.add(consent);
    return consent;
  }

  private static TrainingConsent consent(
      String id, int version, String artistId, Manifest manifest) {
    return new TrainingConsent(
        id,
        version,
        artistId,
        "SE",
        model().id(),
        1,
        manifest.works(),
        Manifest.fingerprint(manifest.works()),
        version == 1 ? "" : manifest.root(),
        manifest.salt(),
        "terms",
        "provider",
        BASE,
        new Notice("1", "en", "text", "hash of " + id),
        Samples.NOW);
  }

  TrainingConsent give() {
    Notice notice = consents.notice(ARTIST, model().id(), "provider");
    return consents.give(ARTIST, model().id(), "provider", notice.hash());
  }

  static Model model() {
    return Samples.model(Samples.artworks(5));
  }

  private static Model own(Caller caller) {
    if (!caller.owns(model().ownerId())) {
      throw PlatformException.notFound(Models.NOT_FOUND, "You have no such model.");
    }
    return model();
  }

  private Object granted() {
    if (grantFails) {
      throw PlatformException.unavailable("x", "The grant cannot be logged.");
    }
    grants++;
    return null;
  }

  private ProviderDescription provider() {
    return new ProviderDescription(
        "Provider", "For tests.", BASE, 1, Duration.ofSeconds(1), remote, Optional.empty());
  }

  private Object post(Event event) {
    if (eventAdminIsGone) {
      throw new IllegalStateException("stopped");
    }
    events.add(event);
    if (!eventsAreLost) {
      listeners.forEach(listener -> listener.accept(event));
    }
    return null;
  }

  /** Something whose every method answers by one function. */
  public static <T> T fake(Class<T> type, Function<Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(arguments)));
  }

  /** The real records, but that an answer may be lost. */
  private Records keeping() {
    return (Records)
        Proxy.newProxyInstance(
            Records.class.getClassLoader(),
            new Class<?>[] {Records.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(records.service, arguments);
                if (answersAreLost && method.getName().equals("keep")) {
                  throw PlatformException.unavailable("x", "The database is not there.");
                }
                return answer;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  @Override
  public void close() {
    service.deactivate();
    schedule.close();
    records.close();
  }
}
