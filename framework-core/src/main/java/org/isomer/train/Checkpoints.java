package org.isomer.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.file.AtomicFiles;
import org.isomer.spi.BadInputException;

/**
 * The checkpoints that a run's manifest names.
 *
 * @param run the run directory
 * @param manifest its manifest
 */
public record Checkpoints(RunDirectory run, RunManifest manifest) {
  /** All of them, newest first. */
  private List<Checkpoint> all() {
    return manifest.checkpoints().stream().map(run::checkpoint).toList();
  }

  /**
   * The newest checkpoint, or that of a step.
   *
   * @return empty if no step is asked for and there is no checkpoint yet
   * @throws BadInputException if there is none of the step, or its file is not as it was written;
   *     the message names the newest good one
   */
  public Optional<Checkpoint> choose(Optional<Long> step) {
    List<Checkpoint> all = all();
    Optional<Checkpoint> chosen =
        all.stream().filter(each -> step.isEmpty() || step.get() == each.step()).findFirst();
    if (step.isPresent() && chosen.isEmpty()) {
      throw new BadInputException(
          "%s: there is no checkpoint of step %d. %s"
              .formatted(run.checkpointFolder(), step.get(), there(all)));
    }
    chosen.ifPresent(this::requireWhole);
    return chosen;
  }

  private static String there(List<Checkpoint> all) {
    return all.isEmpty()
        ? "The run has none yet."
        : "There is that of step %s."
            .formatted(
                all.stream()
                    .map(each -> String.valueOf(each.step()))
                    .collect(Collectors.joining(", and that of step ")));
  }

  private void requireWhole(Checkpoint chosen) {
    Optional<String> damage = chosen.damage();
    if (damage.isEmpty()) {
      return;
    }
    String advice =
        all().stream()
            .filter(each -> each.step() != chosen.step() && each.damage().isEmpty())
            .findFirst()
            .map(
                good ->
                    "The newest good one is that of step %d: eval, export and track use it with --checkpoint %d, and this trains the rest again: %s"
                        .formatted(
                            good.step(), good.step(), run.toGoOn("--checkpoint", good.step())))
            .orElse("There is no other one that is good. Restore the file, or train again.");
    throw new BadInputException("%s: %s. %s".formatted(chosen.stateFile(), damage.get(), advice));
  }

  /** Deletes what the manifest does not name: older checkpoints, and those that a kill has left. */
  void removeOthers() throws IOException {
    for (Path folder : others()) {
      AtomicFiles.remove(folder);
    }
  }

  /**
   * The folders of checkpoints that the manifest does not name: older ones, and those that a kill
   * has left, which may be written to as long as somebody holds the lock of the run.
   */
  public List<Path> others() throws IOException {
    if (!Files.isDirectory(run.checkpointFolder())) {
      return List.of();
    }
    List<String> named =
        manifest.checkpoints().stream().map(entry -> Checkpoint.name(entry.step())).toList();
    try (Stream<Path> folders = Files.list(run.checkpointFolder())) {
      return folders
          .filter(each -> Checkpoint.isNamed(each) || AtomicFiles.isStaging(each))
          .filter(each -> !named.contains(String.valueOf(each.getFileName())))
          .sorted()
          .toList();
    }
  }

  /** Whether one of them is as it was written. */
  public boolean isOneGood() {
    return all().stream().anyMatch(each -> each.damage().isEmpty());
  }
}
