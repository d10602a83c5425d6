package art.painter.core.receipt;

import art.painter.api.PlatformException;
import art.painter.api.blob.BlobStore;
import art.painter.api.consent.ConsentState;
import art.painter.api.consent.Consents;
import art.painter.api.license.Licenses;
import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import art.painter.api.log.Decision;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.record.RecordDraft;
import art.painter.core.Sha256;
import art.painter.core.TermsText;
import art.painter.core.blob.KeptFiles;
import art.painter.core.record.MemoryLog;
import art.painter.core.record.TestRecords;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Receipts over real records; stores, and how consents stand, in memory. */
final class Fixture implements AutoCloseable {
  static final byte[] IMAGE = "not quite a PNG".getBytes(StandardCharsets.UTF_8);
  static final Terms TERMS = terms("Please ask first.");

  final TestRecords records = new TestRecords();
  final MemoryLog log = records.log;
  final MemoryBlobs blobs = new MemoryBlobs();
  volatile boolean withdrawalAsked;
  final ReceiptService service =
      new ReceiptService(
          records.service,
          log,
          records.keys,
          licenses(),
          consents(),
          blobs,
          new KeptFiles(blobs, sha256 -> 1));

  static Terms terms(String note) {
    List<Tier> tiers =
        List.of(
            new Tier(
                "creator", "1", "Creator", "For one.", List.of("Show."), List.of("Sell."), false));
    Set<RestrictedCategory> restricted = Set.of(RestrictedCategory.NFT, RestrictedCategory.HATE);
    String hash = Sha256.of(TermsText.of(tiers, restricted, note));
    return new Terms(hash, tiers, restricted, note, Instant.now());
  }

  static JsonNode said(Terms terms) {
    return TermsText.read(TermsText.of(terms.tiers(), terms.restricted(), terms.note()));
  }

  static ConsentReceipt receipt(String id) {
    return new ConsentReceipt(
        id,
        "artist-1",
        "Zoë Lindqvist",
        "model-1",
        "version-1",
        Sha256.of("weights"),
        "Sample base 1.0",
        "local",
        "creator",
        TERMS.hash(),
        "consent-1",
        2,
        Sha256.of("salt and prompt"),
        List.of("no-nudity"),
        Optional.of(Instant.parse("2031-01-02T03:04:05Z")));
  }

  LogRecord decide(RecordKind kind) {
    return records.service.keep(
        new RecordDraft(
            "consent-1." + kind.name().toLowerCase(),
            kind,
            "artist-1",
            Optional.of("consent-1"),
            Map.of()));
  }

  /** Stands as the log's decisions say. */
  private Consents consents() {
    return (Consents)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Consents.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("state")) {
                throw new UnsupportedOperationException(method.getName());
              }
              if (withdrawalAsked) {
                return new ConsentState(
                    ConsentState.Standing.WITHDRAWN, Optional.of(Instant.now()), Optional.empty());
              }
              List<Decision> decisions = log.decisions((String) arguments[0]);
              return decisions.isEmpty()
                  ? new ConsentState(
                      ConsentState.Standing.IN_FORCE, Optional.empty(), Optional.empty())
                  : state(decisions.get(decisions.size() - 1));
            });
  }

  static ConsentState state(LogRecord r) {
    return state(new Decision(r.id(), r.kind(), r.position(), r.logged()));
  }

  private static ConsentState state(Decision decision) {
    return new ConsentState(
        switch (decision.kind()) {
          case WITHDRAWAL -> ConsentState.Standing.WITHDRAWN;
          case PAUSE -> ConsentState.Standing.PAUSED;
          default -> ConsentState.Standing.IN_FORCE;
        },
        Optional.of(decision.logged()),
        Optional.of(decision.id()));
  }

  @Override
  public void close() {
    records.close();
  }

  private static Licenses licenses() {
    return (Licenses)
        Proxy.newProxyInstance(
            Licenses.class.getClassLoader(),
            new Class<?>[] {Licenses.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("text")) {
                throw new UnsupportedOperationException(method.getName());
              }
              return Optional.of(TERMS.hash())
                  .filter(arguments[0]::equals)
                  .map(same -> TermsText.of(TERMS.tiers(), TERMS.restricted(), TERMS.note()));
            });
  }

  static final class MemoryBlobs implements BlobStore {
    final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    @Override
    public Staged stage(Body body, long mostBytes) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        body.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      byte[] bytes = out.toByteArray();
      return new Staged() {
        @Override
        public Path path() {
          throw new UnsupportedOperationException();
        }

        @Override
        public String sha256() {
          return Sha256.of(bytes);
        }

        @Override
        public long bytes() {
          return bytes.length;
        }

        @Override
        public void commit() {
          kept.put(sha256(), bytes);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public InputStream open(String sha256) {
      if (!kept.containsKey(sha256)) {
        throw PlatformException.notFound(NOT_FOUND, "no such blob");
      }
      return new ByteArrayInputStream(kept.get(sha256));
    }

    @Override
    public long bytes(String sha256) {
      return kept.get(sha256).length;
    }

    @Override
    public void remove(String sha256) {
      kept.remove(sha256);
    }
  }
}
