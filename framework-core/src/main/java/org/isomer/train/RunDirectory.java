package org.isomer.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.file.AtomicFiles;
import org.isomer.spi.BadInputException;

/**
 * The folder of one run:
 *
 * <pre>
 *   config.yaml     the resolved configuration, defaults spelled out; trains the same run again
 *   run.json        what made the run and how far it is ({@link RunManifest})
 *   log.jsonl       the scalars of every step
 *   tensorboard/    the same for TensorBoard
 *   checkpoints/    the newest checkpoints
 *   trackers/       what trackers have told of the run, and what is still to be told
 * </pre>
 *
 * @param root the folder
 */
public record RunDirectory(Path root) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The resolved configuration. */
  public Path configFile() {
    return root.resolve("config.yaml");
  }

  /** The manifest. */
  public Path manifestFile() {
    return root.resolve("run.json");
  }

  /** The scalars of every step, as JSON lines. */
  public Path logFile() {
    return root.resolve("log.jsonl");
  }

  /** TensorBoard's event files. */
  public Path eventFolder() {
    return root.resolve("tensorboard");
  }

  /** Where trackers keep how far they are. */
  public Path trackerFolder() {
    return root.resolve("trackers");
  }

  /** The folder of checkpoints. */
  public Path checkpointFolder() {
    return root.resolve("checkpoints");
  }

  /**
   * Makes sure that a new run can be written here.
   *
   * @throws BadInputException if the folder holds a run or other files, or cannot be written
   */
  void claimForNewRun() {
    if (Files.exists(manifestFile())) {
      RunManifest manifest = manifest();
      if (manifest.status() == RunManifest.Status.FINISHED) {
        throw new BadInputException(
            root
                + ": the folder holds a finished run (%s, %d steps). Choose another --out; nothing was changed."
                    .formatted(manifest.setup().name(), manifest.setup().steps()));
      }
      throw new BadInputException(
          root
              + ": the folder holds an unfinished run (%s). Add --resume to go on with it, or choose another --out; nothing was changed."
                  .formatted(manifest.setup().name()));
    }
    try {
      Files.createDirectories(root);
      try (Stream<Path> files = Files.list(root)) {
        if (files.findAny().isPresent()) {
          throw new BadInputException(
              root
                  + ": the folder is not empty and holds no run. Choose another --out; nothing was changed.");
        }
      }
      Path probe = Files.createTempFile(root, ".probe", "");
      Files.delete(probe);
    } catch (IOException e) {
      throw new BadInputException(
          root
              + ": the output folder cannot be written. Choose another --out, or change its permissions.",
          e);
    }
  }

  /**
   * Makes sure that a resumed run is the one that was started here.
   *
   * @param resolved the resolved configuration to go on with, as YAML
   * @throws BadInputException naming the first line that differs
   */
  void requireSameConfiguration(String resolved) {
    List<String> here;
    try {
      here = Files.readAllLines(configFile());
    } catch (IOException e) {
      throw new BadInputException(configFile() + ": cannot be read: " + e.getMessage(), e);
    }
    List<String> asked = resolved.lines().toList();
    for (int i = 0; i < Math.max(here.size(), asked.size()); i++) {
      String was = i < here.size() ? here.get(i).strip() : "nothing";
      String is = i < asked.size() ? asked.get(i).strip() : "nothing";
      if (!was.equals(is)) {
        throw new BadInputException(
            "%s:%d: the run was started with \"%s\", now it is \"%s\". Resume with the same configuration, or choose another --out."
                .formatted(configFile(), i + 1, was, is));
      }
    }
  }

  /** Writes the manifest in one step. */
  void write(RunManifest manifest) throws IOException {
    AtomicFiles.write(manifestFile(), JSON.writeValueAsString(manifest) + "\n");
  }

  /**
   * Reads the manifest.
   *
   * @throws BadInputException if there is none, or it is damaged
   */
  public RunManifest manifest() {
    try {
      RunManifest manifest = JSON.readValue(manifestFile().toFile(), RunManifest.class);
      if (manifest.schema() != RunManifest.SCHEMA) {
        throw new BadInputException(
            "%s: schema %d was written by another version of Isomer; this one reads schema %d."
                .formatted(manifestFile(), manifest.schema(), RunManifest.SCHEMA));
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s: the manifest is damaged: %s".formatted(manifestFile(), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new BadInputException(
          root + ": the folder holds no run (run.json is missing). Make one with isomer pretrain.",
          e);
    }
  }

  /** The newest complete checkpoint. */
  public Optional<Checkpoint> newestCheckpoint() {
    try {
      List<Checkpoint> checkpoints = Checkpoint.list(checkpointFolder());
      return checkpoints.isEmpty()
          ? Optional.empty()
          : Optional.of(checkpoints.get(checkpoints.size() - 1));
    } catch (IOException e) {
      throw new BadInputException(checkpointFolder() + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
