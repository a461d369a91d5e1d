package org.isomer.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * What was predicted for one sample. Nothing is rounded: scores are computed from what is kept, so
 * that whoever reads it computes the same numbers.
 *
 * @param id the sample's permanent id in its data set
 * @param truth its class
 * @param predicted the class predicted for it
 * @param top the most likely classes, best first, at most five; empty if the task has no ranking
 * @param score the score of the predicted class, such as its probability
 * @param shares the probability of each class, where they are kept of a classifier without logits
 * @param logits the logarithm of the probability of each class up to a constant of the sample,
 *     where they are kept: they tell apart what is 0 or 1 as a probability
 * @param logOdds log(p / (1 − p)) of the probability p of the predicted class, which likewise tells
 *     apart what is 1 as a score; absent if the classifier has no logits
 * @param seen true if pretraining has seen the sample or a near-duplicate of it; absent if not, or
 *     if nobody looked
 */
public record Prediction(
    String id,
    int truth,
    int predicted,
    List<Integer> top,
    double score,
    Optional<List<Double>> shares,
    Optional<List<Double>> logits,
    Optional<Double> logOdds,
    Optional<Boolean> seen)
    implements Sample {
  /** Copies the lists. */
  public Prediction {
    top = List.copyOf(top);
    shares = shares.map(List::copyOf);
    logits = logits.map(List::copyOf);
    shares.ifPresent(all -> Plausible.probabilities("shares", all));
    if (top.size() > 5) {
      throw new IllegalArgumentException("top has " + top.size() + " classes; at most 5 are kept");
    }
    if (shares.isPresent() && logits.isPresent()) {
      throw new IllegalArgumentException("there are shares and logits; only one is kept");
    }
  }

  /** A prediction with the probabilities of the classes, or without any. */
  public Prediction(
      String id,
      int truth,
      int predicted,
      List<Integer> top,
      double score,
      Optional<List<Double>> shares) {
    this(
        id,
        truth,
        predicted,
        top,
        score,
        shares,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A prediction without the probabilities of all classes. */
  public Prediction(String id, int truth, int predicted, List<Integer> top, double score) {
    this(id, truth, predicted, top, score, Optional.empty());
  }

  /** The same prediction for a sample that pretraining has seen. */
  public Prediction asSeen() {
    return new Prediction(
        id, truth, predicted, top, score, shares, logits, logOdds, Optional.of(true));
  }

  @Override
  public Optional<String> wrong(LabelRange labels) {
    return labels
        .label("truth", truth)
        .or(() -> labels.label("predicted", predicted))
        .or(() -> labels.labels("top", top))
        .or(() -> labels.count("shares", shares))
        .or(() -> labels.count("logits", logits));
  }

  /** Whether the prediction is right. */
  public boolean correct() {
    return truth == predicted;
  }

  /** The probability of each class; empty if neither shares nor logits are kept. */
  public Optional<double[]> probabilities() {
    return logits.map(Odds::array).map(Odds::probabilities).or(() -> shares.map(Odds::array));
  }

  /**
   * For each class a number that orders samples by its probability, in the same unit for all
   * samples of a classifier; empty as {@link #probabilities}. Samples tie only where their
   * probabilities are equal, not where those are rounded to 0 or 1.
   */
  public Optional<double[]> ranking() {
    return logits
        .map(Odds::array)
        .map(Odds::logarithms)
        .or(() -> shares.map(Odds::array).map(Odds::ordering));
  }

  /** A number that orders the samples of a classifier by how sure it is. */
  public double confidence() {
    return logOdds.orElse(score);
  }
}
