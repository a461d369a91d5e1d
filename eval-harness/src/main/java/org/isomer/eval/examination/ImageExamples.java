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
  public long size() {
    return data.size(split);
  }

  @Override
  public int label(long index) {
    return UNLABELLED;
  }

  @Override
  public String id(long index) {
    return data.id(split, Math.toIntExact(index));
  }

  @Override
  public Example buffer() {
    return new Image();
  }

  @Override
  public void read(long index, Example into) {
    data.read(split, Math.toIntExact(index), (Image) into);
  }
}
