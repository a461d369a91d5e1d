package org.isomer.eval.head;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isomer.eval.neighbour.CosineBank;
import org.isomer.eval.neighbour.NearestRows;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.Selection;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.spi.ClassData;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Option;
import org.isomer.spi.Split;

/**
 * The weighted nearest-neighbour classifier of Wu et al. 2018: the k most similar training examples
 * by cosine vote for their classes with weight exp(s / T). Nothing is trained, so it shows the
 * geometry of the features most directly.
 *
 * <p>Ties go to the lowest class; classes without a vote are not ranked. The bank is the training
 * split; k and T are chosen on the validation split, in the order k, then T.
 */
public final class NearestNeighbours implements TaskPlugin<NearestNeighbours.Config> {
  /** Options of the nearest-neighbour classifier. */
  public record Config(
      @Option(
              help =
                  "Candidates for the number of neighbours that vote; more than there are training"
                      + " examples means all of them",
              value = "[5, 10, 20, 50, 100, 200]",
              min = 1,
              max = 1e6,
              distinct = true)
          List<Integer> k,
      @Option(
              help = "Candidates for the temperature T of the votes exp(s / T)",
              value = "[0.07, 0.1, 0.2]",
              min = 0,
              exclusiveMin = true,
              max = 1000,
              distinct = true)
          List<Double> temperature) {}

  @Override
  public String name() {
    return "knn";
  }

  @Override
  public String summary() {
    return "Weighted vote of the nearest training examples by cosine similarity";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public FeatureTask create(Config config) {
    Candidates.require(config.k(), "task/knn", "k");
    Candidates.require(config.temperature(), "task/knn", "temperature");
    List<Vote> votes = new ArrayList<>();
    for (int k : config.k()) {
      for (double temperature : config.temperature()) {
        votes.add(new Vote(k, temperature));
      }
    }
    return new KnnTask(votes);
  }

  private record KnnTask(List<Vote> votes) implements FeatureTask {
    @Override
    public String title() {
      return "kNN";
    }

    @Override
    public Fitted fit(FeatureSet train, FeatureSet validation, int classes) {
      CosineBank bank = new CosineBank(train.features());
      int most = Collections.max(votes.stream().map(Vote::k).toList());
      List<NearestRows> neighbours = bank.nearest(validation.features(), most);
      List<Candidate> candidates = new ArrayList<>();
      for (Vote vote : votes) {
        List<Prediction> predictions = outcome(vote, neighbours, train.labels(), classes);
        Map<String, String> options = new LinkedHashMap<>();
        options.put("k", String.valueOf(vote.k()));
        options.put("temperature", String.valueOf(vote.temperature()));
        candidates.add(new Candidate(options, Accuracy.of(predictions, validation)));
      }
      return new Fitted(
          votes.stream()
              .<Classifier>map(
                  vote ->
                      features ->
                          outcome(vote, bank.nearest(features, vote.k()), train.labels(), classes))
              .toList(),
          Selection.best(candidates));
    }

    @Override
    public List<String> doubts(ClassData data) {
      long labelled =
          IntStream.of(ClassData.labels(data.split(Split.TRAIN)))
              .filter(label -> label != ClassData.UNLABELLED)
              .count();
      int fewest = Collections.min(votes.stream().map(Vote::k).toList());
      return fewest <= labelled
          ? List.of()
          : List.of(
              "knn: k is %d, but there are %d training examples; all of them vote, so neighbours say little here."
                  .formatted(fewest, labelled));
    }

    private static List<Prediction> outcome(
        Vote vote, List<NearestRows> neighbours, int[] labels, int classes) {
      return neighbours.parallelStream()
          .map(nearest -> vote.among(nearest, labels, classes))
          .toList();
    }
  }
}
