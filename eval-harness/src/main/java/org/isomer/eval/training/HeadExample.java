package org.isomer.eval.training;

import java.util.List;

/**
 * One image with the targets of its head.
 *
 * @param image the encoder's input, row-major height × width × channels
 * @param targets row-major scalars, one array for each target of the head
 */
public record HeadExample(float[] image, List<float[]> targets) {
  /** Copies the list. */
  public HeadExample {
    targets = List.copyOf(targets);
  }
}
