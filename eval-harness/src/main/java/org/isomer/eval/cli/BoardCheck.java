package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.isomer.eval.verification.Verification.Verdict;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.leaderboard.Board;
import org.isomer.reports.leaderboard.Copies;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultArchive;
import org.isomer.reports.record.ResultRecord;
import org.isomer.spi.BadInputException;

/**
 * Whether results can stand together on a leaderboard.
 *
 * @param size how many there are
 * @param faults why some cannot, an entry each
 * @param warnings what a reader of the board should know
 * @param subjects how many rows they make; 0 if there are faults
 * @param tasks how many columns they make, over all boards; 0 if there are faults
 */
record BoardCheck(int size, List<String> faults, List<String> warnings, int subjects, int tasks) {
  static BoardCheck of(List<Path> places, ResultArchive archive, Verifier verifier) {
    List<Path> files = archive.find(places);
    List<String> faults =
        new ArrayList<>(
            files.parallelStream()
                .map(file -> VerifiedFile.of(file, verifier))
                .flatMap(verified -> fault(verified).stream())
                .toList());
    if (!faults.isEmpty()) {
      return new BoardCheck(files.size(), faults, List.of(), 0, 0);
    }
    Map<Path, Result> results = new TreeMap<>(Comparator.comparing(Path::toString));
    files.forEach(file -> results.put(file, archive.read(file)));
    List<String> warnings = doubts(results);
    faults.addAll(namesTaken(results));
    if (!faults.isEmpty()) {
      return new BoardCheck(files.size(), faults, warnings, 0, 0);
    }
    try {
      Leaderboard leaderboard = Leaderboard.of(List.copyOf(results.values()));
      faults.addAll(repeated(results, leaderboard));
      for (Board board : leaderboard.boards()) {
        warnings.addAll(Copies.of(board));
      }
      warnings.addAll(namesakes(leaderboard));
      return new BoardCheck(
          files.size(), faults, warnings, subjects(leaderboard), tasks(leaderboard));
    } catch (BadInputException e) {
      faults.add(String.valueOf(e.getMessage()));
      return new BoardCheck(files.size(), faults, warnings, 0, 0);
    }
  }

  /** Two different results of one name. */
  private static List<String> namesTaken(Map<Path, Result> results) {
    Map<String, Path> first = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    results.forEach(
        (file, result) -> {
          Path other = first.putIfAbsent(result.record().id(), file);
          if (other != null && !result.equals(results.get(other))) {
            faults.add(
                "%s: is another result than %s, and both are called '%s'"
                    .formatted(file, other, result.record().id()));
          }
        });
    return faults;
  }

  private static Optional<String> fault(VerifiedFile verified) {
    Optional<Verdict> verdict = verified.verdict();
    boolean wrong =
        verdict.isEmpty()
            || verdict.get() == Verdict.DIFFERS
            || verdict.get() == Verdict.WITHOUT_PREDICTIONS
            || !verified.bound();
    return wrong
        ? Optional.of(
            verified.lines().stream().map(String::strip).collect(Collectors.joining("; ")))
        : Optional.empty();
  }

  /** Each doubt once, with how many results it is about. */
  private static List<String> doubts(Map<Path, Result> results) {
    Map<String, List<Path>> doubted = new LinkedHashMap<>();
    results.forEach(
        (file, result) ->
            doubts(result.record())
                .forEach(
                    doubt -> doubted.computeIfAbsent(doubt, any -> new ArrayList<>()).add(file)));
    List<String> doubts = new ArrayList<>();
    doubted.forEach(
        (doubt, files) ->
            doubts.add(
                files.get(0)
                    + (files.size() > 1 ? " and %d more: ".formatted(files.size() - 1) : ": ")
                    + doubt));
    return doubts;
  }

  private static List<String> doubts(ResultRecord record) {
    List<String> doubts = new ArrayList<>(record.warnings().orElse(List.of()));
    if (record.provenance().commit().isEmpty()) {
      doubts.add("from which commit of Isomer it was made is not known");
    }
    if (record.provenance().commit().filter(Provenance.Commit::dirty).isPresent()) {
      doubts.add("it was made with changes of Isomer that are not committed");
    }
    return doubts;
  }

  /** A board shows a measurement that was made twice once; two files of it are one too many. */
  private static List<String> repeated(Map<Path, Result> results, Leaderboard leaderboard) {
    Set<Result> shown =
        leaderboard.boards().stream()
            .flatMap(board -> board.rows().stream())
            .flatMap(row -> row.results().stream())
            .collect(Collectors.toSet());
    Set<Result> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    results.forEach(
        (file, result) -> {
          if (!shown.contains(result) || !seen.add(result)) {
            repeated.add(file + ": is there twice, as the same measurement of the same subject");
          }
        });
    return repeated;
  }

  private static List<String> namesakes(Leaderboard leaderboard) {
    Map<String, Set<String>> digests = new TreeMap<>();
    leaderboard
        .boards()
        .forEach(
            board ->
                digests
                    .computeIfAbsent(
                        board.data().title() + ", " + board.data().split() + " split",
                        title -> new TreeSet<>())
                    .add(board.data().digest()));
    return digests.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                "%s: %d different sets of data have this name, so their numbers stand on boards of their own"
                    .formatted(entry.getKey(), entry.getValue().size()))
        .toList();
  }

  private static int subjects(Leaderboard leaderboard) {
    return (int)
        leaderboard.boards().stream()
            .flatMap(board -> board.rows().stream())
            .map(row -> row.subject())
            .distinct()
            .count();
  }

  private static int tasks(Leaderboard leaderboard) {
    return leaderboard.boards().stream().mapToInt(board -> board.columns().size()).sum();
  }
}
