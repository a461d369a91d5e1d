package org.isomer.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.isomer.feature.FeatureExtractor;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Monitor;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;
import org.jspecify.annotations.Nullable;

/**
 * The monitors of a run. They see the features that an inference graph of its own computes from
 * copies of the encoder's weights, for training and validation examples, never for test examples;
 * nothing of this reaches the training graph.
 */
final class Monitoring implements AutoCloseable {
  private final Plan plan;
  private final EncoderNames names;
  private final List<Monitor> monitors;
  private final List<Step> preprocessing;
  private final AnnotatedExamples<OptionalInt> train;
  private final AnnotatedExamples<OptionalInt> validation;
  private final int classes;
  private @Nullable FeatureExtractor extractor;

  /**
   * Chooses the examples of a plan's monitors; without monitors there is nothing to do.
   *
   * @param names under which names the run keeps the encoder
   * @throws BadInputException if there are no labelled training or validation examples
   */
  Monitoring(Plan plan, ClassData dataset, Views views, EncoderNames names) {
    this.plan = plan;
    this.names = names;
    monitors = plan.monitors().stream().<Monitor>map(Choice::create).toList();
    preprocessing = views.evaluation();
    train = LabelledSample.of(dataset.split(Split.TRAIN), plan.monitorExamples());
    validation = LabelledSample.of(dataset.split(Split.VALIDATION), plan.monitorExamples());
    classes = dataset.classes().size();
    if (!monitors.isEmpty() && (train.size() == 0 || validation.size() == 0)) {
      throw new BadInputException(
          "monitors: %s has no labelled %s examples, which monitors need. Set monitors: [], or choose data with labels and a validation split."
              .formatted(dataset.title(), train.size() == 0 ? "training" : "validation"));
    }
  }

  /**
   * Whether the monitors look after a step: every few epochs, and at the end.
   *
   * @param step counted from 1
   * @param steps the steps of the whole run
   */
  boolean due(long step, long stepsPerEpoch, long steps) {
    boolean look = step % (plan.monitorEvery() * stepsPerEpoch) == 0 || step == steps;
    return !monitors.isEmpty() && look;
  }

  /**
   * Asks every monitor.
   *
   * @param weights row-major scalars of the whole run by variable name
   * @return their scalars, by name
   */
  Map<String, Float> judge(Map<String, float[]> weights) {
    FeatureReader reader = reader(weights);
    FeatureSet trainFeatures = reader.read(train, count -> {});
    FeatureSet validationFeatures = reader.read(validation, count -> {});
    Map<String, Float> scalars = new LinkedHashMap<>();
    for (Monitor monitor : monitors) {
      monitor
          .judge(trainFeatures, validationFeatures, classes)
          .forEach((name, value) -> scalars.put(name, value.floatValue()));
    }
    return scalars;
  }

  private FeatureReader reader(Map<String, float[]> weights) {
    InputSpec spec = FeatureReader.spec(train, preprocessing);
    FeatureExtractor encoder = extractor;
    if (encoder == null) {
      encoder = new FeatureExtractor(plan.encoder().create(), spec, plan.threads());
      extractor = encoder;
    }
    encoder.assign(names.values(encoder.variables(), weights));
    FeatureExtractor loaded = encoder;
    return new FeatureReader(preprocessing, plan.threads(), loaded::extract, loaded.dim());
  }

  @Override
  public void close() {
    if (extractor != null) {
      extractor.close();
    }
  }
}
