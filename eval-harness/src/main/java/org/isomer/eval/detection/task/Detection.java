package org.isomer.eval.detection.task;

import java.util.Optional;
import org.isomer.eval.detection.head.Decoder;
import org.isomer.eval.detection.score.DetectionDialect;
import org.isomer.eval.frame.RandomFrame;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.DetectionHead;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.eval.training.HeadTraining;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;

/** Object detection: a head on the encoder's feature maps finds boxes. */
public final class Detection implements TaskPlugin<Detection.Config> {
  /** The options. */
  public record Config(
      @Option(help = "The images and their boxes") Choice<BoxData> data,
      @Option(
              help =
                  "Rows of the frame that the encoder sees; by default those of the first training"
                      + " image",
              min = 8,
              max = 8192)
          Optional<Integer> height,
      @Option(
              help =
                  "Columns of the frame that the encoder sees; by default those of the first"
                      + " training image",
              min = 8,
              max = 8192)
          Optional<Integer> width,
      @Option(help = "The head", value = "fcos", unnamedDefault = true) Choice<DetectionHead> head,
      @Option(
              help =
                  "How training images are placed in the frame. An object whose centre is cut off is"
                      + " neither learned nor held against the head",
              value = "{}")
          RandomFrame augmentation,
      @Option(
              help = "How the head is trained",
              value =
                  "{optimizer: {name: adamw, weight-decay: 1e-4}, learning-rate: 0.002, epochs: 20, clip-norm: 5}")
          HeadTraining training,
      @Option(help = "Which of the boxes that the head finds count", value = "{}") Decoder decoding,
      @Option(
              help =
                  "Least score of boxes for precision, recall, F1 and accuracy; by default the one of"
                      + " 0.05, 0.1, … 0.95 with the best F1 on the validation images",
              min = 0,
              max = 1)
          Optional<Double> score,
      @Option(
              help = "Least IoU of a right box, for precision, recall, F1 and accuracy",
              value = "0.5",
              min = 0,
              max = 1,
              exclusiveMin = true)
          double overlap,
      @Option(
              help =
                  "Whose definitions the result follows: coco has COCO's AP as headline, the others"
                      + " VOC's AP in their own way",
              value = "coco")
          DetectionDialect dialect,
      @Option(
              help = "How many test images are shown with their boxes",
              value = "6",
              min = 0,
              max = 1000)
          int pictures) {}

  @Override
  public String name() {
    return "detection";
  }

  @Override
  public String summary() {
    return "A head on the encoder's feature maps finds boxes";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    return open(config, FileIndex.NONE);
  }

  @Override
  public ModelTask open(Config config, FileIndex index) {
    config.augmentation().check();
    if (config.height().isPresent() != config.width().isPresent()) {
      throw new BadInputException(
          "task detection: only one of height and width is given. Give both or none.");
    }
    return new DetectionTask(config, index);
  }
}
