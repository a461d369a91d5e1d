package org.isomer.eval.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.contract.Sample;
import org.isomer.data.Batching;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Conversion;
import org.isomer.spi.Encodable;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;

/**
 * A few steps of training.
 *
 * @param pipelines one for each view
 * @param together what is done to batches as a whole
 * @param clipNorm as in a plan
 * @param accumulate batches per step
 * @param precision of activations
 * @param rate the learning rate
 */
record Training(
    Framework framework,
    Encoder encoder,
    Sample sample,
    List<List<Step>> pipelines,
    List<BatchAugmentation> together,
    Optional<Double> clipNorm,
    int accumulate,
    Precision precision,
    double rate) {
  /** Low, since what rounding differs in grows with each step. */
  static final double RATE = 0.01;

  Training(Framework framework, Encoder encoder, Sample sample, List<List<Step>> pipelines) {
    this(
        framework,
        encoder,
        sample,
        pipelines,
        List.of(),
        Optional.empty(),
        1,
        Precision.FLOAT32,
        RATE);
  }

  /** The same at another learning rate. */
  Training at(double other) {
    return new Training(
        framework, encoder, sample, pipelines, together, clipNorm, accumulate, precision, other);
  }

  /**
   * What came of it on one replica.
   *
   * @param scalars of each step
   * @param states all variables by name, before the first step and after each
   */
  record Outcome(List<Map<String, Float>> scalars, List<Map<String, float[]>> states) {
    /** All variables at the end. */
    Map<String, float[]> values() {
      return states.get(states.size() - 1);
    }
  }

  /** Prepares training on some replicas. */
  Trained on(List<Replicas> replicas) {
    return new Trained(this, replicas);
  }

  Views views() {
    return new Views(pipelines, List.of(), Optional.empty(), together);
  }

  /** What one example of each view holds. */
  List<InputSpec> specs() {
    List<InputSpec> specs = new ArrayList<>();
    for (List<Step> pipeline : pipelines) {
      InputSpec spec = sample.spec();
      for (Step step : pipeline) {
        if (step instanceof Conversion conversion) {
          spec = ((Encodable) conversion.buffer()).spec();
        }
      }
      specs.add(spec);
    }
    return specs;
  }

  int batch() {
    return sample.size() / accumulate;
  }

  Batching batching(Replicas replicas) {
    int here = replicas.here().size();
    return new Batching(batch(), accumulate, 1, 2, replicas.count() / here, replicas.rank() / here);
  }
}
