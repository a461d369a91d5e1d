package org.isomer.bench.measure;

import java.util.List;
import java.util.Optional;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;

/**
 * What of a {@link Bench} is asked for.
 *
 * @param of the configuration, the loss or the run; empty for a bench without {@link
 *     Bench#argument}
 * @param set changes to a configuration, or to where the data of a run are
 * @param sizes as many numbers each as the bench has {@link Bench#sizeParts}
 * @param data what to read in place of what {@code of} brings
 * @param profile whether operations are to be shown
 */
public record Request(
    String of,
    List<String> set,
    List<Size> sizes,
    Optional<Choice<Dataset>> data,
    boolean profile) {
  /** Copies the lists. */
  public Request {
    set = List.copyOf(set);
    sizes = List.copyOf(sizes);
  }

  /** The sizes, or others where none was given. */
  public List<Size> sizesOr(Size... others) {
    return sizes.isEmpty() ? List.of(others) : sizes;
  }
}
