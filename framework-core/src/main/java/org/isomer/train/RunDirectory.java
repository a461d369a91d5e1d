package org.isomer.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.text.ShellCommand;

/**
 * The folder of one run:
 *
 * <pre>
 *   config.yaml     the resolved configuration, defaults spelled out; trains the same run again
 *   run.json        what made the run and where it stands ({@link RunManifest}): the one truth about
 *                   it, written last, after the checkpoint that it names
 *   log.jsonl       the scalars of every step, at times of some steps more
 *   tensorboard/    the same for TensorBoard
 *   checkpoints/    the two newest checkpoints
 *   trackers/       what trackers have told of the run, and what is still to be told
 *   test-looks.jsonl  how often evaluations have looked at a test split
 * </pre>
 *
 * <p>Whoever writes there holds its {@link FolderLock}; readers need none. A run that says {@code
 * RUNNING} while nobody holds the lock was interrupted.
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

  /** The list of every look at a test split, which evaluations of the run keep. */
  public Path looksFile() {
    return root.resolve("test-looks.jsonl");
  }

  /** TensorBoard's event files. */
  public Path eventFolder() {
    return root.resolve("tensorboard");
  }

  /** Where trackers keep how far they are. */
  public Path trackerFolder() {
    return root.resolve("trackers");
  }

  /** The command line that goes on with the run. */
  public String toGoOn(Object... options) {
    return ShellCommand.ofAll(
        Stream.concat(
                Stream.of("pretrain", configFile(), "--out", root, "--resume"), Stream.of(options))
            .map(String::valueOf)
            .toList());
  }

  /** The folder of checkpoints. */
  public Path checkpointFolder() {
    return root.resolve("checkpoints");
  }

  /** Where a checkpoint of the manifest lies. */
  public Checkpoint checkpoint(RunManifest.CheckpointEntry entry) {
    return new Checkpoint(
        checkpointFolder().resolve(Checkpoint.name(entry.step())), entry.step(), entry.digest());
  }

  /**
   * Takes the folder for a new run.
   *
   * @return the right to write there, to be given back at the end
   * @throws BadInputException if the folder holds a run or other files, another process writes
   *     there, or it cannot be written
   */
  FolderLock claimForNewRun() {
    if (!Files.exists(root.resolve(FolderLock.FILE))) {
      requireFree(); // before the lock, which leaves a file
    }
    FolderLock lock = FolderLock.acquire(root);
    try {
      requireFree();
      return lock;
    } catch (BadInputException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Makes sure that the folder could be taken, and changes nothing.
   *
   * @param resume whether to go on with the run in it
   * @throws BadInputException like {@link #claimForNewRun} and {@link #claim}
   */
  void requireAvailable(boolean resume) {
    if (resume) {
      manifest();
    } else {
      requireFree();
    }
    FolderLock.requireAvailable(root);
  }

  /**
   * Takes the folder to go on with the run in it.
   *
   * @return the right to write there, to be given back at the end
   * @throws BadInputException if the folder holds no run, another process writes there, or it
   *     cannot be written
   */
  public FolderLock claim() {
    manifest();
    return FolderLock.acquire(root);
  }

  /** A run that was killed before its manifest was written leaves hidden files only. */
  private void requireFree() {
    if (Files.exists(manifestFile())) {
      RunManifest manifest = manifest();
      throw new BadInputException(
          manifest.status() == RunManifest.Status.FINISHED
              ? root
                  + ": the folder holds a finished run (%s, %d steps). Choose another --out; nothing was changed."
                      .formatted(manifest.setup().name(), manifest.setup().steps())
              : root
                  + ": the folder holds an unfinished run (%s). Add --resume to go on with it, or choose another --out; nothing was changed."
                      .formatted(manifest.setup().name()));
    }
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.list(root)) {
      if (files.anyMatch(file -> !AtomicFiles.isStaging(file) && !file.endsWith(FolderLock.FILE))) {
        throw new BadInputException(
            root
                + ": the folder is not empty and holds no run. Choose another --out; nothing was"
                + " changed.");
      }
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(root, e), e);
    }
  }

  /** Writes the manifest in one step. */
  void write(RunManifest manifest) throws IOException {
    AtomicFiles.write(manifestFile(), JSON.writeValueAsString(manifest) + "\n");
  }

  /**
   * Begins a session of training. The manifest comes before everything else: with it, a run that is
   * killed at any later moment can go on.
   */
  void begin(RunManifest manifest, String configuration) throws IOException {
    write(manifest);
    if (!Files.exists(configFile())
        || !Sha256.hex(configFile()).equals(Sha256.hex(configuration))) {
      AtomicFiles.write(configFile(), configuration);
    }
  }

  /**
   * Reads the manifest: where the run stands.
   *
   * @throws BadInputException if there is none, or it is damaged
   */
  public RunManifest manifest() {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new BadInputException(
          root + ": is no folder. Name a run, as isomer pretrain makes it.");
    }
    if (Files.notExists(manifestFile())) {
      throw new BadInputException(
          root + ": the folder holds no run (run.json is missing). Make one with isomer pretrain.");
    }
    try {
      RunManifest manifest =
          JSON.readValue(new RegularFile(manifestFile()).bytes(), RunManifest.class);
      if (manifest == null) {
        throw new BadInputException(damaged("it says nothing"));
      }
      if (manifest.schema() < 1 || manifest.schema() > RunManifest.SCHEMA) {
        throw new BadInputException(
            "%s: schema %d was written by another version of Isomer; this one reads schemas 1 to %d."
                .formatted(manifestFile(), manifest.schema(), RunManifest.SCHEMA));
      }
      return manifest.upgraded();
    } catch (ValueInstantiationException e) {
      throw new BadInputException(
          damaged(String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage())), e);
    } catch (JsonProcessingException e) {
      throw new BadInputException(damaged(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(manifestFile(), e), e);
    }
  }

  private String damaged(String what) {
    return "%s: the manifest is damaged: %s. Restore it from a copy, or train again in another --out."
        .formatted(manifestFile(), what);
  }
}
