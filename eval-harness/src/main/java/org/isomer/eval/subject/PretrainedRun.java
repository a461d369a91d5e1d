package org.isomer.eval.subject;

import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.Views;
import org.isomer.train.Checkpoint;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;

/**
 * A run directory, opened for evaluation.
 *
 * @param directory the folder
 * @param manifest what made the run
 * @param plan its configuration
 * @param checkpoint its newest checkpoint
 * @param dataset the data that it was trained on, with the splits to evaluate on
 * @param views its preprocessing
 */
public record PretrainedRun(
    RunDirectory directory,
    RunManifest manifest,
    Plan plan,
    Checkpoint checkpoint,
    Dataset dataset,
    Views views) {

  /**
   * Opens a run.
   *
   * @throws BadInputException if the folder holds no run or no checkpoint, or its data has changed
   */
  public static PretrainedRun open(Path folder, ConfigReader reader) {
    RunDirectory directory = new RunDirectory(folder);
    RunManifest manifest = directory.manifest();
    Plan plan = reader.read(Plan.class, directory.configFile(), List.of());
    Checkpoint checkpoint =
        directory
            .newestCheckpoint()
            .orElseThrow(
                () ->
                    new BadInputException(
                        directory.checkpointFolder()
                            + ": the run has no checkpoint yet. Go on with isomer pretrain --resume."));
    Dataset dataset = plan.dataset().create();
    if (!dataset.digest().equals(manifest.setup().dataset().digest())) {
      throw new BadInputException(
          "%s: the data is no longer what the run was trained on: its digest was %s…, now it is %s…. Restore the data, or pretrain again."
              .formatted(
                  folder,
                  manifest.setup().dataset().digest().substring(0, 12),
                  dataset.digest().substring(0, 12)));
    }
    return new PretrainedRun(directory, manifest, plan, checkpoint, dataset, plan.views().create());
  }
}
