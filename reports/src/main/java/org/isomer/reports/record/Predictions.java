package org.isomer.reports.record;

import java.util.ArrayList;
import java.util.List;

/**
 * What was predicted for every scored sample: all that the scores were computed from.
 *
 * @param kind what the samples are
 * @param samples one for each sample, in the data set's order, of the kind's type; empty if they
 *     were not kept
 * @param furtherTries the same of each further try, where the scores are means over several tries;
 *     empty if there was one try, or only the first was kept
 */
public record Predictions(
    PredictionKind kind,
    List<? extends Record> samples,
    List<? extends List<? extends Record>> furtherTries) {
  /** Copies the lists and checks their elements. */
  public Predictions {
    samples = copied(kind, samples);
    List<List<? extends Record>> tries = new ArrayList<>();
    for (List<? extends Record> further : furtherTries) {
      if (further.size() != samples.size()) {
        throw new IllegalArgumentException(
            "there are %d predictions of one try, and %d of another"
                .formatted(samples.size(), further.size()));
      }
      tries.add(copied(kind, further));
    }
    furtherTries = List.copyOf(tries);
  }

  /** Predictions of one try. */
  public Predictions(PredictionKind kind, List<? extends Record> samples) {
    this(kind, samples, List.of());
  }

  private static List<? extends Record> copied(
      PredictionKind kind, List<? extends Record> samples) {
    for (Record sample : samples) {
      if (!kind.type().isInstance(sample)) {
        throw new IllegalArgumentException(sample.getClass() + " among predictions of " + kind);
      }
    }
    return List.copyOf(samples);
  }

  /** Predicted classes. */
  public static Predictions classes(List<Prediction> samples) {
    return new Predictions(PredictionKind.CLASSES, samples);
  }

  /**
   * Predicted classes of several tries.
   *
   * @param tries at least one
   */
  public static Predictions ofTries(List<List<Prediction>> tries) {
    return ofTries(PredictionKind.CLASSES, tries);
  }

  /**
   * Predictions of several tries.
   *
   * @param tries at least one
   */
  public static Predictions ofTries(
      PredictionKind kind, List<? extends List<? extends Record>> tries) {
    return new Predictions(kind, tries.get(0), tries.subList(1, tries.size()));
  }

  /** No predictions. */
  public static Predictions none() {
    return classes(List.of());
  }

  /** Each try by itself, the first one first. */
  public List<Predictions> tries() {
    List<Predictions> tries = new ArrayList<>();
    tries.add(new Predictions(kind, samples));
    furtherTries.forEach(further -> tries.add(new Predictions(kind, further)));
    return tries;
  }

  /** The predicted classes, of the first try; empty if something else was predicted. */
  public List<Prediction> classes() {
    return as(PredictionKind.CLASSES, Prediction.class);
  }

  /** The predicted sets of classes; empty if something else was predicted. */
  public List<LabelSet> labelSets() {
    return as(PredictionKind.LABEL_SETS, LabelSet.class);
  }

  /** The predicted boxes; empty if something else was predicted. */
  public List<ImageBoxes> boxes() {
    return as(PredictionKind.BOXES, ImageBoxes.class);
  }

  /** The predicted pixels; empty if something else was predicted. */
  public List<ImagePixels> pixels() {
    return as(PredictionKind.PIXELS, ImagePixels.class);
  }

  /** The scored pairs; empty if something else was predicted. */
  public List<ScoredPair> pairs() {
    return as(PredictionKind.PAIRS, ScoredPair.class);
  }

  /** The rankings; empty if something else was predicted. */
  public List<Ranking> rankings() {
    return as(PredictionKind.RANKINGS, Ranking.class);
  }

  /** The clusters, of the first try; empty if something else was predicted. */
  public List<Clustered> clusters() {
    return as(PredictionKind.CLUSTERS, Clustered.class);
  }

  /** The moments with their scores; empty if something else was predicted. */
  public List<ScoredMoment> moments() {
    return as(PredictionKind.MOMENTS, ScoredMoment.class);
  }

  /** The errors of forecasts; empty if something else was predicted. */
  public List<ForecastErrors> forecasts() {
    return as(PredictionKind.FORECASTS, ForecastErrors.class);
  }

  private <P extends Record> List<P> as(PredictionKind asked, Class<P> type) {
    return kind == asked ? samples.stream().<P>map(type::cast).toList() : List.of();
  }
}
