package org.isomer.examination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.cli.spi.Console;
import org.isomer.data.DataCache;
import org.isomer.examination.Shades.Part;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassExaminationTest {
  private static final List<String> TWO = List.of("cat", "dog");

  private final Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  ClassExaminationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Findings examine(Shades data, Use use) {
    return examiner(folder).examine(new ClassExamination(data, use));
  }

  private Examiner examiner(Path store) {
    Console console = Console.plain(new PrintStream(printed, true, UTF_8));
    return new Examiner(new DataCache(store), console);
  }

  private void assertRefused(Shades data, Use use, String message) {
    assertThatThrownBy(() -> examine(data, use))
        .isInstanceOf(BadInputException.class)
        .hasMessage(message);
  }

  @Test
  void saysWhatThereIs() {
    Shades sound = new Shades(TWO, Part.of(1, 2, 3, 4), Part.of(5), Part.of(6, 7));
    assertThat(examine(sound, Use.CLASSIFICATION))
        .isEqualTo(
            new Findings(
                List.of(
                    "4 training, 1 validation and 2 test examples, 4×7 to 4×13 pixels (height × width), median 4×9",
                    "2 classes, 2 training examples each"),
                List.of()));
    assertThat(printed.toString(UTF_8))
        .contains("data: Shades\n  4 training, 1 validation and 2 test examples")
        .doesNotContain("warning");
  }

  @Test
  void namesTestExamplesThatAreTrainingExamples() {
    Shades leaking = new Shades(TWO, Part.of(1, 2, 3, 4), Part.of(2, 5), Part.of(5, 3));
    assertThat(examine(leaking, Use.PRETRAINING).warnings())
        .containsExactly(
            "1 test example with a copy in the training split, such as TEST/1 (test), which equals TRAIN/2 (training): what was learnt by heart is scored. Remove copies from one of the two.",
            "1 test example with a copy in the validation split, such as TEST/0 (test), which equals VALIDATION/1 (validation): what was learnt by heart is scored. Remove copies from one of the two.",
            "1 validation example with a copy in the training split, such as VALIDATION/0 (validation), which equals TRAIN/1 (training): what was learnt by heart is scored. Remove copies from one of the two.");
    assertThat(printed.toString(UTF_8)).contains("warning: 1 test example with a copy");
  }

  @Test
  void countsCopiesWithinASplitAndNamesContradictoryOnes() {
    Shades repeating =
        new Shades(TWO, new Part(new int[] {1, 1, 1, 2}, 0, 0, 1, 1), Part.of(5), Part.of(6, 7));
    Findings findings = examine(repeating, Use.CLASSIFICATION);
    assertThat(findings.facts())
        .contains(
            "2 training examples with the values of an earlier one, such as TRAIN/2, which equals TRAIN/0");
    assertThat(findings.warnings())
        .containsExactly(
            "1 training example with the values of another one and a different class, such as TRAIN/2, which equals TRAIN/0. Correct the labels, or remove one of each.");
  }

  @Test
  void namesClassesThatNeverOccur() {
    Shades incomplete =
        new Shades(List.of("cat", "dog", "emu"), Part.of(1, 2), Part.of(3), Part.of(4));
    assertThat(examine(incomplete, Use.CLASSIFICATION).warnings())
        .containsExactly(
            "no training example of emu: nothing can be learnt of them. Add examples, or take them off the list of classes.",
            "no test example of dog, emu: nothing is measured of them, and macro averages leave them out or count 0 for them, as the metrics' dialect says. Add examples, or take them off the list of classes.");
    assertThat(examine(incomplete, Use.PRETRAINING).warnings()).isEmpty();
  }

  @Test
  void namesClassesThatAreOneButForCaseAndBlanks() {
    Shades alike =
        new Shades(List.of("Spam", "spam "), Part.of(1, 2, 3, 4), Part.of(5), Part.of(6, 7));
    assertThat(examine(alike, Use.CLASSIFICATION).warnings())
        .containsExactly(
            "the classes \"Spam\", \"spam \" differ in spelling alone, if at all. Look whether they are one.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1, 1.0",
        "01, 1",
        "1e3, 1000",
        "cat, cat\u00a0",
        "cat, cat\u200b",
        "e\u0301, \u00e9"
      })
  void namesClassesThatReadAlike(String names) {
    List<String> classes = List.of(names.split(", "));
    assertThat(AlikeClasses.of(classes))
        .containsExactly(
            "the classes \"%s\", \"%s\" differ in spelling alone, if at all. Look whether they are one."
                .formatted(classes.get(0), classes.get(classes.size() - 1)));
  }

  @Test
  void namesAClassThatIsAMissingValue() {
    Shades missing =
        new Shades(List.of("cat", "NaN"), Part.of(1, 2, 3, 4), Part.of(5), Part.of(6, 7));
    assertThat(examine(missing, Use.CLASSIFICATION).warnings())
        .containsExactly(
            "the class \"NaN\" has the name of a missing value. Look whether its examples have a label.");
  }

  @Test
  void tellsNamesAndNumbersApart() {
    assertThat(AlikeClasses.of(List.of("1", "1d", "1.5", "-1", "0x1", "NaN", "one"))).isEmpty();
  }

  @Test
  void refusesWhatMakesTheUseMeaningless() {
    Shades single =
        new Shades(List.of("cat"), new Part(new int[] {1, 2}, 0, 0), Part.of(), Part.of());
    assertThat(examine(single, Use.PRETRAINING).facts())
        .contains("1 class, 2 training examples each");
    assertRefused(
        single,
        Use.SUPERVISED_PRETRAINING,
        "dataset: the training examples of Shades are of 1 class; telling classes apart needs at least two.");
    assertRefused(
        single,
        Use.CLASSIFICATION,
        "dataset: Shades has no validation examples, which are needed here. Add some, or change how the data are split.");
  }

  @Test
  void refusesTestClassesThatNothingTeaches() {
    Shades strangers =
        new Shades(
            List.of("1", "2", "a", "b"),
            new Part(new int[] {1, 2}, 0, 1),
            new Part(new int[] {3}, 0),
            new Part(new int[] {4, 5}, 2, 3));
    assertRefused(
        strangers,
        Use.CLASSIFICATION,
        "dataset: no test example of Shades is of a class that a training example has, so that none can be told right. Look whether the classes are written alike in both.");
    assertThat(examine(strangers, Use.CLUSTERING).warnings())
        .containsExactly(
            "no test example of 1, 2: nothing is measured of them, and macro averages leave them out or count 0 for them, as the metrics' dialect says. Add examples, or take them off the list of classes.");
  }

  @Test
  void clusteringNeedsTwoTestClasses() {
    assertRefused(
        new Shades(List.of("1", "2"), Part.of(1, 2), Part.of(), Part.of(3)),
        Use.CLUSTERING,
        "dataset: the test examples of Shades are of 1 class; telling classes apart needs at least two.");
  }

  @Test
  void namesTheFirstTenOfManyDamagedExamples() {
    assertRefused(
        new Shades(TWO, Part.of(1, -1, 2), Part.of(3), Part.of(4)),
        Use.PRETRAINING,
        "TRAIN/1 is damaged.");
    int[] damaged = new int[600];
    Arrays.fill(damaged, -1);
    assertThatThrownBy(
            () ->
                examine(new Shades(TWO, Part.of(damaged), Part.of(3), Part.of(4)), Use.PRETRAINING))
        .hasMessageStartingWith("600 examples cannot be read, among them:\nTRAIN/0 is damaged.\n")
        .hasMessageEndingWith("\nTRAIN/9 is damaged.");
  }

  @Test
  void countsUnchangedDataOnceForAllUses() {
    Shades data = new Shades(TWO, Part.of(1, 2, 3, 4), Part.of(5), Part.of(6, 7));
    Findings first = examine(data, Use.PRETRAINING);
    assertThat(data.reads()).isEqualTo(7);
    assertThat(examine(data, Use.CLASSIFICATION)).isEqualTo(first);
    assertThat(data.reads()).isEqualTo(7);
  }

  @Test
  void countsAgainWhereWhatWasKeptIsDamaged() throws IOException {
    Shades data = new Shades(TWO, Part.of(1, 2, 3, 4), Part.of(5), Part.of(6, 7));
    Findings first = examine(data, Use.PRETRAINING);
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i += 7) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      int before = data.reads();
      assertThat(examine(data, Use.PRETRAINING)).isEqualTo(first);
      assertThat(data.reads()).isEqualTo(before + 7);
      assertThat(file).hasBinaryContent(whole);
    }
  }

  @Test
  void goesOnWhereNothingCanBeKept() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Shades data = new Shades(TWO, Part.of(1, 2), Part.of(5), Part.of(6));
    Examiner examiner = examiner(file.resolve("below"));
    assertThat(examiner.examine(new ClassExamination(data, Use.PRETRAINING)).warnings()).isEmpty();
  }
}
