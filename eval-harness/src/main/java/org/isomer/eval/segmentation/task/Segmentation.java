package org.isomer.eval.segmentation.task;

import java.util.List;
import java.util.Optional;
import org.isomer.eval.frame.RandomFrame;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.SegmentationHead;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.eval.training.HeadTraining;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;

/** Semantic segmentation: a head on the encoder's feature maps gives every pixel a class. */
public final class Segmentation implements TaskPlugin<Segmentation.Config> {
  /** The options. */
  public record Config(
      @Option(help = "The images and masks") Choice<MaskData> data,
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
      @Option(help = "The head", value = "fcn") Choice<SegmentationHead> head,
      @Option(
              help =
                  "How much more rare classes weigh in the loss: a class weighs (median share of"
                      + " pixels / its share) to this power; 0 for all alike, 1 for median frequency"
                      + " balancing",
              value = "0",
              min = 0,
              max = 1)
          double balance,
      @Option(help = "How training images are placed in the frame", value = "{}")
          RandomFrame augmentation,
      @Option(
              help = "How the head is trained",
              value =
                  "{optimizer: {name: adamw, weight-decay: 1e-4}, learning-rate: 0.003, epochs: 20}")
          HeadTraining training,
      @Option(
              help =
                  "Learning rates to try in place of training's; the best mean IoU on the validation"
                      + " images decides. None by default",
              value = "[]",
              min = 0,
              exclusiveMin = true,
              max = 1000,
              distinct = true)
          List<Double> learningRates,
      @Option(
              help =
                  "What the metrics average: data-set counts over all images without absent classes,"
                      + " data-set-absent-as-zero with them as 0, or image-mean over images",
              value = "data-set")
          SegmentationDialect dialect,
      @Option(
              help =
                  "Distance below which boundary pixels match, as a fraction of the image's diagonal",
              value = "0.0075",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double boundaryTolerance,
      @Option(
              help = "How many test images are shown with their predictions",
              value = "6",
              min = 0,
              max = 1000)
          int pictures) {
    /** Copies the list. */
    public Config {
      learningRates = List.copyOf(learningRates);
    }
  }

  @Override
  public String name() {
    return "segmentation";
  }

  @Override
  public String summary() {
    return "A head on the encoder's feature maps that gives every pixel a class";
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
          "task segmentation: only one of height and width is given. Give both or none.");
    }
    return new SegmentationTask(config, index);
  }
}
