package org.isomer.eval.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An undisturbed run of a verb.
 *
 * @param outcome what it leaves
 * @param milliseconds the time from its first write to its end
 */
record Reference(Outcome outcome, long milliseconds) {
  static Reference of(Scenario scenario, Path in, Path trial)
      throws IOException, InterruptedException {
    scenario.prepare(in, trial);
    try (IsomerProcess process =
        IsomerProcess.start(
            trial, Scenario.arguments(scenario.first(), in, trial), Disturbance.NONE)) {
      process.await(trial.resolve(scenario.out()));
      long start = System.nanoTime();
      IsomerProcess.Ended ended = process.end();
      if (ended.exit() != 0 || !Files.exists(trial.resolve(scenario.out()))) {
        throw new IllegalStateException(scenario.verb() + ":\n" + ended.printed());
      }
      return new Reference(Outcome.of(trial), (System.nanoTime() - start) / 1_000_000);
    }
  }
}
