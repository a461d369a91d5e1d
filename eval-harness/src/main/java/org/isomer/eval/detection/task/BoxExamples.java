package org.isomer.eval.detection.task;

import java.util.ArrayList;
import java.util.List;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.frame.RandomFrame;
import org.isomer.eval.spi.Detector;
import org.isomer.eval.spi.TargetBox;
import org.isomer.eval.training.HeadExample;
import org.isomer.eval.training.HeadExamples;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.Image;

/**
 * Training images in randomly placed frames, with what the detector has to predict.
 *
 * @param samples what is trained on
 * @param augmentation how they are placed
 * @param height of the frame, in pixels
 * @param width of the frame, in pixels
 */
record BoxExamples(
    BoxSamples samples, RandomFrame augmentation, int height, int width, Detector detector)
    implements HeadExamples {
  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public HeadExample at(int index, CounterRandom random) {
    Image image = samples.image(index);
    Frame frame = augmentation.draw(height, width, image.height(), image.width(), random);
    List<TargetBox> targets = targets(frame, samples.objects(index), image.width());
    return new HeadExample(frame.image(image), detector.targets(targets));
  }

  /**
   * Objects in a frame, cut off at its borders. Those whose centre lies outside are ignored, as are
   * crowds and difficult ones; those of which nothing is left are left out.
   *
   * @param imageWidth of the image, in pixels
   */
  static List<TargetBox> targets(Frame frame, List<Marked> objects, int imageWidth) {
    List<TargetBox> targets = new ArrayList<>();
    for (Marked object : objects) {
      double[] box = frame.box(object.corners(), imageWidth);
      double x = (box[0] + box[2]) / 2;
      double y = (box[1] + box[3]) / 2;
      boolean centred = x >= 0 && x < frame.width() && y >= 0 && y < frame.height();
      double left = Math.max(0, box[0]);
      double top = Math.max(0, box[1]);
      double right = Math.min(frame.width(), box[2]);
      double bottom = Math.min(frame.height(), box[3]);
      if (left < right && top < bottom) {
        targets.add(
            new TargetBox(
                object.label(),
                left,
                top,
                right,
                bottom,
                !centred || object.crowd() || object.difficult()));
      }
    }
    return targets;
  }
}
