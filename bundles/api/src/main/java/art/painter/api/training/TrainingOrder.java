package art.painter.api.training;

import art.painter.api.model.ModelType;
import art.painter.api.model.TriggerWord;

/**
 * What a provider is to train.
 *
 * @param trainingId the platform's id of the training; the same order is sent again only with the
 *     same id
 * @param destination the model's private destination
 * @param type what is learned
 * @param triggerWord what is to switch the adaptation on
 * @param seed where randomness starts
 * @param manifestRoot the root of the tree of works that the consent's record names, 64 lower-case
 *     hex digits; to be kept with the weights where the format allows, so that a work's proof leads
 *     from it to them
 * @param packageHash SHA-256 of the package
 * @param packageBytes its length
 * @param works the package: a flat zip of exactly the consented files, named {@code 0001.png} and
 *     so on
 */
public record TrainingOrder(
    String trainingId,
    String destination,
    ModelType type,
    TriggerWord triggerWord,
    long seed,
    String manifestRoot,
    String packageHash,
    long packageBytes,
    Source works) {}
