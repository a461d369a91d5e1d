package org.isomer.eval.replicas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.config.ConfigReader;
import org.isomer.contract.Sample;
import org.isomer.contract.Samples;
import org.isomer.modality.Numbers;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Conversion;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Framework;
import org.isomer.spi.Input;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.tensor.Rows;

/**
 * A framework as a configuration says it.
 *
 * @param sample what it is tried on
 * @param batchNorm whether the encoder has batch normalisation
 * @param taught whether the last view is the vector of a teacher
 */
record Case(String yaml, String sample, int views, boolean batchNorm, boolean taught) {
  static final Catalog CATALOG = PluginLoader.classPath();
  static final String IMAGES = "colour images";

  private static final List<Sample> SAMPLES = new Samples(CATALOG).encodable();
  private static final String SERIES = "series";
  private static final String MASKED = "masked tokens";
  private static final String TOKENS = "tokens";
  private static final int MOST_VIEWS = 3;

  private static final String NORMED = "{name: mlp, hidden: [12], dim: 8, output-batch-norm: true}";

  /** With labels, and normalised in encoder and projector. */
  static final Case NORMALISED = projecting("supcon", IMAGES, 2);

  /** With labels, of examples with padding. */
  static final Case SERIES_LABELLED = projecting("supcon", SERIES, 2);

  /** With a queue. */
  static final Case QUEUED =
      new Case(
          "{name: moco, projector: %s, queue: 20, batch-norm-groups: 2}".formatted(NORMED),
          IMAGES,
          2);

  /** Every framework. */
  static final List<Case> FRAMEWORKS =
      List.of(
          projecting("simclr", IMAGES, 2),
          SERIES_LABELLED,
          projecting("barlow-twins", IMAGES, 2),
          projecting("vicreg", IMAGES, 2),
          predicting("byol", IMAGES),
          predicting("moco-v3", IMAGES),
          predicting("simsiam", IMAGES),
          QUEUED,
          // Groups of two rows would hide all in rounding: their gradient is a small difference.
          new Case(
              "{name: moco, projector: %s, queue: 20, batch-norm-groups: 2, symmetric: true}"
                  .formatted(NORMED),
              SERIES,
              2),
          new Case(
              "{name: swav, projector: %s, prototypes: 6, queue: 16, queue-from-epoch: 2}"
                  .formatted(NORMED),
              IMAGES,
              3),
          new Case("{name: siamese}", TOKENS, 2),
          new Case("{name: siamese, chunk: 2, loss: cosent}", TOKENS, 2, false, false),
          new Case(
              "{name: distillation, projector: {name: linear, dim: 8}}", IMAGES, 3, true, true),
          new Case("{name: distillation, loss: similarity-matrix}", TOKENS, 2, true, true),
          new Case("{name: supervised}", IMAGES, 2),
          new Case("{name: masked-language-model, tied: false}", MASKED, 1),
          new Case("{name: next-token, tied: false}", TOKENS, 1),
          new Case("{name: cpc, steps: 3, width: 8}", SERIES, 1),
          new Case("{name: ts2vec}", SERIES, 1),
          new Case("{name: t-loss, negatives: 3}", SERIES, 1),
          new Case(
              "{name: ts-tcc, steps: 3, width: 8, depth: 1, projector: {name: mlp, hidden: [8], dim: 4}}",
              SERIES,
              2));

  /** Frameworks whose loss can be chosen; the plainest come first. */
  private static final List<Case> CHOOSING =
      List.of(
          projecting("simclr", IMAGES, 2),
          new Case("{name: siamese}", TOKENS, 2),
          QUEUED,
          new Case("{name: swav, projector: %s, prototypes: 6}".formatted(NORMED), IMAGES, 2),
          projecting("supcon", IMAGES, 2),
          projecting("barlow-twins", IMAGES, 2),
          projecting("vicreg", IMAGES, 2),
          predicting("byol", IMAGES),
          predicting("moco-v3", IMAGES),
          predicting("simsiam", IMAGES),
          new Case(
              "{name: distillation, projector: {name: linear, dim: 8}}", IMAGES, 2, true, true),
          new Case(
              "{name: ts-tcc, steps: 3, width: 8, depth: 1, projector: {name: mlp, hidden: [8], dim: 8}}",
              SERIES,
              2));

  Case(String yaml, String sample, int views) {
    this(yaml, sample, views, true, false);
  }

  private static Case projecting(String framework, String sample, int views) {
    return new Case("{name: %s, projector: %s}".formatted(framework, NORMED), sample, views);
  }

  private static Case predicting(String framework, String sample) {
    return new Case(
        "{name: %s, projector: %2$s, predictor: %2$s}".formatted(framework, NORMED), sample, 2);
  }

  /** A configuration of a framework alone. */
  record Chosen(@Option(help = "The method") Choice<Framework> framework) {}

  /** The vector of a teacher, made of all numbers of an example. */
  private record Taught(Sample sample) implements Conversion {
    private static final int DIM = 8;

    @Override
    public Class<? extends Example> accepts() {
      return sample.copy(0).getClass();
    }

    @Override
    public Numbers buffer() {
      return new Numbers("vector", Input.VECTOR, DIM);
    }

    @Override
    public void convert(Example from, Example into) {
      Rows rows = new Rows(sample.spec(), 1);
      ((Encodable) from).layInto(rows, 0);
      boolean counts = sample.name().equals(TOKENS);
      int size = counts ? rows.ints(0).length : rows.floats(0).length;
      for (int j = 0; j < DIM; j++) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
          double value = counts ? rows.ints(0)[i] : rows.floats(0)[i];
          sum += value * StrictMath.sin((i + 1.0) * (j + 1));
        }
        ((Numbers) into).values()[j] = (float) sum;
      }
    }
  }

  /** The name of the framework. */
  String framework() {
    return yaml.split("[:,}] *", -1)[1];
  }

  /** All frameworks with a loss, where they take it. */
  static List<Case> taking(String loss) {
    String options = loss.equals("matryoshka") ? "{name: matryoshka, dims: [8, 4]}" : loss;
    List<Case> cases = new ArrayList<>();
    for (Case each : CHOOSING) {
      String yaml = each.yaml.replaceFirst("}$", ", loss: %s}".formatted(options));
      IntStream.rangeClosed(each.views, MOST_VIEWS)
          .mapToObj(views -> new Case(yaml, each.sample, views, each.batchNorm, each.taught))
          .filter(Case::isTaken)
          .findFirst()
          .ifPresent(cases::add);
    }
    return cases;
  }

  private boolean isTaken() {
    try {
      return made().acceptsViews(views);
    } catch (BadInputException e) {
      return false; // the framework has not what the loss needs
    }
  }

  private Framework made() {
    return new ConfigReader(CATALOG)
        .bind(Chosen.class, "test", "framework: " + yaml, List.of())
        .framework()
        .create();
  }

  Training training() {
    Sample chosen =
        SAMPLES.stream().filter(each -> each.name().equals(sample)).findFirst().orElseThrow();
    List<List<Step>> pipelines = new ArrayList<>(Collections.nCopies(views, List.of()));
    if (taught) {
      pipelines.set(views - 1, List.of(new Taught(chosen)));
    }
    return new Training(made(), new MixedEncoder(batchNorm, 0.1), chosen, pipelines);
  }

  @Override
  public String toString() {
    return yaml;
  }
}
