package org.isomer.eval.training;

import java.util.Optional;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Subject;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;

/** What tasks on feature maps take of their subject. */
public final class FeatureMaps {
  private FeatureMaps() {}

  /**
   * The network whose feature maps a head reads.
   *
   * @param task what the head does, such as {@code detection}
   * @throws BadInputException if the subject has none
   */
  public static Network network(Subject subject, String task) {
    return subject
        .model()
        .network()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s has no feature maps, so it cannot do %s. Choose a run or a network of weights."
                        .formatted(subject.model().name(), task)));
  }

  /**
   * What its encoder gets: images of the size that is asked for, by default that of the first one.
   *
   * @param images at least one
   */
  public static InputSpec input(
      Subject subject, Examples images, Optional<Integer> height, Optional<Integer> width) {
    Image first = new Image();
    images.read(0, first);
    return Image.spec(
        height.orElse(first.height()),
        width.orElse(first.width()),
        Image.shape(subject.model().input())[2]);
  }
}
