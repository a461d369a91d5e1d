package org.isomer.eval.segmentation.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.segmentation.SegmentationCounts;
import org.isomer.eval.segmentation.SegmentationEvaluator;
import org.isomer.eval.segmentation.SegmentedImage;
import org.isomer.eval.segmentation.score.PixelCounts;
import org.isomer.eval.training.TrainedHead;
import org.isomer.reports.record.ImagePixels;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * Gives images their classes, in the size of their masks.
 *
 * @param head the trained head
 * @param input images in their frames
 * @param evaluator what counts
 */
record MaskPredictor(TrainedHead head, InputSpec input, SegmentationEvaluator evaluator) {
  private static final int BATCH = 8;

  /**
   * Predicts a whole split and counts.
   *
   * @param watcher is shown every image with its index, in order
   */
  List<ImagePixels> count(MaskSamples samples, BiConsumer<Integer, SegmentedImage> watcher) {
    List<ImagePixels> counted = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += BATCH) {
      for (SegmentedImage image : predict(samples, from)) {
        watcher.accept(counted.size(), image);
        SegmentationCounts counts = evaluator.count(1, index -> image);
        counted.add(PixelCounts.record(counts));
      }
    }
    return counted;
  }

  private List<SegmentedImage> predict(MaskSamples samples, int from) {
    int count = Math.min(BATCH, samples.size() - from);
    List<LabelMap> masks = new ArrayList<>();
    int height = Image.shape(input)[0];
    int width = Image.shape(input)[1];
    Rows images = new Rows(input, count);
    for (int i = 0; i < count; i++) {
      MaskSamples.Sample sample = samples.at(from + i);
      LabelMap mask = sample.mask();
      masks.add(mask);
      Frame.fitting(height, width, mask.height(), mask.width())
          .image(sample.image())
          .layInto(images, i);
    }
    float[] all = head.outputs(images, count).get(0);
    List<SegmentedImage> predicted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LabelMap mask = masks.get(i);
      int size = height * width * evaluator.classes();
      LabelMap labels =
          Frame.fitting(height, width, mask.height(), mask.width())
              .prediction(
                  Arrays.copyOfRange(all, i * size, (i + 1) * size),
                  evaluator.classes(),
                  mask.height(),
                  mask.width());
      predicted.add(new SegmentedImage(samples.id(from + i), mask, labels));
    }
    return predicted;
  }
}
