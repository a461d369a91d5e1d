package org.isomer.eval.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;
import org.isomer.spi.RelatedExamples;

/**
 * Whether relevance says anything about an order of documents.
 *
 * @param task what messages call the task
 * @param title what they call the data
 * @param test the test relations: a query, a document and how relevant it is
 */
record RankingJudge(String task, String title, RelatedExamples test) {
  private static final double RELEVANT = 1;

  /** What is judged of a query. */
  private static final class Query {
    private final Map<Integer, Double> grades = new HashMap<>();
    private boolean relevant;
    private boolean other;
    private boolean findable;
    private boolean itself;
  }

  /**
   * What is doubtful.
   *
   * @param ignoreSame whether a document with the query's id is left out of its ranking
   * @param judgedOnly whether only judged documents are ranked
   * @throws BadInputException if two scores of one document for a query differ, or every order of
   *     documents would score the same
   */
  List<String> warnings(boolean ignoreSame, boolean judgedOnly) {
    Map<Integer, Query> queries = queries();
    List<String> warnings = new ArrayList<>();
    List<Query> answerable = queries.values().stream().filter(query -> query.relevant).toList();
    int unanswerable = queries.size() - answerable.size();
    if (unanswerable > 0 && !answerable.isEmpty()) {
      warnings.add(
          said(
              "%s: %,d of the %,d judged test queries have no relevant document and score 0, as trec_eval has it. Take their judgements out if they are not to count.",
              title, unanswerable, queries.size()));
    }
    long only = answerable.stream().filter(query -> judgedOnly && !query.other).count();
    if (only > 0) {
      String problem =
          said(
              "of %,d of the %,d test queries every judged document is relevant, so that any order of them is perfect",
              only, answerable.size());
      require(only < answerable.size(), problem + ". Add documents of score 0, or take retrieval.");
      warnings.add(
          "%s: %s. Add documents of score 0, or take these queries out.".formatted(title, problem));
    }
    long all = answerable.stream().filter(query -> !judgedOnly && wantsAll(query)).count();
    if (all > 0) {
      String problem =
          said(
              "to %,d of the %,d test queries every document is relevant, so that any order of them is perfect. Add documents.",
              all, answerable.size());
      require(all < answerable.size(), problem);
      warnings.add(title + ": " + problem);
    }
    long lost = answerable.stream().filter(query -> ignoreSame && query.itself).count();
    if (lost > 0) {
      String problem =
          said(
              "to %,d of the %,d test queries a document with the query's own id is relevant, which is left out of its ranking and so is never found. Take these judgements out, or set ignore-same: false.",
              lost, answerable.size());
      require(answerable.stream().anyMatch(query -> query.findable), problem);
      warnings.add(title + ": " + problem);
    }
    long negative = count(grade -> grade < 0);
    if (negative > 0) {
      warnings.add(
          said(
              "%s: %,d of the %,d test relations have a score below 0, which counts as 0. Write 0 if that is meant.",
              title, negative, test.size()));
    }
    long between = count(grade -> grade > 0 && grade < RELEVANT);
    if (between > 0) {
      warnings.add(
          said(
              "%s: %,d of the %,d test relations have a score between 0 and 1, which adds to nDCG but does not count as relevant. Give what is relevant a score of 1 or more.",
              title, between, test.size()));
    }
    return warnings;
  }

  private boolean wantsAll(Query query) {
    return !query.other && query.grades.size() == test.pool(1).size();
  }

  private Map<Integer, Query> queries() {
    Map<Integer, Query> queries = new HashMap<>();
    for (int i = 0; i < test.size(); i++) {
      Query query = queries.computeIfAbsent(test.member(i, 0), key -> new Query());
      Double before = query.grades.put(test.member(i, 1), test.grade(i));
      String id = test.pool(0).id(test.member(i, 0));
      String document = test.pool(1).id(test.member(i, 1));
      require(
          before == null || before == test.grade(i),
          "document %s has the scores %s and %s for query %s. Keep one."
              .formatted(document, before, test.grade(i), id));
      boolean relevant = test.grade(i) >= RELEVANT;
      boolean same = id.equals(document);
      query.relevant |= relevant;
      query.other |= !relevant;
      query.findable |= relevant && !same;
      query.itself |= relevant && same;
    }
    return queries;
  }

  private long count(DoublePredicate which) {
    return IntStream.range(0, test.size()).mapToDouble(test::grade).filter(which).count();
  }

  private static String said(String text, Object... numbers) {
    return String.format(Locale.ROOT, text, numbers);
  }

  private void require(boolean condition, String problem) {
    if (!condition) {
      throw new BadInputException("%s: %s: %s".formatted(task, title, problem));
    }
  }
}
