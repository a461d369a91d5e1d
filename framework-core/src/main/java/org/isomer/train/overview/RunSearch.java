package org.isomer.train.overview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileListing;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.spi.BadInputException;
import org.isomer.train.RunDirectory;

/**
 * Finds runs, and what killed processes left beside them, a few folders deep. Hidden folders are
 * passed over; what several links lead to is found once.
 */
final class RunSearch {
  private static final int DEEPEST = 6;

  private final List<Path> runs = new ArrayList<>();
  private final List<Path> neverBegun = new ArrayList<>();
  private final List<Path> abandoned = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();

  private RunSearch() {}

  /**
   * Searches a folder; itself may be a run.
   *
   * @throws BadInputException if there is no such folder
   */
  static RunSearch below(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(folder + ": no such folder. Name a run, or a folder of runs.");
    }
    RunSearch search = new RunSearch();
    search.visit(folder, 0);
    return search;
  }

  /** The folders of runs. */
  List<Path> runs() {
    return runs;
  }

  /** Folders that were claimed for a run: those that hold nothing else, and the runs. */
  List<Path> claimed() {
    return Stream.concat(neverBegun.stream(), runs.stream()).toList();
  }

  /** What killed processes were writing outside of runs. */
  List<Path> abandoned() {
    return abandoned;
  }

  /** What could not be looked at, a sentence each. */
  List<String> problems() {
    return problems;
  }

  private void visit(Path folder, int depth) {
    try {
      if (!seen.add(folder.toRealPath())) {
        return;
      }
      if (Files.exists(new RunDirectory(folder).manifestFile())) {
        runs.add(folder);
      } else if (depth > 0 && isOnlyClaimed(folder)) {
        neverBegun.add(folder);
      } else {
        abandoned.addAll(AtomicFiles.abandoned(folder));
        if (depth < DEEPEST) {
          for (Path entry : FileListing.of(folder).entries()) {
            if (Files.isDirectory(entry)) {
              visit(entry, depth + 1);
            }
          }
        }
      }
    } catch (IOException e) {
      problems.add(FileTrouble.reading(folder, e));
    } catch (BadInputException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /** Whether a folder holds a lock, and beside it at most what a killed process was writing. */
  static boolean isOnlyClaimed(Path folder) throws IOException {
    if (Files.notExists(folder.resolve(FolderLock.FILE)) || Files.isSymbolicLink(folder)) {
      return false;
    }
    List<Path> abandoned = AtomicFiles.abandoned(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(each -> each.endsWith(FolderLock.FILE) || abandoned.contains(each));
    }
  }
}
