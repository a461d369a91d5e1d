package org.isomer.eval.segmentation.task;

import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.frame.RandomFrame;
import org.isomer.eval.segmentation.head.PixelHead;
import org.isomer.eval.training.HeadExample;
import org.isomer.eval.training.HeadExamples;
import org.isomer.random.CounterRandom;

/**
 * Training images in randomly placed frames, with the labels of their pixels.
 *
 * @param samples what is trained on
 * @param augmentation how they are placed
 * @param height of the frame, in pixels
 * @param width of the frame, in pixels
 */
record MaskExamples(MaskSamples samples, RandomFrame augmentation, int height, int width)
    implements HeadExamples {
  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public HeadExample at(int index, CounterRandom random) {
    MaskSamples.Sample sample = samples.at(index);
    LabelMap mask = sample.mask();
    Frame frame = augmentation.draw(height, width, mask.height(), mask.width(), random);
    return new HeadExample(
        frame.image(sample.image()),
        List.of(frame.labels(mask, samples.data().ignored(), PixelHead.IGNORED)));
  }
}
