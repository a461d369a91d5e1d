package org.isomer.eval.detection.task;

import java.util.List;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.Detection;
import org.isomer.eval.detection.head.Decoder;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.spi.Detector;
import org.isomer.eval.training.TrainedHead;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.reports.record.ImageBoxes.Found;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;

/**
 * Finds the objects of images, in pixels of the image.
 *
 * @param head the trained head
 * @param detector says what its outputs mean
 * @param input images in their frames
 */
record BoxPredictor(TrainedHead head, Detector detector, Decoder decoder, InputSpec input) {
  private static final int BATCH = 8;

  /** An image and the frame in which the encoder sees it. */
  private record Framed(int index, Image image, Frame frame) {}

  /** Finds the objects of a whole split. */
  List<ImageBoxes> predict(BoxSamples samples) {
    return head.predict(
        samples.size(),
        BATCH,
        index -> framed(index, samples.image(index)),
        framed -> framed.frame().image(framed.image()),
        (framed, outputs) -> boxes(samples, framed, outputs));
  }

  private Framed framed(int index, Image image) {
    int[] shape = Image.shape(input);
    return new Framed(
        index, image, Frame.fitting(shape[0], shape[1], image.height(), image.width()));
  }

  private ImageBoxes boxes(BoxSamples samples, Framed framed, List<float[]> outputs) {
    double scale = framed.frame().scale();
    List<Detection> detections =
        decoder.decode(
            detector.boxes(outputs, decoder.leastScore()),
            framed.image().width() * scale,
            framed.image().height() * scale);
    return new ImageBoxes(
        samples.id(framed.index()),
        samples.objects(framed.index()),
        detections.stream().map(detection -> found(detection, scale)).toList());
  }

  private static Found found(Detection detection, double scale) {
    Box box = detection.box();
    return new Found(
        detection.category(),
        List.of(box.left() / scale, box.top() / scale, box.right() / scale, box.bottom() / scale),
        detection.score());
  }
}
