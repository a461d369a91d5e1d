package org.isomer.train.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.isomer.train.Checkpoints;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;

/**
 * What one folder holds that nothing needs: what killed processes were writing, checkpoints that a
 * run does not name, a run that never took a step. As long as somebody holds the folder's lock, it
 * holds nothing of the kind.
 *
 * <p>Checkpoints stay where none that the run names is good, as one of them may be the last hope,
 * where an evaluation of them is on record, and where one is of what no checkpoint tells: it may be
 * of any of them.
 *
 * @param folder a run, or a folder that was claimed for one
 * @param pieces what can be removed; the folder itself if all of it can
 */
record Leftovers(Path folder, List<Piece> pieces) {
  /**
   * Something that can be removed.
   *
   * @param what what it is
   */
  record Piece(Path path, String what, long bytes) {
    static Piece of(Path path, String what) {
      return new Piece(path, what, FolderContent.of(path).bytes());
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNFINISHED = "a write that a kill cut short";
  private static final String NEVER_BEGUN = "a run that never began";

  /** Copies the list. */
  Leftovers {
    pieces = List.copyOf(pieces);
  }

  /**
   * What can be removed of a folder now.
   *
   * @throws BadInputException if it cannot be told
   */
  static Leftovers of(Path folder) {
    try {
      return FolderLock.isHeld(folder)
          ? new Leftovers(folder, List.of())
          : new Leftovers(folder, find(folder));
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(folder, e), e);
    }
  }

  /** What killed processes were writing in a folder that is no run. */
  static Leftovers abandoned(Path path) {
    return new Leftovers(path, List.of(Piece.of(path, UNFINISHED)));
  }

  private static List<Piece> find(Path folder) throws IOException {
    RunDirectory run = new RunDirectory(folder);
    if (Files.notExists(run.manifestFile())) {
      return RunSearch.isOnlyClaimed(folder) ? List.of(Piece.of(folder, NEVER_BEGUN)) : List.of();
    }
    RunManifest manifest = run.manifest();
    if (tookNoStep(run, manifest)) {
      return List.of(Piece.of(folder, NEVER_BEGUN));
    }
    List<Piece> pieces = new ArrayList<>();
    for (Path each : List.of(folder, run.trackerFolder())) {
      if (Files.isDirectory(each)) {
        AtomicFiles.abandoned(each).forEach(left -> pieces.add(Piece.of(left, UNFINISHED)));
      }
    }
    pieces.addAll(checkpoints(run, manifest));
    return pieces;
  }

  private static List<Piece> checkpoints(RunDirectory run, RunManifest manifest)
      throws IOException {
    Checkpoints checkpoints = new Checkpoints(run, manifest);
    List<Path> others = checkpoints.others();
    if (others.isEmpty() || !checkpoints.isOneGood()) {
      return List.of();
    }
    List<Piece> pieces = new ArrayList<>();
    List<Path> whole = new ArrayList<>();
    for (Path each : others) {
      if (AtomicFiles.isStaging(each)) {
        pieces.add(Piece.of(each, UNFINISHED));
      } else {
        whole.add(each);
      }
    }
    for (Path each : withoutEvaluation(whole, run, manifest)) {
      pieces.add(Piece.of(each, "a checkpoint that run.json does not name"));
    }
    return pieces;
  }

  /**
   * The checkpoints of which no evaluation is on record; none of them if one is on record of what
   * is no checkpoint's digest, as where a changed configuration was accepted.
   */
  private static List<Path> withoutEvaluation(
      List<Path> others, RunDirectory run, RunManifest manifest) throws IOException {
    if (Files.notExists(run.looksFile())) {
      return others;
    }
    Set<String> evaluated = evaluated(run.looksFile());
    manifest.checkpoints().forEach(named -> evaluated.remove(named.digest()));
    List<Path> free = new ArrayList<>();
    for (Path each : others) {
      if (!evaluated.removeAll(digests(each))) {
        free.add(each);
      }
    }
    return evaluated.isEmpty() ? free : List.of();
  }

  /** The digests of all models that were evaluated. */
  private static Set<String> evaluated(Path looks) throws IOException {
    Set<String> models = new HashSet<>();
    for (String line : new TextFile(looks).text().lines().toList()) {
      models.add(model(line));
    }
    return models;
  }

  /** The digest of a look's model; of a damaged line the line, which is no checkpoint's digest. */
  private static String model(String look) {
    try {
      return JSON.readTree(look).path("model").asText(look);
    } catch (JsonProcessingException e) {
      return look;
    }
  }

  private static List<String> digests(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint)) {
      return files.filter(Files::isRegularFile).map(Sha256::hex).toList();
    }
  }

  /** Whether nothing but a run's own files is there, and they tell of no step and of no tracker. */
  private static boolean tookNoStep(RunDirectory run, RunManifest manifest) throws IOException {
    if (manifest.status() == RunManifest.Status.FINISHED
        || !manifest.checkpoints().isEmpty()
        || (Files.exists(run.logFile()) && Files.size(run.logFile()) > 0)
        || Files.isSymbolicLink(run.root())) {
      return false;
    }
    Set<Path> own =
        Set.of(
            run.configFile(),
            run.manifestFile(),
            run.logFile(),
            run.eventFolder(),
            run.root().resolve(FolderLock.FILE));
    List<Path> abandoned = AtomicFiles.abandoned(run.root());
    try (Stream<Path> entries = Files.list(run.root())) {
      return entries.allMatch(each -> own.contains(each) || abandoned.contains(each));
    }
  }

  /** The bytes of all. */
  long bytes() {
    return pieces.stream().mapToLong(Piece::bytes).sum();
  }

  /**
   * Removes them, if they still are what nothing needs.
   *
   * @return what was removed
   * @throws BadInputException if something cannot be removed, or somebody works in the folder
   */
  Leftovers remove() {
    try {
      if (AtomicFiles.isStaging(folder)) {
        AtomicFiles.deleteRecursively(folder);
        return this;
      }
      try (FolderLock lock = FolderLock.acquire(folder)) { // which takes what it held with it
        List<Piece> still = find(folder);
        for (Piece piece : still) {
          AtomicFiles.remove(piece.path());
        }
        return new Leftovers(
            folder, pieces.stream().filter(piece -> Files.notExists(piece.path())).toList());
      }
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(folder, e), e);
    }
  }
}
