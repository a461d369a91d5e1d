package org.isomer.eval.training;

import java.util.List;
import org.isomer.spi.Encodable;

/**
 * One example with the targets of its head.
 *
 * @param input what the encoder gets
 * @param targets row-major scalars, one array for each target of the head
 */
public record HeadExample(Encodable input, List<float[]> targets) {
  /** Copies the list. */
  public HeadExample {
    targets = List.copyOf(targets);
  }
}
