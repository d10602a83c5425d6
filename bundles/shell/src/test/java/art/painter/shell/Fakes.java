package art.painter.shell;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import art.painter.api.key.VerificationKey.Compromise;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.TransparencyLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keys and a log that do what they are told, and keep nothing. */
final class Fakes {
  static final Instant FROM = Instant.parse("2026-11-23T10:00:00Z");
  static final Instant UNTIL = Instant.parse("2027-02-01T10:00:00Z");
  private static final String NOTE =
      "node.example/log\n7\n" + "A".repeat(43) + "=\n\n\u2014 node.example/log AAAA\n";

  private Fakes() {}

  static final class Keys implements SigningKeys {
    private final List<VerificationKey> all =
        new ArrayList<>(List.of(key("key-1", KeyPurpose.RECORDS), key("key-log", KeyPurpose.LOG)));

    private static VerificationKey key(String id, KeyPurpose purpose) {
      return new VerificationKey(
          id, purpose, new byte[32], FROM, Optional.empty(), Optional.empty());
    }

    @Override
    public List<VerificationKey> all() {
      return List.copyOf(all);
    }

    @Override
    public VerificationKey rotate(Caller operator) {
      operator.require(Role.OPERATOR);
      VerificationKey old = all.get(0);
      all.set(
          0,
          new VerificationKey(
              old.id(),
              old.purpose(),
              old.publicKey(),
              FROM,
              Optional.of(UNTIL),
              old.compromise()));
      all.add(key("key-2", KeyPurpose.RECORDS));
      return all.get(2);
    }

    @Override
    public VerificationKey compromised(Caller operator, String keyId, Instant at, long logSize) {
      operator.require(Role.OPERATOR);
      if (!keyId.equals("key-1")) {
        throw PlatformException.notFound(NOT_FOUND, "There is no key " + keyId + ".");
      }
      return new VerificationKey(
          keyId,
          KeyPurpose.RECORDS,
          new byte[32],
          FROM,
          Optional.of(UNTIL),
          Optional.of(new Compromise(at, logSize)));
    }

    @Override
    public <T> T sign(KeyPurpose purpose, Function<Signer, T> work) {
      throw new AssertionError("no command signs");
    }

    @Override
    public String jwks() {
      throw new AssertionError("no command asks this");
    }
  }

  static final class Log implements TransparencyLog {
    private Optional<Checkpoint> head = Optional.of(Checkpoint.parse(NOTE));
    private Optional<String> fault = Optional.empty();
    private List<String> differences = List.of();

    void empty() {
      head = Optional.empty();
    }

    void broken(String why) {
      fault = Optional.of(why);
    }

    void differs(List<String> lines) {
      differences = lines;
    }

    @Override
    public Checkpoint checkpoint() {
      if (fault.isPresent()) {
        throw PlatformException.unavailable(BROKEN, fault.get());
      }
      return head.orElseThrow(() -> PlatformException.notFound(NOT_FOUND, "It is empty."));
    }

    @Override
    public long sizeAt(Instant time) {
      return time.equals(FROM) ? 0 : 5;
    }

    @Override
    public String verifierKey() {
      return "node.example/log+0a0b0c0d+AQID";
    }

    @Override
    public Optional<String> fault() {
      return fault;
    }

    @Override
    public List<String> audit() {
      return differences;
    }

    @Override
    public LogRecord append(LogRecord record) {
      throw new AssertionError("no command appends");
    }

    @Override
    public Optional<LogRecord> find(String id) {
      throw new AssertionError("no command asks this");
    }

    @Override
    public List<Decision> decisions(String consentId) {
      throw new AssertionError("no command asks this");
    }

    @Override
    public InclusionProof proof(long position) {
      throw new AssertionError("no command asks this");
    }

    @Override
    public List<byte[]> consistency(long size, long laterSize) {
      throw new AssertionError("no command asks this");
    }

    @Override
    public byte[] tile(int level, long index, int width) {
      throw new AssertionError("no command asks this");
    }

    @Override
    public byte[] entries(long index, int width) {
      throw new AssertionError("no command asks this");
    }
  }
}
