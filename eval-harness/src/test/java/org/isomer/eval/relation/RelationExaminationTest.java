package org.isomer.eval.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.data.relation.SplitRelations;
import org.isomer.data.relation.SplitRelations.Part;
import org.isomer.examination.Overlap;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Findings;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

class RelationExaminationTest {
  private static final List<List<String>> TRAIN =
      IntStream.range(0, 120).mapToObj(i -> List.of(text(i), text(1000 + i))).toList();

  private static String text(int seed) {
    CounterRandom random = CounterRandom.of(seed, "words");
    return IntStream.range(0, 8)
        .mapToObj(i -> "w" + random.nextInt(500))
        .collect(Collectors.joining(" "));
  }

  /** Counts how often an example is read. */
  private record CountedExamples(Examples all, AtomicLong reads) implements Examples {
    @Override
    public long size() {
      return all.size();
    }

    @Override
    public String id(long index) {
      return all.id(index);
    }

    @Override
    public Example buffer() {
      return all.buffer();
    }

    @Override
    public void read(long index, Example into) {
      reads.incrementAndGet();
      all.read(index, into);
    }
  }

  private static Part part(List<List<String>> pairs) {
    List<String> texts = pairs.stream().flatMap(List::stream).toList();
    NamedExamples pool = new NamedExamples(texts);
    return new Part(
        List.of(pool, pool),
        List.of(
            IntStream.range(0, pairs.size()).map(i -> 2 * i).toArray(),
            IntStream.range(0, pairs.size()).map(i -> 2 * i + 1).toArray()),
        Optional.empty());
  }

  private static Relations relations(List<List<String>> test) {
    return new SplitRelations(
        "pairs",
        List.of("one", "other"),
        Map.of(Split.TRAIN, part(TRAIN), Split.VALIDATION, part(List.of()), Split.TEST, part(test)),
        Findings.NONE);
  }

  private static RelationExamination examination(List<List<String>> test) {
    return new RelationExamination(
        relations(test),
        "task/similarity",
        new RelationExamination.Needs(false, false, false, all -> List.of()));
  }

  private static List<List<String>> others(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> List.of(text(2000 + i), text(3000 + i)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** A pair as somebody else has typed it, the other sentence first. */
  private static List<String> retyped(List<String> pair) {
    return List.of(pair.get(1).toUpperCase(Locale.ROOT) + "!", pair.get(0) + ".");
  }

  @Test
  void findsRelationsThatAreNearlyTrainingRelations() {
    List<List<String>> test = others(8);
    test.add(retyped(TRAIN.get(7)));
    test.add(retyped(TRAIN.get(40)));
    RelationExamination examination = examination(test);
    AtomicLong read = new AtomicLong();

    RelationCensus census = examination.count(read::addAndGet);

    assertThat(census.inTrain())
        .isEqualTo(
            new Overlap(
                0,
                2,
                2,
                List.of(String.join(" with ", test.get(8)), String.join(" with ", TRAIN.get(7)))));
    assertThat(census.inValidation()).isEqualTo(new Overlap(0, 0, 0, List.of()));
    assertThat(read).hasValue(examination.examples());
    Findings findings = examination.judge(census);
    assertThat(findings.facts())
        .contains("2 test relations much like a training relation, nearer than chance explains");
    assertThat(findings.warnings())
        .containsExactly(
            "2 of the 10 test relations are nearly training relations, such as %s with %s (test), which resembles %s with %s (training): what trains on them has seen the answers, or nearly so. Remove near-duplicates from one of the two."
                .formatted(
                    test.get(8).get(0),
                    test.get(8).get(1),
                    TRAIN.get(7).get(0),
                    TRAIN.get(7).get(1)));
  }

  @Test
  void findsDocumentsThatAreThereTwice() {
    List<List<String>> test = others(2);
    test.add(List.of(text(4000), test.get(0).get(1)));
    RelationExamination examination =
        new RelationExamination(
            relations(test),
            "task/retrieval",
            new RelationExamination.Needs(false, false, true, all -> List.of()));

    assertThat(examination.judge(examination.count(more -> {})).warnings())
        .containsExactly(
            "1 documents (of 3 test relations) equal an earlier one, such as %1$s, which equals %1$s: which of them a ranking has first is chance. Remove one of each."
                .formatted(test.get(0).get(1)));
  }

  @Test
  void aSentenceInCommonIsNoRelationInCommon() {
    List<List<String>> test = others(2);
    test.add(List.of(TRAIN.get(3).get(0), text(4000)));
    test.add(List.of(TRAIN.get(3).get(0), TRAIN.get(4).get(1)));

    RelationExamination examination = examination(test);

    assertThat(examination.judge(examination.count(more -> {})).warnings()).isEmpty();
  }

  /** A premise with each of two hypotheses, many times: an example is read once. */
  @Test
  void membersOfManyRelationsAreReadOnceAndProgressIsToldOnTheWay() {
    NamedExamples named = new NamedExamples(TRAIN.stream().map(pair -> pair.get(0)).toList());
    AtomicLong reads = new AtomicLong();
    Examples pool = new CountedExamples(named, reads);
    int[] first = IntStream.range(0, 1000).map(i -> i % 3).toArray();
    int[] second = IntStream.range(0, 1000).map(i -> 3 + i % 40).toArray();
    Part part = new Part(List.of(pool, pool), List.of(first, second), Optional.empty());
    Relations relations =
        new SplitRelations(
            "pairs",
            List.of("one", "other"),
            Map.of(Split.TRAIN, part, Split.VALIDATION, part(List.of()), Split.TEST, part),
            Findings.NONE);
    reads.set(0);
    List<Integer> told = new ArrayList<>();

    RelationCensus census = RelationCensus.of(relations, told::add);

    assertThat(census.inTrain().identical()).isEqualTo(1000);
    assertThat(reads)
        .as("all that can be in a test relation, and 43 training members")
        .hasValue(163);
    assertThat(told).containsExactly(120, 256, 256, 256, 232, 256, 256, 256, 232);
  }

  @Test
  void whichMemberComesFirstDoesNotMatter() {
    List<List<String>> test = others(1);
    test.add(List.of(TRAIN.get(5).get(1), TRAIN.get(5).get(0)));
    RelationExamination examination = examination(test);

    assertThat(examination.judge(examination.count(more -> {})).warnings())
        .singleElement()
        .asString()
        .startsWith("1 of the 2 test relations are training relations too, such as ");
  }
}
