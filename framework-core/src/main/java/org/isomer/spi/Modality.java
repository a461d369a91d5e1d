package org.isomer.spi;

import java.util.List;
import org.isomer.exhibit.Exhibit;

/**
 * A kind of example, such as images: what pages show of it, and what its raw numbers are. Stateless
 * and safe for many threads.
 */
public interface Modality {
  /** The type of example that data sets of this kind hold. */
  Class<? extends Example> type();

  /** The example as the data set holds it. */
  Exhibit show(Example example);

  /**
   * Examples as a pipeline leaves them, side by side on one scale.
   *
   * @param views what an encoder reads
   */
  List<Exhibit> showViews(List<Encodable> views);

  /** What the raw inputs are called, such as {@code raw pixels}. */
  String rawInputs();

  /**
   * What makes an example comparable as plain numbers, the floor that a representation has to beat:
   * nothing, where examples are numbers of one shape already.
   */
  default List<Step> raw() {
    return List.of();
  }
}
