package org.isomer.eval.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Workbench;
import org.isomer.config.ConfigReader;
import org.isomer.spi.BadInputException;
import org.isomer.train.Deviations;
import org.isomer.train.Plan;
import org.isomer.train.PretrainVerb;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;

/** Pretraining as a step of a larger verb: begun, gone on with, or done already. */
public final class Pretraining {
  private Pretraining() {}

  /**
   * Makes sure that a run is finished.
   *
   * @param recipe the configuration file
   * @param set changes to it
   * @param folder the run directory
   * @param verb what the user called, for the message when it is interrupted
   */
  public static void finish(Path recipe, List<String> set, Path folder, String verb, Workbench workbench)
      throws Exception {
    RunDirectory run = new RunDirectory(folder);
    boolean begun = Files.exists(run.manifestFile());
    if (begun && run.manifest().status() == RunManifest.Status.FINISHED) {
      requireSame(recipe, set, run, workbench.reader());
      workbench.console().print(run.root() + " is finished already.");
      return;
    }
    new PretrainVerb()
        .create(
            new PretrainVerb.Config(recipe, set, run.root(), begun, Optional.empty(), List.of()))
        .run(workbench);
    if (run.manifest().status() != RunManifest.Status.FINISHED) {
      throw new BadInputException(
          verb + " was interrupted. The same command goes on where it stopped.");
    }
  }

  private static void requireSame(
      Path recipe, List<String> set, RunDirectory run, ConfigReader reader) {
    Plan asked = reader.read(Plan.class, recipe, set);
    Plan done = reader.read(Plan.class, run.configFile(), List.of());
    List<String> deviations = Deviations.ofRun(asked, done).options();
    if (!deviations.isEmpty()) {
      throw new BadInputException(
          "%s: the run is finished, and was pretrained with other options than now; they differ in: %s. Choose another --out, or move the run away."
              .formatted(run.root(), String.join(", ", deviations)));
    }
  }
}
