package org.isomer.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/**
 * Examines a data set of at most one class for each example.
 *
 * @param data the data
 * @param use what they are for
 */
public record ClassExamination(ClassData data, Use use) implements DatasetExamination<Census> {
  /** More classes of one example than this are hardly meant. */
  private static final int MANY = 10;

  @Override
  public String purpose() {
    return use.name();
  }

  @Override
  public Class<Census> type() {
    return Census.class;
  }

  @Override
  public int version() {
    return Census.VERSION;
  }

  @Override
  public Census count(IntConsumer read) {
    return Census.of(data::split, data.classes().size(), read);
  }

  /**
   * Refuses a use that the data make meaningless: without training examples, with labels of a
   * single class, or scoring with a split that has no example, or none of a class that is learnt.
   * Names the classes without a training or test example.
   */
  @Override
  public Findings judge(Census counted) {
    requireExamples(counted, Split.TRAIN);
    if (use.chooses()) {
      requireExamples(counted, Split.VALIDATION);
    }
    if (use.scores()) {
      requireExamples(counted, Split.TEST);
    }
    List<String> facts = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    if (data.classes().isEmpty()) {
      facts.add("no labels");
    } else {
      classes(counted, facts, warnings);
    }
    return counted.findings().and(new Findings(facts, warnings)).and(data.findings());
  }

  private void requireExamples(Census counted, Split split) {
    if (counted.split(split).examples() == 0) {
      throw new BadInputException(
          "dataset: %s has no %s examples, which are needed here. Add some, or change how the data are split."
              .formatted(title(), Census.name(split)));
    }
  }

  private void classes(Census counted, List<String> facts, List<String> warnings) {
    List<Integer> train = counted.train().perClass();
    List<Integer> test = counted.test().perClass();
    long taught = occurring(train);
    if (use.learns()) {
      requireTwo("training", taught);
    } else if (use.needsLabels()) {
      requireTwo("test", occurring(test));
    }
    if (use.learns()
        && use.scores()
        && IntStream.range(0, test.size()).noneMatch(i -> train.get(i) > 0 && test.get(i) > 0)) {
      throw new BadInputException(
          "dataset: no test example of %s is of a class that a training example has, so that none can be told right. Look whether the classes are written alike in both."
              .formatted(title()));
    }
    facts.add("%s, %s training examples each".formatted(count(data.classes().size()), span(train)));
    List<String> sink = use.needsLabels() ? warnings : facts;
    sink.addAll(AlikeClasses.of(data.classes()));
    sink.addAll(UnlabelledClasses.of(data.classes()));
    MissingClasses.of(data.classes(), train)
        .filter(unused -> use != Use.CLUSTERING)
        .ifPresent(
            names ->
                sink.add(
                    "no training example of %s: nothing can be learnt of them. Add examples, or take them off the list of classes."
                        .formatted(names)));
    long single = train.stream().filter(count -> count == 1).count();
    if (single > MANY && single > taught / 2) {
      sink.add(
          "%d of the %d classes have a single training example: are these classes? Choose the column or folder that has them, or add examples."
              .formatted(single, data.classes().size()));
    }
    if (counted.test().examples() > 0) {
      MissingClasses.of(data.classes(), test)
          .ifPresent(
              names ->
                  sink.add(
                      "no test example of %s: nothing is measured of them, and macro averages leave them out or count 0 for them, as the metrics' dialect says. Add examples, or take them off the list of classes."
                          .formatted(names)));
    }
  }

  private void requireTwo(String split, long classes) {
    if (classes < 2) {
      throw new BadInputException(
          "dataset: the %s examples of %s are of %s; telling classes apart needs at least two."
              .formatted(split, title(), count(classes)));
    }
  }

  private static long occurring(List<Integer> counts) {
    return counts.stream().filter(count -> count > 0).count();
  }

  private static String count(long classes) {
    return classes == 1 ? "1 class" : classes + " classes";
  }

  private static String span(List<Integer> counts) {
    int least = counts.stream().mapToInt(Integer::intValue).min().orElse(0);
    int greatest = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    return least == greatest
        ? String.format(Locale.ROOT, "%,d", least)
        : String.format(Locale.ROOT, "%,d to %,d", least, greatest);
  }
}
