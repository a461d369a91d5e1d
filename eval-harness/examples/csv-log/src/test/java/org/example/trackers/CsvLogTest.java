package org.example.trackers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.contract.Contracts;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.spi.TrackedRun;
import org.isomer.spi.Tracking;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CsvLogTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<String> warnings = new ArrayList<>();
  @TempDir private Path folder;

  /** A test for each rule that a plugin of this kind has to keep. */
  @TestFactory
  Stream<DynamicTest> keepsItsContract() {
    return Contracts.of(new CsvLog()).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.promise(), () -> keeps(rule)));
  }

  /** What cannot be tried counts as skipped; the message says what another test has to try. */
  private static void keeps(Rule rule) throws Exception {
    try {
      rule.check().run();
    } catch (NotExaminedException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  @Test
  void goesOnWhereAKilledRunHasStopped() throws IOException {
    try (Tracking first = open(1)) {
      first.step(1, START, Map.of("loss", 2.5, "learning-rate", 0.1));
      first.step(2, START.plusSeconds(1), Map.of("loss", 2));
    }
    Path file = folder.resolve("csv-log/scalars.csv");
    Files.writeString(file, "3,2026-01-01T00:00:02Z,lo", StandardOpenOption.APPEND);
    try (Tracking second = open(1)) {
      second.step(2, START.plusSeconds(9), Map.of("loss", 2));
      second.step(3, START.plusSeconds(10), Map.of("loss", 1));
    }
    assertEquals(
        """
        step,time,name,value
        1,2026-01-01T00:00:00Z,learning-rate,0.1
        1,2026-01-01T00:00:00Z,loss,2.5
        2,2026-01-01T00:00:01Z,loss,2
        3,2026-01-01T00:00:10Z,loss,1
        """,
        Files.readString(file));
    assertEquals(List.of(), warnings);
  }

  @Test
  void writesEachStepOfMany() throws IOException {
    try (Tracking tracking = open(10)) {
      for (int step = 1; step <= 20; step++) {
        tracking.step(step, START, Map.of("loss", 1));
      }
    }
    assertEquals(3, Files.readAllLines(folder.resolve("csv-log/scalars.csv")).size());
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Files.writeString(folder.resolve("csv-log"), "a file, where a folder should be");
    try (Tracking tracking = open(1)) {
      tracking.step(1, START, Map.of("loss", 1));
    }
    assertTrue(warnings.get(0).contains("scalars cannot be written into"), warnings::toString);
  }

  private Tracking open(int every) {
    TrackedRun run =
        new TrackedRun(
            "one",
            "isomer pretrain",
            Optional.empty(),
            START,
            Map.of(),
            Map.of(),
            Map.of(),
            folder);
    return new CsvLog().create(new CsvLog.Config(every)).open(run, warnings::add);
  }
}
