package org.isomer.eval.detection.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.Detection;
import org.isomer.eval.detection.head.Decoder;
import org.isomer.eval.detection.head.Pyramid;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.training.TrainedHead;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.reports.record.ImageBoxes.Found;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * Finds the objects of images, in pixels of the image.
 *
 * @param head the trained head
 * @param input images in their frames
 */
record BoxPredictor(TrainedHead head, Pyramid pyramid, Decoder decoder, InputSpec input) {
  private static final int BATCH = 8;

  /** Finds the objects of a whole split. */
  List<ImageBoxes> predict(BoxSamples samples) {
    List<ImageBoxes> predicted = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += BATCH) {
      predict(samples, from, predicted);
    }
    return predicted;
  }

  private void predict(BoxSamples samples, int from, List<ImageBoxes> into) {
    int count = Math.min(BATCH, samples.size() - from);
    List<Image> images = new ArrayList<>();
    Rows framed = new Rows(input, count);
    for (int i = 0; i < count; i++) {
      Image image = samples.image(from + i);
      images.add(image);
      frame(image).image(image).layInto(framed, i);
    }
    List<float[]> outputs = head.outputs(framed, count);
    for (int i = 0; i < count; i++) {
      Image image = images.get(i);
      double scale = frame(image).scale();
      List<Detection> detections =
          decoder.decode(
              pyramid,
              part(outputs.get(0), i, count),
              part(outputs.get(1), i, count),
              part(outputs.get(2), i, count),
              image.width() * scale,
              image.height() * scale);
      into.add(
          new ImageBoxes(
              samples.id(from + i),
              samples.objects(from + i),
              detections.stream().map(detection -> found(detection, scale)).toList()));
    }
  }

  private Frame frame(Image image) {
    int[] shape = Image.shape(input);
    return Frame.fitting(shape[0], shape[1], image.height(), image.width());
  }

  private static float[] part(float[] values, int index, int count) {
    int size = values.length / count;
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }

  private static Found found(Detection detection, double scale) {
    Box box = detection.box();
    return new Found(
        detection.category(),
        List.of(box.left() / scale, box.top() / scale, box.right() / scale, box.bottom() / scale),
        detection.score());
  }
}
