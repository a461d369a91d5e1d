package org.isomer.eval.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files with a bit flipped, a byte missing, a byte twice, or cut off: they mean the same as before,
 * or a message names them, or the file that they lead to. Where nothing but their own bytes says
 * what they hold, they may mean something else; where a digest exists, they may not.
 *
 * <p>A few places of each file are tried; with {@code -Dreliability=full}, every place of small
 * files and some thousands of others.
 */
class DamageTest {
  private static final int PLACES =
      System.getProperty("reliability", "").equals("full") ? Damage.THOROUGH : Damage.BRIEF;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** A damaged name leads to a file that is not there, which is named then. */
  private static final String A_PATH = "(/[^/ ]+){3}";

  @TempDir static Path scratch;
  private static Fixtures fixtures;

  /**
   * A file that is damaged.
   *
   * @param fixture what it belongs to
   * @param file its place there; {@code *} stands for any name, and one file fits
   * @param digested whether something else knows its digest
   */
  private record Target(String fixture, String file, boolean digested, Reading reading) {}

  /** What became of a damaged file. */
  private enum Fate {
    SAME,
    REFUSED,
    OTHER
  }

  private static List<Target> targets() {
    String labelled = "{name: idx, path: @/idx, validation-fraction: 0.2}";
    Reading idx = Reading.dataset(labelled);
    Reading folder = Reading.dataset("{name: image-folder, path: @/folder}");
    Reading voc = Reading.boxes("{name: voc-boxes, path: @/voc, validation: val}");
    Reading yolo = Reading.boxes("{name: yolo-boxes, path: @/yolo, validation: val}");
    Reading coco =
        Reading.boxes(
            "{name: coco-boxes, train: {images: @/coco/train, annotations: @/coco/train.json},"
                + " validation: {images: @/coco/val, annotations: @/coco/val.json}, test: {images:"
                + " @/coco/test, annotations: @/coco/test.json}}");
    Reading masks = Reading.masks("{name: png-masks, path: @/masks, classes: [left, right]}");
    Reading shards = Reading.dataset("{name: image-shards, path: @/shards}");
    Reading texts =
        Reading.dataset(
            "{name: text-csv, train: @/text/train.csv, test: @/text/test.csv, label: label}");
    Reading pairs = Reading.relations("{name: text-tuples, test: @/text/pairs.csv, score: score}");
    Reading series =
        Reading.dataset("{name: ts-file, train: @/series/train.ts, test: @/series/test.ts}");
    return List.of(
        new Target("idx", "idx.yaml", false, Reading::plan),
        new Target("voc", "voc.yaml", false, Reading::task),
        new Target("run", "run/run.json", false, Reading::manifest),
        new Target("run", "run/config.yaml", true, Reading::run),
        new Target("run", "run/log.jsonl", false, Reading::log),
        new Target("run", "run/checkpoints/step-000000001/state.safetensors", true, Reading::run),
        new Target("model", "model/model.yaml", false, Reading::model),
        new Target("model", "model/weights.safetensors", false, Reading::model),
        new Target("results", "results/knn/result.json", false, Reading::results),
        new Target("results", "results/knn/predictions.jsonl.gz", true, Reading::results),
        new Target("results", "results/knn/neighbours.json", false, Reading::results),
        new Target("results", "results/.index.sqlite", true, Bookkeeping::answers),
        new Target("idx", "examined/*.json", true, Bookkeeping.findings(labelled)),
        new Target("idx", "told/*/run.json", true, Bookkeeping::told),
        new Target("idx", "told/*/scalars.jsonl", true, Bookkeeping::told),
        new Target("idx", "test-looks.jsonl", false, Bookkeeping::looks),
        new Target("idx", "idx/train-images-idx3-ubyte", false, idx),
        new Target("idx", "idx/train-labels-idx1-ubyte", false, idx),
        new Target("folder", "folder/train/cat/0.png", true, folder),
        new Target("folder", "folder/test/dog/2.jpg", false, folder),
        new Target("voc", "voc/Annotations/test1.xml", false, voc),
        new Target("voc", "voc/ImageSets/Main/test.txt", false, voc),
        new Target("yolo", "yolo/classes.txt", false, yolo),
        new Target("yolo", "yolo/labels/test/test1.txt", false, yolo),
        new Target("coco", "coco/test.json", false, coco),
        new Target("masks", "masks/testannot/1.png", true, masks),
        new Target("jars", "jars/create/acme.jar", false, Reading::plugins),
        new Target("model", "model/vectors.npy", true, Reading::vectors),
        new Target("model", "model/vectors.json", true, Reading::vectors),
        new Target("shards", "shards/train-000000.tar", false, shards),
        new Target("shards", "shards/*.isomer-index", true, shards),
        new Target("text", "text/train.csv", false, texts),
        new Target("text", "text/pairs.csv", false, pairs),
        new Target("text", "text/vocab.txt", false, Reading::vocabulary),
        new Target("series", "series/train.ts", false, series));
  }

  @BeforeAll
  static void makeFixtures() throws Exception {
    fixtures = Fixtures.in(Files.createDirectory(scratch.resolve("fixtures")));
  }

  @TestFactory
  Stream<DynamicTest> damage(TestReporter reporter) {
    return targets().stream()
        .map(target -> DynamicTest.dynamicTest(target.file(), () -> check(target, reporter)));
  }

  private static void check(Target target, TestReporter reporter) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "damage");
    fixtures.copy(target.fixture(), folder);
    String before = target.reading().of(folder);
    Path file = only(folder, target.file());
    byte[] bytes = Files.readAllBytes(file);
    Damage damage = new Damage(bytes);
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    List<String> faults = new ArrayList<>();
    for (int place : damage.places(PLACES)) {
      for (Damage.Kind kind : Damage.Kind.values()) {
        Files.write(file, damage.at(place, kind));
        String what = "%s at byte %d of %d: ".formatted(kind, place, bytes.length);
        try {
          Fate fate = fate(target, folder, before);
          fates.merge(fate, 1, Integer::sum);
          if (fate == Fate.OTHER && target.digested()) {
            faults.add(what + "read as something else");
          }
        } catch (AssertionError e) {
          faults.add(what + e.getMessage());
        }
      }
    }
    reporter.publishEntry(target.file(), fates.toString());
    assertThat(faults).isEmpty();
  }

  private static Path only(Path folder, String pattern) throws IOException {
    PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + folder + "/" + pattern);
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> found = all.filter(matcher::matches).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static Fate fate(Target target, Path folder, String before) {
    try {
      String after =
          Assertions.assertTimeoutPreemptively(LONGEST, () -> target.reading().of(folder));
      return after.equals(before) ? Fate.SAME : Fate.OTHER;
    } catch (BadInputException e) {
      String name = target.file().substring(target.file().lastIndexOf('/') + 1);
      assertThat(e.getMessage()).containsPattern(Pattern.quote(name) + "|" + A_PATH);
      return Fate.REFUSED;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(e.toString(), e);
    }
  }
}
