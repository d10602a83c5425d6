package art.painter.training.replicate;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account at Replicate, and how trainings and images are ordered there. */
@ObjectClassDefinition(
    name = "pAInter training: Replicate",
    description =
        "Trains FLUX LoRAs through Replicate's API, and generates from them. Works leave this machine. One file for each account.")
@interface Config {
  /** {@return the id} */
  @AttributeDefinition(
      description =
          "The id under which this provider is chosen; each account needs its own. Lower-case letters, digits, dots, dashes.")
  String provider_id() default ReplicateProvider.ID;

  /** {@return where the API is} */
  @AttributeDefinition(
      description = "Where the API is; HTTPS, or plain HTTP on this machine (an emulator).")
  String url() default "https://api.replicate.com/v1";

  /** {@return the variable} */
  @AttributeDefinition(description = "The environment variable that holds the API token.")
  String token_env() default "REPLICATE_API_TOKEN";

  /** {@return the file} */
  @AttributeDefinition(
      description =
          "A file that holds the API token; goes before the environment variable and is read anew for each request.",
      required = false)
  String token_file() default "";

  /** {@return the owner} */
  @AttributeDefinition(
      description =
          "The user or organization at Replicate that owns the trained models; empty for the token's own.",
      required = false)
  String owner() default "";

  /** {@return the trainer} */
  @AttributeDefinition(
      description = "The trainer, owner/name for its newest version or owner/name:version.")
  String trainer() default "ostris/flux-dev-lora-trainer";

  /** {@return steps} */
  @AttributeDefinition(
      description = "Training steps; 0 for the trainer's own default.",
      min = "0",
      max = "100000")
  int steps() default 0;

  /** {@return the rank} */
  @AttributeDefinition(
      description = "Rank of the LoRA, where the trainer has such an input; 0 for its default.",
      min = "0",
      max = "1024")
  int lora_rank() default 0;

  /** {@return whether works are described by a machine} */
  @AttributeDefinition(
      description =
          "Whether the trainer has a model describe each work, where it has such an input.")
  boolean autocaption() default true;

  /** {@return the hardware} */
  @AttributeDefinition(
      description = "The hardware entry of new models; versions of FLUX choose their own.")
  String hardware() default "cpu";

  /** {@return trainings at once} */
  @AttributeDefinition(
      description = "Trainings that run at once; further ones wait on the platform.",
      min = "1",
      max = "10000")
  int capacity() default 20;

  /** {@return seconds between questions} */
  @AttributeDefinition(
      description = "Seconds between two questions for the state of a training.",
      min = "1",
      max = "3600")
  int poll_seconds() default 12;

  /** {@return seconds to settle} */
  @AttributeDefinition(
      description =
          "Seconds after a start without a clear answer in which the training may still turn up; more than an answer may take.",
      min = "0",
      max = "3600")
  int settle_seconds() default 120;

  /** {@return seconds to connect} */
  @AttributeDefinition(description = "Seconds to wait for a connection.", min = "1", max = "300")
  int connect_seconds() default 10;

  /** {@return seconds to read} */
  @AttributeDefinition(
      description = "Seconds to wait for an answer or its next byte.",
      min = "1",
      max = "600")
  int read_seconds() default 30;

  /** {@return seconds a generation may take} */
  @AttributeDefinition(
      description = "Seconds a generation may take, with the start of a sleeping model.",
      min = "5",
      max = "1800")
  int generation_seconds() default 300;

  /** {@return the price} */
  @AttributeDefinition(
      description =
          "What a second of training costs, such as 0.0122 for eight H100; 0 for no estimate.",
      min = "0",
      max = "1000")
  double price_per_second() default 0;

  /** {@return expected seconds} */
  @AttributeDefinition(
      description = "Seconds that a training is expected to take, for the estimate of its cost.",
      min = "0",
      max = "86400")
  int expected_seconds() default 120;

  /** {@return the currency} */
  @AttributeDefinition(description = "The ISO 4217 currency of the price.")
  String currency() default "USD";

  /** {@return requests a minute} */
  @AttributeDefinition(
      description = "Requests a minute at most; Replicate allows 3000.",
      min = "1",
      max = "3000")
  int requests_per_minute() default 2400;

  /** {@return predictions a minute} */
  @AttributeDefinition(
      description = "Generations a minute at most; Replicate allows 600.",
      min = "1",
      max = "600")
  int predictions_per_minute() default 480;

  /** {@return where this platform is} */
  @AttributeDefinition(
      description =
          "Public HTTPS address of this platform, so that Replicate can tell of news; empty to ask only.",
      required = false)
  String webhook_url() default "";

  /** {@return seconds of tolerance} */
  @AttributeDefinition(
      description = "Seconds by which the time of a message to the webhook may be off.",
      min = "1",
      max = "3600")
  int webhook_tolerance_seconds() default 300;

  /** {@return bytes of an archive} */
  @AttributeDefinition(
      description = "The most bytes of an archive of weights.",
      min = "1000000",
      max = "100000000000")
  long most_archive_bytes() default 2_000_000_000L;

  /** {@return the name for people} */
  @AttributeDefinition(
      description = "This provider's name, as shown to artists; it has to fit the trainer.")
  String title() default "FLUX through Replicate";

  /** {@return the base model} */
  @AttributeDefinition(
      description =
          "The base model that the trainer adapts, as shown to artists, in consents and in receipts; it and what follows have to fit the trainer.")
  String base_model() default "FLUX.1";

  /** {@return its version} */
  @AttributeDefinition(description = "The version of the base model.")
  String base_version() default "[dev]";

  /** {@return its maker} */
  @AttributeDefinition(description = "Who made the base model.")
  String base_maker() default "Black Forest Labs";

  /** {@return its training data} */
  @AttributeDefinition(description = "What is known of the data that the base model was made from.")
  String base_data() default "Not disclosed by its maker.";

  /** {@return the licence} */
  @AttributeDefinition(
      description = "The licence of the base model and of its images, as shown to artists.")
  String license() default
      "FLUX.1 [dev] Non-Commercial License; images made at Replicate are also under Replicate's terms of service";

  /** {@return whether images may be used commercially} */
  @AttributeDefinition(
      description =
          "Whether images may be used commercially under the operator's contract with Replicate.")
  boolean commercial_use() default false;
}
