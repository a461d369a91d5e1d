package org.isomer.eval.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.isomer.eval.relation.score.Similarity;
import org.isomer.reports.record.Ranking;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.RelatedExamples;

/**
 * Ranks documents by how alike their features are to those of queries; of equal scores the document
 * whose id comes last is first, as trec_eval has it.
 *
 * @param similarity what is compared
 * @param depth how many documents of a ranking are kept
 * @param ignoreSame whether a document with the id of the query is left out
 */
record Ranker(Similarity similarity, int depth, boolean ignoreSame) {
  /** How many queries are compared at a time. */
  private static final int BLOCK = 64;

  /** The grades of the documents that somebody judged for each query, by index. */
  static List<Map<Integer, Double>> grades(RelatedExamples related) {
    List<Map<Integer, Double>> grades = new ArrayList<>();
    for (long query = 0; query < related.pool(0).size(); query++) {
      grades.add(new HashMap<>());
    }
    for (int i = 0; i < related.size(); i++) {
      grades.get(related.member(i, 0)).put(related.member(i, 1), related.grade(i));
    }
    return grades;
  }

  /**
   * The queries for which somebody judged a document. One without a relevant document scores 0, as
   * in trec_eval.
   */
  static int[] judged(List<Map<Integer, Double>> grades) {
    return IntStream.range(0, grades.size())
        .filter(query -> !grades.get(query).isEmpty())
        .toArray();
  }

  /**
   * Ranks for every query that was {@link #judged}.
   *
   * @param asking the features of the queries
   * @param answering the features of the documents
   * @param judgedOnly whether only documents that somebody judged for the query are ranked
   */
  List<Ranking> rank(
      RelatedExamples related, FeatureMatrix asking, FeatureMatrix answering, boolean judgedOnly) {
    List<Map<Integer, Double>> grades = grades(related);
    int[] queries = judged(grades);
    Examples documents = related.pool(1);
    Scoring scoring = Scoring.of(similarity, asking, answering);
    List<Ranking> rankings = new ArrayList<>();
    for (int from = 0; from < queries.length; from += BLOCK) {
      int[] block = Arrays.copyOfRange(queries, from, Math.min(queries.length, from + BLOCK));
      double[][] scores = scoring.of(block);
      rankings.addAll(
          IntStream.range(0, block.length)
              .parallel()
              .mapToObj(
                  i -> {
                    Map<Integer, Double> judged = grades.get(block[i]);
                    String id = related.pool(0).id(block[i]);
                    IntStream candidates =
                        judgedOnly
                            ? judged.keySet().stream().mapToInt(Integer::intValue)
                            : IntStream.range(0, answering.size());
                    return ranking(id, candidates, scores[i], scoring, judged, documents);
                  })
              .toList());
    }
    return rankings;
  }

  private Ranking ranking(
      String query,
      IntStream candidates,
      double[] scores,
      Scoring scoring,
      Map<Integer, Double> judged,
      Examples documents) {
    Comparator<Integer> worstFirst =
        Comparator.<Integer>comparingDouble(i -> scores[i])
            .thenComparing(document -> documents.id(document));
    PriorityQueue<Integer> kept = new PriorityQueue<>(worstFirst);
    candidates
        .filter(document -> !ignoreSame || !documents.id(document).equals(query))
        .forEach(
            document -> {
              kept.add(document);
              if (kept.size() > depth) {
                kept.poll();
              }
            });
    List<Integer> best = kept.stream().sorted(worstFirst.reversed()).toList();
    return new Ranking(
        query,
        best.stream().map(documents::id).toList(),
        best.stream().map(i -> scoring.kept(scores[i])).toList(),
        best.stream().map(i -> judged.getOrDefault(i, 0.0)).toList(),
        judged.entrySet().stream()
            .filter(each -> each.getValue() > 0 && !kept.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .sorted(Comparator.reverseOrder())
            .toList());
  }
}
