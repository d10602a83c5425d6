package art.painter.api.consent;

/**
 * The text that an artist reads before agreeing to a training.
 *
 * @param version the version of its wording, such as {@code 2026-11}
 * @param language BCP 47 language tag
 * @param text the whole text, with the model's, provider's and base model's particulars filled in
 * @param hash SHA-256 of the text in UTF-8, 64 lower-case hex digits; sent back to agree to exactly
 *     this
 */
public record Notice(String version, String language, String text, String hash) {}
