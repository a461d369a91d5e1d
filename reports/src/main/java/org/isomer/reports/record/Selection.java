package org.isomer.reports.record;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Evidence that hyper-parameters were chosen away from the scored split.
 *
 * @param split where the candidates were compared
 * @param metric the metric that they were compared by
 * @param scale what its numbers mean
 * @param trials every candidate that was tried; exactly one is chosen
 */
public record Selection(String split, String metric, Scale scale, List<Trial> trials) {
  /** Copies the list and checks that one candidate is chosen. */
  public Selection {
    trials = List.copyOf(trials);
    Plausible.notBlank("split", split);
    if (scale == Scale.SHARE) {
      trials.forEach(trial -> Plausible.share("the score of a trial", trial.score()));
    }
    long chosen = trials.stream().filter(Trial::chosen).count();
    if (chosen != 1) {
      throw new IllegalArgumentException(
          "exactly one trial must be chosen, but " + chosen + " of " + trials.size() + " are");
    }
  }

  /**
   * Candidates by their places.
   *
   * @param options the hyper-parameters of each
   * @param scores the metric of each
   * @param chosen the place of the one that was taken
   */
  public static Selection of(
      String split,
      String metric,
      Scale scale,
      List<Map<String, String>> options,
      List<Double> scores,
      int chosen) {
    return new Selection(
        split,
        metric,
        scale,
        IntStream.range(0, options.size())
            .mapToObj(i -> new Trial(options.get(i), scores.get(i), i == chosen))
            .toList());
  }

  /** Takes the best candidate, the first of those that are equal up to rounding. */
  public static Selection best(
      String split,
      String metric,
      Scale scale,
      List<Map<String, String>> options,
      List<Double> scores) {
    return of(split, metric, scale, options, scores, scale.best(scores));
  }

  /** The candidate that was taken. */
  public Trial chosen() {
    return trials.stream().filter(Trial::chosen).findFirst().orElseThrow();
  }

  /**
   * One candidate.
   *
   * @param options the hyper-parameters by name
   * @param score the metric on the selection split
   * @param chosen whether it was taken
   */
  public record Trial(Map<String, String> options, double score, boolean chosen) {
    /** Copies the map, keeping its order. */
    public Trial {
      options = Ordered.copyOf(options);
    }
  }
}
