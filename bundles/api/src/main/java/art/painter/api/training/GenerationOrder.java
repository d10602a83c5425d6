package art.painter.api.training;

import art.painter.api.model.TriggerWord;

/**
 * An image that a provider is to make.
 *
 * @param id the platform's id of the generation; the same order is sent again only with the same id
 * @param version the provider's name of the version
 * @param weights the version's weights file
 * @param triggerWord the version's trigger word
 * @param prompt the prompt as it is to be used, with the trigger word in it
 * @param seed where randomness starts; the same order makes the same image where the provider can
 *     promise that
 * @param strength how strongly the adaptation acts, 0 (base model alone) to 2; 1 as trained
 */
public record GenerationOrder(
    String id,
    String version,
    Source weights,
    TriggerWord triggerWord,
    String prompt,
    long seed,
    double strength) {}
