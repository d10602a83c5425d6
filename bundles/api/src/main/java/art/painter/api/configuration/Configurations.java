package art.painter.api.configuration;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The configuration of the node: one file per PID in its configuration folder, which is the one
 * truth. A file with a mistake is not applied, and what was configured before stays.
 */
@ProviderType
public interface Configurations {
  /** The code of a PID that no bundle declares, or of which there is no file. */
  String UNKNOWN_PID = "configuration.unknown-pid";

  /** The code of a value, or of a whole file, that the bundles do not take. */
  String INVALID = "configuration.invalid";

  /** The code of a file that cannot be written. */
  String NOT_WRITTEN = "configuration.not-written";

  /**
   * {@return what can be configured, sorted by PID, in the order in which it is declared}
   *
   * @param operator who asks
   * @param pid the PID to be told about, or all
   * @throws PlatformException DENIED unless an operator asks; NOT_FOUND {@link #UNKNOWN_PID}
   */
  List<Setting> settings(Caller operator, Optional<String> pid);

  /**
   * Writes a value into the file of its PID and applies it. Comments and other keys stay as they
   * are.
   *
   * @param operator who asks
   * @param pid the PID, with the name after the dash where there are several
   * @param key the key
   * @param value the value; it may name variables as a file may
   * @return the setting as it is now
   * @throws PlatformException DENIED unless an operator asks; NOT_FOUND {@link #UNKNOWN_PID};
   *     INVALID {@link #INVALID} and nothing is changed; UNAVAILABLE {@link #NOT_WRITTEN}
   */
  Setting set(Caller operator, String pid, String key, String value);

  /**
   * {@return what is wrong with the files at the moment, sorted by file; none of these files is
   * applied. There is no secret in it}
   */
  List<Fault> faults();
}
