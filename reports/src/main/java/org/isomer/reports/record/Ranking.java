package org.isomer.reports.record;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The documents that a model holds most relevant to a query, the best first; of equal scores the
 * one whose id comes last in the order of characters, which is how trec_eval breaks ties.
 *
 * @param id the query's permanent id in its data set
 * @param documents their ids
 * @param scores one for each document
 * @param grades how relevant each document is; 0 if nobody judged it, and relevant from 1 on
 * @param missed the grades above 0 of further documents, the greatest first
 */
public record Ranking(
    String id,
    List<String> documents,
    List<Double> scores,
    List<Double> grades,
    List<Double> missed)
    implements Sample {
  /** Copies the lists and checks that it is a ranking. */
  public Ranking {
    documents = List.copyOf(documents);
    scores = List.copyOf(scores);
    grades = List.copyOf(grades);
    missed = List.copyOf(missed);
    Plausible.require(
        scores.size() == documents.size() && grades.size() == documents.size(),
        "there are %d documents, %d scores and %d grades"
            .formatted(documents.size(), scores.size(), grades.size()));
    scores.forEach(score -> Plausible.finite("a score", score));
    grades.forEach(grade -> Plausible.finite("a grade", grade));
    missed.forEach(
        grade ->
            Plausible.require(
                grade > 0 && Double.isFinite(grade),
                "missed grades must be above 0, not " + grade));
    Plausible.require(
        new HashSet<>(documents).size() == documents.size(), "a document is ranked twice");
    for (int i = 1; i < documents.size(); i++) {
      int order = Double.compare(scores.get(i - 1), scores.get(i));
      Plausible.require(
          order > 0 || (order == 0 && documents.get(i - 1).compareTo(documents.get(i)) > 0),
          "documents %s and %s are not in their order"
              .formatted(documents.get(i - 1), documents.get(i)));
    }
  }

  /** The places, from 0, of the documents that are relevant. */
  public IntStream hits() {
    return IntStream.range(0, grades.size()).filter(i -> grades.get(i) >= 1);
  }
}
