package org.isomer.eval.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.isomer.eval.reliability.Disturbance.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;

/**
 * Every verb that writes goes on after a kill at any moment, and loses nothing. The log and the
 * table lie in {@code target/reliability}. The whole takes about an hour; {@code
 * -Dreliability.verbs=merge,track} chooses verbs:
 *
 * <pre>
 *   mvn test -pl eval-harness -am -Dtest=KillsTest -Dsurefire.failIfNoSpecifiedTests=false -Dreliability=full
 * </pre>
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
class KillsTest {
  private static final Path TARGET = Path.of("target", "reliability").toAbsolutePath();

  private static final int SIGNALS = 15;

  private final Random random = new Random(20261128);

  /** The writes of the cheapest verbs. */
  @Test
  void someKills() throws Exception {
    Harness harness = new Harness(TARGET.resolve("some"));
    for (Scenario scenario : Scenarios.all().subList(0, 2)) {
      harness.everyWrite(scenario, Sort.HALT, 2, 3, 5);
      harness.trial(scenario, new Disturbance(Sort.FULL, 2));
      harness.trial(scenario, new Disturbance(Sort.FREEZE, 2));
    }
    report(harness, TARGET.resolve("some"));
  }

  @Test
  @EnabledIfSystemProperty(named = "reliability", matches = "full")
  void allKills() throws Exception {
    Harness harness = new Harness(TARGET.resolve("all"));
    List<String> verbs = List.of(System.getProperty("reliability.verbs", "").split(",", -1));
    for (Scenario scenario : Scenarios.all()) {
      if (verbs.contains("") || verbs.contains(scenario.verb())) {
        all(harness, scenario);
      }
    }
    report(harness, TARGET.resolve("all"));
  }

  private void all(Harness harness, Scenario scenario) throws IOException, InterruptedException {
    int stride = scenario.stride();
    harness.everyWrite(scenario, Sort.HALT, 1, stride, 60);
    harness.everyWrite(scenario, Sort.FULL, 1, 4 * stride, 8);
    harness.everyWrite(scenario, Sort.FREEZE, 2, 6 * stride, 3);
    int milliseconds = (int) Math.max(1, harness.reference(scenario).milliseconds());
    for (int i = 0; i < SIGNALS; i++) {
      harness.trial(scenario, new Disturbance(Sort.KILL, random.nextInt(milliseconds)));
      harness.trial(scenario, new Disturbance(Sort.TERM, random.nextInt(milliseconds)));
    }
  }

  private static void report(Harness harness, Path folder) throws IOException {
    Files.writeString(folder.resolve("kills.md"), harness.table());
    List<Trial> bad = harness.trials().stream().filter(Trial::bad).toList();
    assertThat(bad).extracting(Trial::line).as(harness.table()).isEmpty();
    assertThat(harness.trials()).filteredOn(Trial::disturbed).hasSizeGreaterThan(10);
  }
}
