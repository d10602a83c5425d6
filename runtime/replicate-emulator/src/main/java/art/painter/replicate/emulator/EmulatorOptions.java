package art.painter.replicate.emulator;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/**
 * How an emulator is to run.
 *
 * @param port where it listens on this machine; 0 for any free port
 * @param data where its files lie; a temporary folder that is removed at the end if none is named
 * @param token the only token it knows
 * @param steps how many steps its engine trains, whatever a training asks for
 * @param imageSize width and height of a square image in pixels
 * @param retention how long outputs stay after a job has ended; an hour at the real service
 */
public record EmulatorOptions(
    int port, Optional<Path> data, String token, int steps, int imageSize, Duration retention) {
  /** The options of the command line, for people. */
  static final String USAGE =
      "Usage: java -jar painter-replicate-emulator.jar [--port N] [--data DIR] [--token TOKEN] [--steps N]"
          + " [--image-size N] [--retention SECONDS]";

  /** {@return a free port, a temporary folder, token {@code r8_emulator}, few steps} */
  public static EmulatorOptions defaults() {
    return new EmulatorOptions(0, Optional.empty(), "r8_emulator", 40, 256, Duration.ofHours(1));
  }

  /**
   * {@return the same with another port}
   *
   * @param other the port
   */
  public EmulatorOptions withPort(int other) {
    return new EmulatorOptions(other, data, token, steps, imageSize, retention);
  }

  /**
   * {@return the same with a folder for its files}
   *
   * @param folder the folder
   */
  public EmulatorOptions withData(Path folder) {
    return new EmulatorOptions(port, Optional.of(folder), token, steps, imageSize, retention);
  }

  /**
   * {@return the same with another token}
   *
   * @param other the token
   */
  public EmulatorOptions withToken(String other) {
    return new EmulatorOptions(port, data, other, steps, imageSize, retention);
  }

  /**
   * {@return the same with other steps of training}
   *
   * @param other the steps
   */
  public EmulatorOptions withSteps(int other) {
    return new EmulatorOptions(port, data, token, other, imageSize, retention);
  }

  /**
   * {@return the same with another size of images}
   *
   * @param other the side in pixels
   */
  public EmulatorOptions withImageSize(int other) {
    return new EmulatorOptions(port, data, token, steps, other, retention);
  }

  /**
   * {@return the same with another retention}
   *
   * @param other how long
   */
  public EmulatorOptions withRetention(Duration other) {
    return new EmulatorOptions(port, data, token, steps, imageSize, other);
  }

  /**
   * {@return what a command line says}
   *
   * @param arguments its words
   * @throws IllegalArgumentException with words for people when it makes no sense
   */
  static EmulatorOptions parse(String... arguments) {
    EmulatorOptions options = defaults();
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value. " + USAGE);
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private EmulatorOptions with(String name, String value) {
    try {
      return switch (name) {
        case "--port" -> withPort(Integer.parseInt(value));
        case "--data" -> withData(Path.of(value));
        case "--token" -> withToken(value);
        case "--steps" -> withSteps(Integer.parseInt(value));
        case "--image-size" -> withImageSize(Integer.parseInt(value));
        case "--retention" -> withRetention(Duration.ofSeconds(Long.parseLong(value)));
        default -> throw new IllegalArgumentException("Unknown option " + name + ". " + USAGE);
      };
    } catch (NumberFormatException | DateTimeException | InvalidPathException e) {
      throw new IllegalArgumentException(name + " cannot be " + value + ". " + USAGE, e);
    }
  }
}
