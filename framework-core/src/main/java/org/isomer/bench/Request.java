package org.isomer.bench;

import java.util.List;

/**
 * What of a {@link Bench} is asked for.
 *
 * @param of the configuration, the loss or the run; empty for a bench without {@link
 *     Bench#argument}
 * @param set changes to a configuration
 * @param sizes as many numbers each as the bench has {@link Bench#sizeParts}
 * @param profile whether operations are to be shown
 */
public record Request(String of, List<String> set, List<Size> sizes, boolean profile) {
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
