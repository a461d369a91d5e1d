package org.isomer.bench.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.bench.measure.Request;
import org.isomer.cluster.Cluster;
import org.isomer.cluster.ClusterServer;
import org.isomer.cluster.place.Launched;
import org.isomer.cluster.place.Place;
import org.isomer.cluster.place.Places;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.file.Sha256;
import org.isomer.graph.Processor;
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
public record OpenPlan(Plan plan, TrainingParts parts) {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /**
   * Reads a configuration and opens its data.
   *
   * @throws org.isomer.spi.BadInputException if it cannot be trained
   */
  static OpenPlan open(Request request, ConfigReader reader, Datasets datasets) {
    Plan plan = reader.read(Plan.class, Path.of(request.of()), request.set()).resolvedHere();
    if (plan.replicas() > 1) {
      throw new BadInputException(
          "%s: replicas is %d, and this measures one process. Add --set replicas=1, and --set batch-size=%d for the part of one of them, or measure several with isomer bench scale."
              .formatted(request.of(), plan.replicas(), plan.batchSize() / plan.replicas()));
    }
    return new OpenPlan(plan, TrainingParts.open(plan, datasets, Replicas.ONE));
  }

  /**
   * As {@link #open}, and where this process is one of several that were launched, it meets the
   * others.
   */
  static OpenPlan together(Request request, ConfigReader reader, Datasets datasets) {
    Map<String, String> environment = System.getenv();
    if (!Launched.started(environment)) {
      return open(request, reader, datasets);
    }
    Plan stated = reader.read(Plan.class, Path.of(request.of()), request.set());
    Optional<Place> place =
        new Places(reader, environment).find(Optional.empty(), Optional.empty(), stated.replicas());
    Plan plan = stated.resolved(Processor.fastestPrecision(), Place.threads(place));
    Replicas replicas =
        place
            .map(own -> ClusterServer.start(Cluster.of(own, TIMEOUT), plan.threads()))
            .orElse(Replicas.ONE);
    return new OpenPlan(plan, TrainingParts.open(plan, datasets, replicas));
  }

  /** What is trained, in a few words. */
  String title() {
    return "%s %s, %s, batch %d%s%s"
        .formatted(
            plan.framework().plugin().name(),
            EncoderStart.name(plan.encoder()),
            plan.precision().name().toLowerCase(Locale.ROOT),
            plan.batchSize(),
            plan.accumulate() == 1 ? "" : " × " + plan.accumulate(),
            plan.replicas() == 1 ? "" : ", %d workers".formatted(plan.replicas()));
  }

  /** SHA-256 of the configuration, defaults spelled out. */
  String digest() {
    return Sha256.hex(plan.recorded());
  }

  /** Views that a step trains on. */
  public int viewsPerStep() {
    return viewsPerStep(plan);
  }

  /** The same of any plan. */
  public static int viewsPerStep(Plan plan) {
    return plan.views().create().training().size() * plan.examplesPerStep();
  }

  /** Those of them that this process makes. */
  int ownViewsPerStep() {
    return viewsPerStep() / plan.replicas();
  }
}
