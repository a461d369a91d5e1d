package org.isomer.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * What was predicted for one sample that may have any number of classes. Of scores and logits one
 * is kept, not rounded.
 *
 * @param id the sample's permanent id in its data set
 * @param truth its classes, ascending
 * @param scores the score of every class, in [0, 1]; a class is predicted from 0.5 on
 * @param ignored classes for which the sample is not judged, ascending; absent if there are none
 * @param logits log(p / (1 − p)) of the probability p of every class, which tells apart what is 0
 *     or 1 as a score; a class is predicted from 0 on
 */
public record LabelSet(
    String id,
    List<Integer> truth,
    Optional<List<Double>> scores,
    Optional<List<Integer>> ignored,
    Optional<List<Double>> logits)
    implements Sample {
  private static final double EVEN_SCORE = 0.5;

  /** Copies the lists. */
  public LabelSet {
    truth = List.copyOf(truth);
    scores = scores.map(List::copyOf);
    ignored = ignored.map(List::copyOf);
    logits = logits.map(List::copyOf);
    scores.ifPresent(all -> Plausible.probabilities("scores", all));
    if (scores.isPresent() == logits.isPresent()) {
      throw new IllegalArgumentException("there must be either scores or logits");
    }
  }

  /** A sample with logits. */
  public static LabelSet ofLogits(
      String id, List<Integer> truth, List<Double> logits, Optional<List<Integer>> ignored) {
    return new LabelSet(id, truth, Optional.empty(), ignored, Optional.of(logits));
  }

  /** A sample with scores that is judged for every class. */
  public LabelSet(String id, List<Integer> truth, List<Double> scores) {
    this(id, truth, Optional.of(scores), Optional.empty(), Optional.empty());
  }

  @Override
  public Optional<String> wrong(LabelRange labels) {
    return labels
        .labels("truth", truth)
        .or(() -> labels.count("scores", scores))
        .or(() -> labels.count("logits", logits))
        .or(() -> labels.labels("ignored", ignored.orElse(List.of())));
  }

  /** A number that orders samples by the score of a class. */
  public double ranking(int label) {
    return logits.or(() -> scores).orElseThrow().get(label);
  }

  /** Whether a class is predicted. */
  public boolean predicted(int label) {
    return ranking(label) >= (logits.isPresent() ? 0 : EVEN_SCORE);
  }
}
