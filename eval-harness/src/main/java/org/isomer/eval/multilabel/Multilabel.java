package org.isomer.eval.multilabel;

import java.util.List;
import java.util.Optional;
import org.isomer.eval.metric.MultilabelDialect;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;

/**
 * Classification of images that may have any number of classes, those of their boxes: logistic
 * regression of each class against the rest on standardised frozen features, as the classification
 * task of Pascal VOC asks for.
 */
public final class Multilabel implements TaskPlugin<Multilabel.Config> {
  /** The options. */
  public record Config(
      @Option(
              help =
                  "The images and their boxes. An image has the classes of its objects; for a class"
                      + " of which it has difficult objects alone it is left out")
          Choice<BoxData> data,
      @Option(
              help =
                  "Rows of the frame into which whole images are fitted; by default images go through"
                      + " the model's own preprocessing",
              min = 8,
              max = 8192)
          Optional<Integer> height,
      @Option(help = "Columns of that frame", min = 8, max = 8192) Optional<Integer> width,
      @Option(
              help =
                  "Candidates for the inverse strength C of the regularisation; smaller is stronger."
                      + " The best mean average precision on the validation images decides, for all"
                      + " classes together. Ascending is fastest",
              value = "[1e-4, 1e-3, 1e-2, 1e-1, 1]",
              min = 0,
              exclusiveMin = true,
              max = 1e12,
              distinct = true)
          List<Double> c,
      @Option(
              help =
                  "Whether the chosen C is fitted once more, to the training and the validation images"
                      + " together",
              value = "false")
          boolean refit,
      @Option(
              help = "Iterations of L-BFGS after which a class is taken as it is",
              value = "200",
              min = 1,
              max = 1e6)
          int maxIterations,
      @Option(
              help = "Converged when no component of the mean loss's gradient is larger",
              value = "1e-4",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double tolerance,
      @Option(
              help =
                  "Whose average precision is the headline: scikit-learn's, or voc2007 with 11 points,"
                      + " or voc2010 with all points; those with zero-division differ in precision,"
                      + " recall and F1. A class is predicted from probability 0.5 on",
              value = "scikit-learn")
          MultilabelDialect dialect) {
    /** Copies the list. */
    public Config {
      c = List.copyOf(c);
    }
  }

  @Override
  public String name() {
    return "multilabel";
  }

  @Override
  public String summary() {
    return "Logistic regression of each class against the rest, for images with several classes";
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
    if (config.c().isEmpty()) {
      throw new BadInputException(
          "task/multilabel: the option c lists no candidate; give at least one.");
    }
    if (config.height().isPresent() != config.width().isPresent()) {
      throw new BadInputException(
          "task/multilabel: only one of height and width is given. Give both or none.");
    }
    return new MultilabelTask(config, index);
  }
}
