package org.isomer.eval.relation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.data.Subset;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskData;
import org.isomer.examination.CutExamples;
import org.isomer.feature.FeatureReader;
import org.isomer.reports.record.Data;
import org.isomer.spi.Choice;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;

/** The relations that a task brings, as all tasks on relations use them. */
final class RelationData {
  private final String task;
  private final TaskData<Relations> relations;

  /**
   * Nothing is opened yet.
   *
   * @param task what messages call the task
   * @param index what is known of files
   */
  RelationData(String task, Choice<Relations> choice, FileIndex index) {
    this.task = task;
    relations = new TaskData<>(choice, index);
  }

  RelatedExamples split(Split split) {
    return relations.get().split(split);
  }

  /**
   * What results say of the data.
   *
   * @param samples how many are scored
   */
  Data data(long samples) {
    return new Data(relations.get().title(), relations.get().digest(), "test", samples, List.of());
  }

  Optional<RelationExamination> examination(RelationExamination.Needs needs) {
    return Optional.of(new RelationExamination(relations.get(), task, needs));
  }

  /** What an example holds after a model's preprocessing. */
  InputSpec input(Subject subject) {
    return FeatureReader.spec(split(Split.TEST).pool(0), subject.model().preprocessing());
  }

  /** The test relations as instances of both members. */
  Examples pairs() {
    return new PairMembers(split(Split.TEST));
  }

  /** The look at how an encoder reads the test examples, if it can lose anything. */
  Optional<CutExamples> encoding(Subject subject) {
    List<Examples> pools = RelationCensus.pools(split(Split.TEST));
    List<String> roles = relations.get().roles();
    List<Step> steps = subject.model().preprocessing();
    List<CutExamples.Part> parts =
        IntStream.range(0, pools.size())
            .mapToObj(
                i ->
                    new CutExamples.Part(
                        pools.size() == 1
                            ? "test examples"
                            : "test examples that can be a " + roles.get(i),
                        pools.get(i)))
            .toList();
    return Optional.of(
            new CutExamples(relations.get().title(), relations.get().digest(), parts, steps))
        .filter(each -> CutExamples.concerns(steps));
  }

  /** Some of the examples that can take the first role in a test relation. */
  Examples first(int[] members) {
    return new Subset(split(Split.TEST).pool(0), members);
  }

  /** What messages call the task. */
  String task() {
    return task;
  }
}
