package org.isomer.encoder;

import org.isomer.spi.BadInputException;
import org.tensorflow.ndarray.Shape;

/** What all encoders of images ask of their input. */
final class ImageInput {
  private ImageInput() {}

  /**
   * Checks that a batch consists of images.
   *
   * @param batch the input's shape, (batch, height, width, channels) with only the batch unknown
   * @throws BadInputException if it is another one
   */
  static void check(Shape batch) {
    if (batch.numDimensions() != 4 || batch.tail().hasUnknownDimension()) {
      Shape example = batch.isUnknown() ? batch : batch.tail();
      throw new BadInputException(
          ("The encoder reads images of a fixed height, width and number of channels, but an"
                  + " example has the shape %s. Choose an encoder for such examples.")
              .formatted(example));
    }
  }
}
