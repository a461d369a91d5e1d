package org.isomer.eval.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isomer.reports.record.Odds;

/**
 * What a classifier says about one example. Nothing is rounded: the probability of a class may be
 * 1e-300 or its complement, and examples still compare.
 *
 * @param ranked classes, the most likely first; at least one, usually five. A classifier leaves out
 *     classes that it holds impossible
 * @param score confidence in the first class, in [0, 1]
 * @param shares the probability of each class, by class; absent if the classifier has none, or has
 *     logits, or if there are more than {@link #SHARED} classes
 * @param logits the logarithm of the probability of each class up to a constant of the example, by
 *     class; absent if the classifier has none, or if there are more than {@link #SHARED} classes
 * @param logOdds log(p / (1 − p)) of the score p, which does not end where that is 1; absent if the
 *     classifier has no logits
 */
public record Prediction(
    List<Integer> ranked,
    double score,
    Optional<List<Double>> shares,
    Optional<List<Double>> logits,
    Optional<Double> logOdds) {
  /** How many classes built-in classifiers rank. */
  public static final int RANKED = 5;

  /** Up to how many classes the probabilities of all of them are kept. */
  public static final int SHARED = 100;

  /**
   * Copies the lists.
   *
   * @throws NotFiniteException if a number is NaN or infinite
   */
  public Prediction {
    ranked = List.copyOf(ranked);
    shares = shares.map(List::copyOf);
    logits = logits.map(List::copyOf);
    if (ranked.isEmpty()) {
      throw new IllegalArgumentException("a prediction names at least one class");
    }
    requireFinite("score", score);
    shares.ifPresent(all -> all.forEach(share -> requireFinite("probability", share)));
    logits.ifPresent(all -> all.forEach(logit -> requireFinite("logit", logit)));
  }

  /** A prediction without the probabilities of all classes. */
  public Prediction(List<Integer> ranked, double score) {
    this(ranked, score, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Ranks classes by their share: the greatest first, the lowest class first among equals, at most
   * {@link #RANKED}. Classes without a share are left out.
   *
   * @param shares one for each class, not negative, at least one positive; the score is the
   *     greatest of them
   * @throws NotFiniteException if a share is NaN or infinite
   */
  public static Prediction byShare(double[] shares) {
    for (double share : shares) {
      requireFinite("probability", share);
    }
    List<Integer> ranked = ranked(shares, 0);
    return new Prediction(
        ranked,
        ranked.isEmpty() ? 0 : shares[ranked.get(0)],
        kept(shares),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Ranks classes by their logit, as {@link #byShare} does by shares; none is left out. This is how
   * a classifier with a softmax hands over what it knows: probabilities that are rounded to 0 or 1
   * tie, logits do not.
   *
   * @param logits one for each class
   * @throws NotFiniteException if a logit is NaN or infinite
   */
  public static Prediction byLogits(float[] logits) {
    double[] values = new double[logits.length];
    for (int label = 0; label < logits.length; label++) {
      requireFinite("logit", logits[label]);
      // The shortest decimal that stands for the float: what is stored is what is scored.
      values[label] =
          logits.length > SHARED
              ? logits[label]
              : Double.parseDouble(Float.toString(logits[label]));
    }
    List<Integer> ranked = ranked(values, Double.NEGATIVE_INFINITY);
    double logOdds = Odds.logarithms(values)[ranked.get(0)];
    return new Prediction(
        ranked,
        1 / (1 + StrictMath.exp(-logOdds)),
        Optional.empty(),
        kept(values),
        Optional.of(logOdds).filter(Double::isFinite));
  }

  private static List<Integer> ranked(double[] values, double impossible) {
    List<Integer> ranked = new ArrayList<>(RANKED);
    for (int label = 0; label < values.length; label++) {
      int rank = ranked.size();
      while (rank > 0 && values[label] > values[ranked.get(rank - 1)]) {
        rank--;
      }
      if (values[label] > impossible && rank < RANKED) {
        ranked.add(rank, label);
        ranked.subList(Math.min(RANKED, ranked.size()), ranked.size()).clear();
      }
    }
    return ranked;
  }

  private static Optional<List<Double>> kept(double[] values) {
    return values.length > SHARED
        ? Optional.empty()
        : Optional.of(Arrays.stream(values).boxed().toList());
  }

  private static void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new NotFiniteException("the classifier gives the %s %s".formatted(what, value));
    }
  }

  /** The most likely class. */
  public int label() {
    return ranked.get(0);
  }

  /**
   * The record of this prediction.
   *
   * @param id the example's name in its data set
   * @param truth its class
   */
  public org.isomer.reports.record.Prediction stored(String id, int truth) {
    return new org.isomer.reports.record.Prediction(
        id, truth, label(), ranked, score, shares, logits, logOdds, Optional.empty());
  }
}
