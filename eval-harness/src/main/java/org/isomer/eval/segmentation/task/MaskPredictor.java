package org.isomer.eval.segmentation.task;

import java.util.List;
import java.util.function.BiConsumer;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.segmentation.SegmentationEvaluator;
import org.isomer.eval.segmentation.SegmentedImage;
import org.isomer.eval.segmentation.score.PixelCounts;
import org.isomer.eval.training.TrainedHead;
import org.isomer.reports.record.ImagePixels;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;

/**
 * Gives images their classes, in the size of their masks.
 *
 * @param head the trained head
 * @param input images in their frames
 * @param evaluator what counts
 */
record MaskPredictor(TrainedHead head, InputSpec input, SegmentationEvaluator evaluator) {
  private static final int BATCH = 8;

  /** A sample and the frame in which the encoder sees its image. */
  private record Framed(int index, MaskSamples.Sample sample, Frame frame) {}

  /**
   * Predicts a whole split and counts.
   *
   * @param watcher is shown every image with its index, in order
   */
  List<ImagePixels> count(MaskSamples samples, BiConsumer<Integer, SegmentedImage> watcher) {
    return head.predict(
        samples.size(),
        BATCH,
        index -> framed(index, samples.at(index)),
        framed -> framed.frame().image(framed.sample().image()),
        (framed, outputs) -> {
          SegmentedImage image = segmented(samples, framed, outputs.get(0));
          watcher.accept(framed.index(), image);
          return PixelCounts.record(evaluator.count(1, index -> image));
        });
  }

  private Framed framed(int index, MaskSamples.Sample sample) {
    int[] shape = Image.shape(input);
    LabelMap mask = sample.mask();
    return new Framed(
        index, sample, Frame.fitting(shape[0], shape[1], mask.height(), mask.width()));
  }

  private SegmentedImage segmented(MaskSamples samples, Framed framed, float[] logits) {
    LabelMap mask = framed.sample().mask();
    LabelMap labels =
        framed.frame().prediction(logits, evaluator.classes(), mask.height(), mask.width());
    return new SegmentedImage(samples.id(framed.index()), mask, labels);
  }
}
