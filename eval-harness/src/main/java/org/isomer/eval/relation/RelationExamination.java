package org.isomer.eval.relation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.isomer.examination.Examination;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Findings;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;

/**
 * Looks at relations before anything is measured on them: reads every example of the test split,
 * and refuses what a task cannot use.
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
   * @param grades grades of the test relations
   * @param validation relations to choose on
   */
  record Needs(boolean grades, boolean validation) {}

  @Override
  public String title() {
    return relations.title();
  }

  @Override
  public String digest() {
    return relations.digest();
  }

  @Override
  public long examples() {
    return pools().stream().mapToLong(Examples::size).sum();
  }

  @Override
  public Class<RelationCensus> type() {
    return RelationCensus.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public RelationCensus count(IntConsumer read) {
    for (Examples pool : pools()) {
      Example buffer = pool.buffer();
      for (long i = 0; i < pool.size(); i++) {
        pool.read(i, buffer);
        read.accept(1);
      }
    }
    return new RelationCensus(
        relations.split(Split.TRAIN).size(),
        relations.split(Split.VALIDATION).size(),
        relations.split(Split.TEST).size(),
        examples(),
        relations.split(Split.TEST).graded());
  }

  private List<Examples> pools() {
    RelatedExamples test = relations.split(Split.TEST);
    IdentityHashMap<Examples, Boolean> pools = new IdentityHashMap<>();
    return IntStream.range(0, relations.roles().size())
        .mapToObj(test::pool)
        .filter(pool -> pools.put(pool, true) == null)
        .toList();
  }

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
    return new Findings(facts, List.of()).and(relations.findings());
  }

  private BadInputException refused(String problem) {
    return new BadInputException("%s: %s %s.".formatted(task, title(), problem));
  }
}
