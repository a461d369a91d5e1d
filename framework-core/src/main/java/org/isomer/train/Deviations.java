package org.isomer.train;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.isomer.config.ConfigWriter;
import org.isomer.graph.Precision;
import org.isomer.spi.EncoderAdditions;

/**
 * In what a run differs from the recipe that it changes, so that the recipe's published numbers are
 * not for it.
 *
 * @param options the dotted names of the options, sorted; empty if there are none
 */
public record Deviations(List<String> options) {
  /** What a recipe leaves open, or what only watches. */
  private static final List<String> OPEN =
      List.of(
          "name",
          "seed",
          "threads",
          "replicas",
          "checkpoint-every",
          "monitors",
          "monitor-every",
          "monitor-examples",
          "sentinel",
          "trackers",
          "published");

  private static final String WEIGHTS_DIGEST = "encoder.weights-digest";

  /** Copies the list. */
  public Deviations {
    options = List.copyOf(options);
  }

  /**
   * Compares two plans, both {@linkplain Plan#resolved resolved}. Where data lie does not count,
   * and neither do seed, threads, replicas, checkpoints, monitors, sentinel and trackers.
   */
  static Deviations between(Plan recipe, Plan run) {
    Map<String, String> stated = ConfigWriter.toOptions(recipe);
    Map<String, String> used = ConfigWriter.toOptions(run);
    TreeSet<String> names = new TreeSet<>(stated.keySet());
    names.addAll(used.keySet());
    names.removeIf(
        name -> OPEN.stream().anyMatch(open -> name.equals(open) || name.startsWith(open + ".")));
    names.removeIf(name -> used.getOrDefault(name, "").equals(stated.getOrDefault(name, "")));
    return new Deviations(List.copyOf(names));
  }

  /** Runs record no auto, but a plan that is written by hand may have it. */
  private static Precision precision(Plan recorded) {
    return recorded.precision() == Plan.PrecisionChoice.AUTO
        ? Precision.FLOAT32
        : Precision.valueOf(recorded.precision().name());
  }

  /**
   * Compares a recipe with the plan that a run has recorded. What the recipe leaves to the machine
   * does not count either, and neither does which weights the run found where the recipe states no
   * digest of them; they need not be there any more.
   */
  public static Deviations ofRun(Plan recipe, Plan recorded) {
    Deviations all =
        between(recipe.resolvedWithoutWeights(precision(recorded), recorded.threads()), recorded);
    EncoderAdditions stated = EncoderAdditions.of(recipe.encoder());
    return stated.weights().isPresent() && stated.weightsDigest().isEmpty()
        ? new Deviations(
            all.options().stream().filter(name -> !name.equals(WEIGHTS_DIGEST)).toList())
        : all;
  }
}
