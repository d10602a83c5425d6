package art.painter.core.consent;

import static java.util.Map.entry;

import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.record.RecordDraft;
import art.painter.api.training.BaseModel;
import art.painter.api.training.ProviderDescription;
import art.painter.core.CanonicalJson;
import art.painter.core.RecordIds;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the records about a consent say. The names are after those of the consent record of ISO/IEC
 * TS 27560. An artist is named by account only, and works by their salted leaves, so that whoever
 * is shown a record learns neither a name nor a file. Only who has all of the files can tell them
 * from the fingerprint in the notice that was read.
 */
final class ConsentContent {
  private static final String SCHEMA = "pAInter 3, after ISO/IEC TS 27560:2023";

  private ConsentContent() {}

  static RecordDraft given(
      TrainingConsent consent, ProviderDescription provider, ConsentService.Config operator) {
    Manifest manifest = new Manifest(consent.manifestSalt(), consent.works());
    return new RecordDraft(
        consent.id(),
        RecordKind.CONSENT,
        consent.artistId(),
        Optional.empty(),
        Map.ofEntries(
            entry("schema_version", SCHEMA),
            entry("record_id", consent.id()),
            entry("pii_principal_id", consent.artistId()),
            entry("pii_processing", processing(consent, provider, operator)),
            entry(
                "manifest", Map.of("root", consent.manifestRoot(), "size", consent.works().size())),
            entry("works", works(manifest)),
            entry("model", Map.of("id", consent.modelId(), "revision", consent.modelRevision())),
            entry("termsSha256", consent.termsHash()),
            entry("provider", provider(consent.providerId(), provider)),
            entry("base_model", baseModel(consent.baseModel())),
            entry("event", List.of(event(consent)))));
  }

  private static Map<String, Object> processing(
      TrainingConsent consent, ProviderDescription provider, ConsentService.Config operator) {
    Notice notice = consent.notice();
    return Map.of(
        "privacy_notice",
        Map.of("text", notice.text(), "version", notice.version(), "sha256", notice.hash()),
        "language",
        notice.language(),
        "purposes",
        List.of(purpose(consent, provider, operator)));
  }

  private static Map<String, Object> purpose(
      TrainingConsent consent, ProviderDescription provider, ConsentService.Config operator) {
    return Map.ofEntries(
        entry("purpose", Handling.PURPOSE),
        entry("purpose_type", "AI training"),
        entry("lawful_basis", "consent"),
        entry("pii_controllers", List.of(operator.controller())),
        entry("data_categories", Handling.DATA),
        entry("retention", Handling.RETENTION),
        entry("complaints", operator.complaints().strip()),
        entry(
            "recipient_third_parties",
            provider.remote()
                ? List.of(Map.of("id", consent.providerId(), "title", provider.title()))
                : List.of()),
        entry(
            "processing_locations",
            provider.remote()
                ? List.of("this node", "the service of " + provider.title())
                : List.of("this node")),
        entry("jurisdiction", consent.jurisdiction()),
        entry(
            "withdrawal_method",
            "POST /v1/models/%s/consent/%s/withdrawal".formatted(consent.modelId(), consent.id())),
        entry(
            "withdrawal_effect",
            Map.of(
                "can_undo", WithdrawalEffect.CAN_UNDO,
                "cannot_undo", WithdrawalEffect.CANNOT_UNDO)));
  }

  private static List<Map<String, Object>> works(Manifest manifest) {
    List<byte[]> leaves = manifest.leaves();
    return IntStream.range(0, leaves.size())
        .<Map<String, Object>>mapToObj(
            i ->
                Map.of(
                    "leaf", HexFormat.of().formatHex(leaves.get(i)),
                    "rights_basis", manifest.works().get(i).rights().name()))
        .toList();
  }

  private static Map<String, Object> baseModel(BaseModel base) {
    return Map.of(
        "name", base.name(),
        "version", base.version(),
        "maker", base.maker(),
        "licence", base.license(),
        "commercial_use", base.commercialUse(),
        "training_data", base.trainingData());
  }

  private static Map<String, Object> event(TrainingConsent consent) {
    return Map.of(
        "event_type",
        "explicit consent",
        "event_state",
        "given",
        "event_time",
        consent.given().toString(),
        "event_duration",
        "until withdrawn",
        "entity_id",
        consent.artistId());
  }

  private static Map<String, Object> provider(String id, ProviderDescription provider) {
    return Map.of("id", id, "title", provider.title(), "remote", provider.remote());
  }

  /** Whether a consent's record is about the provider as it describes itself now. */
  static boolean names(LogRecord consent, ProviderDescription provider) {
    return CanonicalJson.read(consent.content())
        .filter(said -> said.path("base_model").equals(tree(baseModel(provider.baseModel()))))
        .map(said -> said.path("provider"))
        .filter(said -> said.equals(tree(provider(said.path("id").asText(), provider))))
        .isPresent();
  }

  private static JsonNode tree(Map<String, Object> said) {
    return CanonicalJson.read(CanonicalJson.of(said)).orElseThrow();
  }

  /** A pause or a resumption. */
  static RecordDraft decision(String id, RecordKind kind, TrainingConsent consent) {
    return new RecordDraft(
        id, kind, consent.artistId(), Optional.of(consent.id()), particulars(consent));
  }

  /** Always under the same id, so that a consent is withdrawn once, whoever asks at once. */
  static RecordDraft withdrawal(TrainingConsent consent, Instant asked) {
    Map<String, Object> content = new HashMap<>(particulars(consent));
    content.put("asked", asked.toString());
    return new RecordDraft(
        RecordIds.withdrawalOf(consent.id()),
        RecordKind.WITHDRAWAL,
        consent.artistId(),
        Optional.of(consent.id()),
        content);
  }

  private static Map<String, Object> particulars(TrainingConsent consent) {
    return Map.of(
        "consent", Map.of("id", consent.id()), "artist", Map.of("id", consent.artistId()));
  }

  /** The deletion of a consent that was given before records were logged, and so has none. */
  static RecordDraft deletionOfUnlogged(TrainingConsent consent) {
    return new RecordDraft(
        RecordIds.deletionOf(consent.id()),
        RecordKind.DELETION,
        consent.artistId(),
        Optional.of(consent.id()),
        Map.of("erased", Map.of("kind", RecordKind.CONSENT.name())));
  }
}
