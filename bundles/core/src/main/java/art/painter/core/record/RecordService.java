package art.painter.core.record;

import art.painter.api.Origin;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.SigningKeys;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.api.plugin.PlugInKind;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.RecordDraft;
import art.painter.api.record.Records;
import art.painter.api.record.SignedContent;
import art.painter.core.CanonicalJson;
import art.painter.core.RecordIds;
import art.painter.core.plugin.Bounded;
import art.painter.core.plugin.Lease;
import art.painter.core.plugin.LeaseDesk;
import art.painter.core.plugin.PlugInFailure;
import art.painter.core.plugin.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records over keys and log; their formats are plug-ins. */
@Component(configurationPid = "art.painter.core.record")
@Designate(ocd = RecordService.Config.class)
public final class RecordService implements Records {
  private static final Logger LOG = LoggerFactory.getLogger(RecordService.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Configuration of records. */
  @ObjectClassDefinition(name = "pAInter records")
  @interface Config {
    @AttributeDefinition(
        description = "The id of the format that new records, receipts among them, are written in.")
    String receipt_format() default "jws";

    @AttributeDefinition(
        description = "Who issues records, as they name it; the name of the log when empty.")
    String issuer() default "";
  }

  private final SigningKeys keys;
  private final TransparencyLog log;
  private final Config config;
  private final Bounded bounded;
  private final LeaseDesk desk;
  private final Pool<ReceiptFormat> formats;

  @Activate
  public RecordService(
      @Reference SigningKeys keys,
      @Reference TransparencyLog log,
      @Reference LeaseDesk desk,
      Config config) {
    this(keys, log, desk, config, LIMIT);
  }

  RecordService(
      SigningKeys keys, TransparencyLog log, LeaseDesk desk, Config config, Duration limit) {
    this.keys = keys;
    this.log = log;
    this.config = config;
    this.desk = desk;
    this.formats = desk.open(PlugInKind.RECEIPT_FORMAT);
    this.bounded = new Bounded("record", limit);
  }

  @Deactivate
  void deactivate() {
    bounded.close();
    desk.close(formats);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addFormat(ComponentServiceObjects<ReceiptFormat> format) {
    formats.add(format);
  }

  void removeFormat(ServiceReference<ReceiptFormat> reference) {
    formats.remove(reference);
  }

  @Override
  public LogRecord keep(RecordDraft draft) {
    return log.find(draft.id()).orElseGet(() -> log.append(written(draft).toLog(draft)));
  }

  private WrittenRecord written(RecordDraft draft) {
    WrittenRecord written =
        keys.sign(
            KeyPurpose.RECORDS,
            signer -> {
              byte[] content = content(draft, signer.time());
              return ask((origin, format) -> WrittenRecord.by(origin, format, content, signer));
            });
    if (!written.isSound(keys.all())) {
      LOG.error(
          "{} wrote a {} that does not say or prove what it was to; it is not logged.",
          written.format(),
          draft.kind());
      throw unavailable("What its plug-in writes is not what it was given.");
    }
    return written;
  }

  private byte[] content(RecordDraft draft, Instant issued) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    Map<String, Object> content = new HashMap<>(draft.content());
    content.put("form", FORM);
    content.put("kind", draft.kind().name());
    content.put("id", draft.id());
    content.put("issued", issued.toString());
    content.put("issuer", issuer());
    content.put("salt", HexFormat.of().formatHex(salt));
    draft.about().ifPresent(about -> content.put("about", about));
    return CanonicalJson.of(content);
  }

  private String issuer() {
    String key = log.verifierKey();
    return config.issuer().isBlank() ? key.substring(0, key.indexOf('+')) : config.issuer().strip();
  }

  @Override
  public byte[] mark(byte[] image, String mediaType, Map<String, Object> content) {
    byte[] said = CanonicalJson.of(content);
    return keys.sign(
        KeyPurpose.RECORDS,
        signer ->
            ask(
                (origin, format) -> {
                  byte[] marked = format.mark(image, mediaType, said, signer);
                  if (marked.length == 0) {
                    throw new IllegalStateException("a marked image must not be empty");
                  }
                  return marked;
                }));
  }

  private <R> R ask(BiFunction<Origin, ReceiptFormat, R> question) {
    Lease<ReceiptFormat> lease =
        formats
            .lease(config.receipt_format())
            .orElseThrow(() -> unavailable("Its plug-in is not there."));
    try {
      return bounded.call(lease, format -> question.apply(lease.origin(), format));
    } catch (PlugInFailure failure) {
      throw unavailable(failure.getMessage());
    }
  }

  private PlatformException unavailable(String why) {
    return PlatformException.unavailable(
        FORMAT_UNAVAILABLE,
        "Nothing can be written in the format "
            + config.receipt_format()
            + " now. "
            + why
            + " Try again later.");
  }

  @Override
  public Optional<LogRecord> find(RecordKind kind, String id) {
    return log.find(id).filter(record -> record.kind() == kind);
  }

  @Override
  public LogRecord get(Caller caller, String id) {
    return log.find(id)
        .filter(record -> record.kind() != RecordKind.CONSENT || caller.owns(record.artistId()))
        .orElseThrow(
            () ->
                PlatformException.notFound(
                    NOT_FOUND,
                    "There is no record "
                        + id
                        + ", or it is a consent that somebody else gave; log in to read your own."));
  }

  @Override
  public InclusionProof proof(Caller caller, String id) {
    return log.proof(get(caller, id).position());
  }

  @Override
  public String portable(Caller caller, String id) {
    LogRecord record = get(caller, id);
    if (record.erased()) {
      throw PlatformException.conflict(
          ERASED, "What record " + id + " said was erased. Its proof can still be had as text.");
    }
    return Portable.write(record.document(), log.proof(record.position()).text());
  }

  @Override
  public Optional<SignedContent> read(byte[] document) {
    Iterator<Lease<ReceiptFormat>> leases = formats.leaseAll().iterator();
    Optional<SignedContent> read = Optional.empty();
    while (read.isEmpty() && leases.hasNext()) {
      read = readBy(leases.next(), document);
    }
    leases.forEachRemaining(Lease::close);
    return read;
  }

  private Optional<SignedContent> readBy(Lease<ReceiptFormat> lease, byte[] document) {
    try {
      return bounded.call(lease, format -> format.read(document.clone()));
    } catch (PlugInFailure failure) {
      LOG.warn("{} is passed over: {}", lease.origin(), failure.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public LogRecord erase(LogRecord record) {
    return keep(
        new RecordDraft(
            RecordIds.deletionOf(record.id()),
            RecordKind.DELETION,
            record.artistId(),
            Optional.of(record.id()),
            Map.of("erased", Map.of("kind", record.kind().name(), "position", record.position()))));
  }
}
