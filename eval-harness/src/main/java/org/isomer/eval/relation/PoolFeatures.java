package org.isomer.eval.relation;

import java.util.IdentityHashMap;
import org.isomer.cli.spi.Progress;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.feature.SameFeatures;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Subject;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.tensor.InputSpec;

/**
 * The features of examples by the model of a subject, those of a pool computed once. To be closed.
 */
final class PoolFeatures implements AutoCloseable {
  private final Subject subject;
  private final FeatureEncoding encoding;
  private final IdentityHashMap<Examples, FeatureMatrix> known = new IdentityHashMap<>();

  /**
   * Opens the model.
   *
   * @param input what one example holds after its preprocessing
   */
  PoolFeatures(Subject subject, InputSpec input) {
    this.subject = subject;
    encoding = FiniteEncoding.of(subject.model(), input, subject.threads());
  }

  /** The features of each example of a pool, in their order. */
  FeatureMatrix of(Examples pool) {
    return known.computeIfAbsent(pool, this::read);
  }

  private FeatureMatrix read(Examples pool) {
    FeatureReader reader =
        new FeatureReader(
            subject.model().preprocessing(), subject.threads(), encoding::encode, encoding.dim());
    try (Progress progress =
        subject.console().progress("features", "encoded", pool.size(), "examples")) {
      FeatureMatrix features = reader.features(pool, progress::advance);
      SameFeatures.doubt(subject.model().name(), "examples of a pool", features)
          .ifPresent(subject::doubt);
      return features;
    }
  }

  @Override
  public void close() {
    encoding.close();
  }
}
