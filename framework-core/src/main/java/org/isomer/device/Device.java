package org.isomer.device;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.spi.BadInputException;

/**
 * The device that a user asks for. TensorFlow settles it once for a process, so it is no part of a
 * configuration: the option {@code --device} of every verb names it, or the variable {@code
 * ISOMER_DEVICE}, or the system property {@code isomer.device} in programs.
 *
 * @param kind what is asked for
 * @param index which of the machine's GPUs, from 0; empty if that is left open
 */
public record Device(Kind kind, Optional<Integer> index) {
  /** What can be asked for. */
  public enum Kind {
    /** A GPU where there is one that can be used, else the processor. */
    AUTO,
    CPU,
    GPU
  }

  /** The system property that names the device of the process. */
  public static final String PROPERTY = "isomer.device";

  private static final String VARIABLE = "ISOMER_DEVICE";
  private static final Pattern NUMBERED = Pattern.compile("gpu:([0-9]{1,3})");

  /** The device of this process. */
  public static Device ofProcess() {
    String asked = System.getProperty(PROPERTY);
    if (asked != null) {
      return of("--device", asked);
    }
    String variable = System.getenv(VARIABLE);
    return of(VARIABLE, variable == null || variable.isBlank() ? "auto" : variable);
  }

  /**
   * Reads {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:1}.
   *
   * @param source what says it, for the message
   * @throws BadInputException if it is something else
   */
  public static Device of(String source, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    Matcher numbered = NUMBERED.matcher(word);
    if (numbered.matches()) {
      return new Device(Kind.GPU, Optional.of(Integer.parseInt(numbered.group(1))));
    }
    return switch (word) {
      case "auto" -> new Device(Kind.AUTO, Optional.empty());
      case "cpu" -> new Device(Kind.CPU, Optional.empty());
      case "gpu" -> new Device(Kind.GPU, Optional.empty());
      default ->
          throw new BadInputException(
              "%s: there is no device \"%s\". Give auto, cpu, gpu, or gpu:1 for the second GPU."
                  .formatted(source, text));
    };
  }
}
