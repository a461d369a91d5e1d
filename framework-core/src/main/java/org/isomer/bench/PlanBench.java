package org.isomer.bench;

import java.nio.file.Path;
import java.util.Locale;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.file.Sha256;
import org.isomer.graph.Replicas;
import org.isomer.spi.BadInputException;
import org.isomer.train.EncoderStart;
import org.isomer.train.Plan;
import org.isomer.train.TrainingParts;

/**
 * What is read for a bench of a configuration.
 *
 * @param plan resolved for this machine
 * @param parts what it trains with
 */
record PlanBench(Plan plan, TrainingParts parts) {
  /** What such a bench is of. */
  static final String ARGUMENT = "CONFIG.yaml";

  /**
   * Reads a configuration and opens its data.
   *
   * @throws org.isomer.spi.BadInputException if it cannot be trained
   */
  static PlanBench open(Request request, ConfigReader reader, Datasets datasets) {
    Plan plan = reader.read(Plan.class, Path.of(request.of()), request.set()).resolvedHere();
    if (plan.replicas() > 1) {
      throw new BadInputException(
          "%s: replicas is %d, and a bench measures one process. Add --set replicas=1, and --set batch-size=%d for the part of one of them."
              .formatted(request.of(), plan.replicas(), plan.batchSize() / plan.replicas()));
    }
    return new PlanBench(plan, TrainingParts.open(plan, datasets, Replicas.ONE));
  }

  /** What is trained, in a few words. */
  String title() {
    return "%s %s, %s, batch %d%s"
        .formatted(
            plan.framework().plugin().name(),
            EncoderStart.name(plan.encoder()),
            plan.precision().name().toLowerCase(Locale.ROOT),
            plan.batchSize(),
            plan.accumulate() == 1 ? "" : " × " + plan.accumulate());
  }

  /** SHA-256 of the configuration, defaults spelled out. */
  String digest() {
    return Sha256.hex(plan.recorded());
  }

  /** Views that a step trains on. */
  int viewsPerStep() {
    return parts.views().training().size() * plan.examplesPerStep();
  }
}
