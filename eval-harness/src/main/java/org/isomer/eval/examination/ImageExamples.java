package org.isomer.eval.examination;

import org.isomer.eval.spi.ImageData;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * The images of a split, without their annotations.
 *
 * @param data where they come from
 * @param split which part
 */
public record ImageExamples(ImageData data, Split split) implements Examples {
  @Override
  public int size() {
    return data.size(split);
  }

  @Override
  public int label(int index) {
    return UNLABELLED;
  }

  @Override
  public String id(int index) {
    return data.id(split, index);
  }

  @Override
  public Example buffer() {
    return new Image();
  }

  @Override
  public void read(int index, Example into) {
    data.read(split, index, (Image) into);
  }
}
