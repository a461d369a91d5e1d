package org.isomer.eval.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.isomer.examination.Crowd;
import org.isomer.examination.Examination;
import org.isomer.examination.Overlap;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.Findings;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;

/**
 * Looks at relations before anything is measured on them: reads every example, refuses what a task
 * cannot use, and names test relations that stand in other splits.
 *
 * @param relations the data
 * @param task what messages call the task, such as {@code task/similarity}
 * @param needs what it needs of them
 */
record RelationExamination(Relations relations, String task, Needs needs)
    implements Examination<RelationCensus> {
  /**
   * What a task needs.
   *
   * @param grades whether relations have to be graded
   * @param validation whether something is chosen on validation relations
   * @param ranks whether documents are ranked for queries
   * @param further what else the task asks of the relations; refuses what it cannot use
   */
  record Needs(
      boolean grades,
      boolean validation,
      boolean ranks,
      Function<Relations, List<String>> further) {}

  @Override
  public String title() {
    return relations.title();
  }

  @Override
  public String digest() {
    return relations.digest();
  }

  @Override
  public String purpose() {
    return task;
  }

  @Override
  public long examples() {
    long related =
        Stream.of(Split.values()).mapToLong(split -> relations.split(split).size()).sum();
    return related
        + RelationCensus.pools(relations.split(Split.TEST)).stream()
            .mapToLong(Examples::size)
            .sum();
  }

  @Override
  public Class<RelationCensus> type() {
    return RelationCensus.class;
  }

  @Override
  public int version() {
    return RelationCensus.VERSION;
  }

  @Override
  public RelationCensus count(IntConsumer read) {
    return RelationCensus.of(relations, read);
  }

  /** Refuses relations that the task cannot use. */
  @Override
  public Findings judge(RelationCensus counted) {
    if (relations.roles().size() != 2) {
      throw refused(
          "has %d members in a relation (%s), but two are compared. Choose other data"
              .formatted(relations.roles().size(), String.join(", ", relations.roles())));
    }
    if (counted.test() == 0) {
      throw refused("has no test relations to score. Add some");
    }
    if (needs.validation() && counted.validation() == 0) {
      throw refused("has no validation relations to choose on. Add some");
    }
    if (needs.grades() && !counted.graded()) {
      throw refused("has no scores to compare with. Name their column");
    }
    if (needs.validation() && counted.inValidation().identical() == counted.test()) {
      throw refused(
          "has no test relation that is not a validation relation too, and what is chosen there"
              + " would be chosen on test data. Take other ones");
    }
    List<String> facts = new ArrayList<>();
    facts.add(
        String.format(
            Locale.ROOT,
            "%,d training, %,d validation and %,d test relations of %s",
            counted.train(),
            counted.validation(),
            counted.test(),
            String.join(" and ", relations.roles())));
    facts.add(String.format(Locale.ROOT, "%,d examples in the test split", counted.examples()));
    List<String> warnings = new ArrayList<>(needs.further().apply(relations));
    overlap(
        counted.inTrain(),
        "training",
        "what trains on them has seen the answers",
        counted.test(),
        facts,
        warnings);
    overlap(
        counted.inValidation(),
        "validation",
        "what is chosen there is chosen on test data",
        counted.test(),
        facts,
        warnings);
    if (needs.ranks()) {
      warn(
          warnings,
          counted.queries(),
          "%,d queries (of %,d test relations) are documents too, under another id, such as %s,"
              + " which is %s: they find themselves. Take them out of one of the two.",
          counted.test());
      warn(
          warnings,
          counted.repeated(),
          "%,d documents (of %,d test relations) equal an earlier one, such as %s, which equals %s:"
              + " which of them a ranking has first is chance. Remove one of each.",
          counted.test());
    } else {
      warn(
          warnings,
          counted.contradictory(),
          "%,d of the %,d test relations are an earlier one with another score, such as %s, which"
              + " is %s. Correct the scores, or remove one of each.",
          counted.test());
      warn(
          warnings,
          counted.same(),
          "%,d of the %,d test relations have equal members, such as %s with %s: every encoder finds"
              + " them wholly alike. Take them out.",
          counted.test());
    }
    return new Findings(facts, warnings).and(relations.findings());
  }

  private static void overlap(
      Overlap found,
      String split,
      String harm,
      long all,
      List<String> facts,
      List<String> warnings) {
    if (found.identical() > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%,d of the %,d test relations are %s relations too, such as %s: %s. Remove them from"
                  + " one of the two.",
              found.identical(),
              all,
              split,
              pair(found, split, "is"),
              harm));
    }
    if (found.near() > 0) {
      facts.add(
          String.format(
              Locale.ROOT,
              "%,d test relations much like a %s relation, %s",
              found.near(),
              split,
              Overlap.nearness(found.near(), found.unexpected())));
    }
    if (found.shiftsScores(Math.toIntExact(all))) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%,d of the %,d test relations are nearly %s relations%s: %s, or nearly so. Remove"
                  + " near-duplicates from one of the two.",
              found.unexpected(),
              all,
              split,
              found.identical() > 0 ? "" : ", such as " + pair(found, split, "resembles"),
              harm));
    }
    Findings crowded =
        new Crowd(found.crowded(), all)
            .findings(
                String.format(Locale.ROOT, "%,d test relations", found.crowded()),
                split + " relations");
    facts.addAll(crowded.facts());
    warnings.addAll(crowded.warnings());
  }

  private static String pair(Overlap found, String split, String verb) {
    return "%s (test), which %s %s (%s)"
        .formatted(found.example().get(0), verb, found.example().get(1), split);
  }

  private static void warn(
      List<String> warnings, RelationCensus.Copies copies, String text, long all) {
    if (copies.count() > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              text,
              copies.count(),
              all,
              copies.example().get(0),
              copies.example().get(1)));
    }
  }

  private BadInputException refused(String problem) {
    return new BadInputException("%s: %s %s.".formatted(task, title(), problem));
  }
}
