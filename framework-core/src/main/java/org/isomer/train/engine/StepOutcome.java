package org.isomer.train.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one training step gives.
 *
 * @param step the step, from 1
 * @param learningRate what the optimizer was given
 * @param scalars the scalars to log, the loss first
 * @param embeddings for each view the embeddings of the first instances, in row-major order
 */
public record StepOutcome(
    long step, double learningRate, Map<String, Float> scalars, List<float[]> embeddings) {
  /** Copies the collections; the order of the scalars stays. */
  public StepOutcome {
    scalars = Collections.unmodifiableMap(new LinkedHashMap<>(scalars));
    embeddings = List.copyOf(embeddings);
  }

  /** The mean of the loss over the step's batches. */
  public float loss() {
    return scalars.getOrDefault("loss", Float.NaN);
  }

  /** The steps of the run so far that were left out since gradients overflowed in float16. */
  public long skippedSteps() {
    return scalars.getOrDefault(LossScale.SKIPPED, 0f).longValue();
  }

  /** The same step with further scalars. */
  public StepOutcome with(Map<String, Float> further) {
    Map<String, Float> all = new LinkedHashMap<>(scalars);
    all.putAll(further);
    return new StepOutcome(step, learningRate, all, embeddings);
  }

  /** Says which scalar is not finite, at which step; empty if all are. */
  public Optional<String> divergence() {
    return scalars.entrySet().stream()
        .filter(scalar -> !Float.isFinite(scalar.getValue()))
        .findFirst()
        .map(
            scalar ->
                "%s is %s at step %d, at a learning rate of %.3g"
                    .formatted(scalar.getKey(), scalar.getValue(), step, learningRate));
  }
}
