package art.painter.api.training;

/**
 * How many trainings of a provider stand so.
 *
 * @param providerId the provider
 * @param status how they stand
 * @param count how many
 */
public record TrainingCount(String providerId, TrainingStatus status, long count) {}
