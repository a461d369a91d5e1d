package org.isomer.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.isomer.duplicate.ScoredExamples;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/**
 * What is in the splits of a data set, whatever its annotation is.
 *
 * @param train the training split
 * @param validation the validation split
 * @param test the test split
 * @param testInTrain test examples that are training examples too
 * @param testInValidation test examples that are validation examples too
 * @param validationInTrain validation examples that are training examples too
 */
public record Census(
    SplitCensus train,
    SplitCensus validation,
    SplitCensus test,
    Overlap testInTrain,
    Overlap testInValidation,
    Overlap validationInTrain) {
  /**
   * The version of this count, which changes with whatever is counted or how images are decoded;
   * part of that of each examination that contains it.
   */
  public static final int VERSION = 7;

  /**
   * Reads every example once, on all processors.
   *
   * @param splits the examples of each split
   * @param classes how many classes there are
   * @param read told how many further examples are read
   * @throws org.isomer.spi.BadInputException naming what cannot be read, the first ten of many
   */
  public static Census of(
      Function<Split, ? extends AnnotatedExamples<OptionalInt>> splits,
      int classes,
      IntConsumer read) {
    AnnotatedExamples<OptionalInt> train = splits.apply(Split.TRAIN);
    AnnotatedExamples<OptionalInt> validation = splits.apply(Split.VALIDATION);
    AnnotatedExamples<OptionalInt> test = splits.apply(Split.TEST);
    SplitPass testPass = SplitPass.keepingPrints(test, List.of(), read);
    ScoredExamples inTrain = new ScoredExamples(testPass.prints());
    ScoredExamples inValidation = new ScoredExamples(testPass.prints());
    SplitPass validationPass = SplitPass.keepingPrints(validation, List.of(inValidation), read);
    ScoredExamples fromValidation = new ScoredExamples(validationPass.prints());
    SplitPass trainPass = SplitPass.over(train, List.of(inTrain, fromValidation), read);
    return new Census(
        trainPass.census(classes),
        validationPass.census(classes),
        testPass.census(classes),
        Overlap.of(inTrain, test, train),
        Overlap.of(inValidation, test, validation),
        Overlap.of(fromValidation, validation, train));
  }

  /** The counts of a split. */
  public SplitCensus split(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** What can be said of the images without knowing what they are for. */
  public Findings findings() {
    List<String> facts = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    facts.add(
        String.format(
            Locale.ROOT,
            "%,d training, %,d validation and %,d test examples%s",
            train.examples(),
            validation.examples(),
            test.examples(),
            sizes().map(sizes -> ", " + sizes.text()).orElse("")));
    for (Split split : Split.values()) {
      repeats(split, split(split).repeats(), facts, warnings);
      dark(split, split(split)).ifPresent(warnings::add);
    }
    overlap(Split.TEST, Split.TRAIN, testInTrain, facts, warnings);
    overlap(Split.TEST, Split.VALIDATION, testInValidation, facts, warnings);
    overlap(Split.VALIDATION, Split.TRAIN, validationInTrain, facts, warnings);
    return new Findings(facts, warnings);
  }

  /** The sizes of images that have several. */
  public Optional<Sizes> severalSizes() {
    return sizes().filter(Sizes::vary);
  }

  private Optional<Sizes> sizes() {
    return Stream.of(train.sizes(), validation.sizes(), test.sizes())
        .filter(Objects::nonNull)
        .reduce(Sizes::with);
  }

  private static void repeats(
      Split split, SplitCensus.Repeats repeats, List<String> facts, List<String> warnings) {
    if (repeats.identical() > 0) {
      facts.add(
          "%s with the values of an earlier one, such as %s"
              .formatted(
                  count(repeats.identical(), split),
                  String.join(", which equals ", repeats.example())));
    }
    if (repeats.contradictory() > 0) {
      warnings.add(
          "%s with the values of another one and a different class, such as %s. Correct the labels, or remove one of each."
              .formatted(
                  count(repeats.contradictory(), split),
                  String.join(", which equals ", repeats.example())));
    }
  }

  /** A few may be of the night, but not half of them. */
  private static Optional<String> dark(Split split, SplitCensus counted) {
    SplitCensus.Dark dark = counted.dark();
    return dark == null || dark.count() == 0 || 2 * dark.count() < counted.examples()
        ? Optional.empty()
        : Optional.of(
            "%s nearly black, such as %s: no value is above 16 of 255. Images of 16 bits that use few of them are scaled by all 16; scale their values first."
                .formatted(
                    count(dark.count(), split) + (dark.count() == 1 ? " is" : " are"),
                    dark.example()));
  }

  private void overlap(
      Split split, Split other, Overlap overlap, List<String> facts, List<String> warnings) {
    if (overlap.identical() > 0) {
      warnings.add(
          "%s with a copy in the %s split, such as %s: what was learnt by heart is scored. Remove copies from one of the two."
              .formatted(
                  count(overlap.identical(), split),
                  name(other),
                  pair(overlap, split, ", which equals ", other)));
    }
    if (overlap.near() > 0) {
      facts.add(
          "%s much like one of the %s split, %s"
              .formatted(
                  count(overlap.near(), split),
                  name(other),
                  Overlap.nearness(overlap.near(), overlap.unexpected())));
    }
    if (overlap.shiftsScores(split(split).examples())) {
      warnings.add(
          "%s with a near-duplicate in the %s split%s: what was learnt by heart may be scored. Remove near-duplicates from one of the two."
              .formatted(
                  count(overlap.unexpected(), split),
                  name(other),
                  overlap.identical() > 0
                      ? ""
                      : ", such as " + pair(overlap, split, ", which resembles ", other)));
    }
    Findings crowded =
        new Crowd(overlap.crowded(), split(split).examples())
            .findings(count(overlap.crowded(), split), name(other) + " examples");
    facts.addAll(crowded.facts());
    warnings.addAll(crowded.warnings());
  }

  /** Names of files are often the same in both splits. */
  private static String pair(Overlap overlap, Split split, String between, Split other) {
    return "%s (%s)%s%s (%s)"
        .formatted(
            overlap.example().get(0), name(split), between, overlap.example().get(1), name(other));
  }

  private static String count(int number, Split split) {
    return String.format(
        Locale.ROOT, "%,d %s example%s", number, name(split), number == 1 ? "" : "s");
  }

  /** What a split is called in messages. */
  static String name(Split split) {
    return split == Split.TRAIN ? "training" : split.name().toLowerCase(Locale.ROOT);
  }
}
