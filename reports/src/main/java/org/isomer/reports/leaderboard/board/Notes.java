package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Selection;

/** The sentences around a board, the same in every output. */
public final class Notes {
  /** The mark of a cell whose result has warnings. */
  public static final String WARNING = "⚠";

  /** More cells than this are counted and not listed. */
  private static final int LISTED = 4;

  private static final String OF_SEEDS =
      "Mean over the seeds of initialisation, batch order and augmentation, with the 95 % interval"
          + " of Student's t over the seeds, which for shares ends at 0 and 100 %; it says how the"
          + " method varies, not how the test samples do. A number without an interval is of a"
          + " single seed or of seeds that agree, or nothing in it is random.";

  private Notes() {}

  /** {@code Fashion-MNIST, test split, 2,000 samples}. */
  public static String heading(Data data) {
    return "%s, %s split, %s samples"
        .formatted(data.title(), data.split(), Format.count(data.samples()));
  }

  /** How to read the table of means over seeds. */
  public static String ofSeeds(Board board) {
    return String.join(
        " ", Stream.concat(Stream.of(OF_SEEDS), alikeMeans(board).stream()).toList());
  }

  private static List<String> alikeMeans(Board board) {
    List<SeedMean> rows = SeedMean.of(board);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < board.columns().size(); i++) {
      LookAlikes means = new LookAlikes();
      Scale scale = board.columns().get(i).scale();
      for (SeedMean row : rows) {
        boolean best = row.isBest(rows, i, scale);
        row.cells().get(i).ifPresent(cell -> means.add(Format.number(cell.mean(), scale), best));
      }
      if (means.any()) {
        columns.add(board.columns().get(i).title());
      }
    }
    return LookAlikes.note(columns);
  }

  /** How to read the board, as sentences; only those that apply to it. */
  public static List<String> of(Board board) {
    List<Cell> cells =
        board.rows().stream()
            .flatMap(row -> row.cells().stream())
            .flatMap(Optional::stream)
            .toList();
    List<String> notes = new ArrayList<>();
    notes.add(
        "All subjects answer the same samples. Every protocol has a column of its own; numbers are"
            + " comparable within a column only.");
    cells.stream()
        .map(cell -> cell.result().predictions().kind())
        .distinct()
        .sorted()
        .forEach(kind -> kind.note().ifPresent(notes::add));
    notes.addAll(intervals(cells));
    notes.addAll(tests(cells));
    notes.addAll(alike(board));
    notes.add(selection(cells));
    notes.addAll(alarms(board));
    ofVersions(cells.stream().map(cell -> cell.result().record()).toList()).ifPresent(notes::add);
    notes.addAll(warnings(board));
    Copies.of(board).forEach(copies -> notes.add("%s Warning: %s".formatted(WARNING, copies)));
    board.doubts().forEach(doubt -> notes.add("%s Warning: %s".formatted(WARNING, doubt)));
    notes.addAll(unchecked(board));
    missing(board).ifPresent(notes::add);
    if (!board.published().isEmpty()) {
      notes.add(PublishedRow.NOTE);
    }
    return notes;
  }

  /**
   * What a dash among the numbers means, and why it stands where that is known; empty if none does.
   */
  public static Optional<String> missing(Board board) {
    return board.rows().stream().flatMap(row -> row.cells().stream()).anyMatch(Optional::isEmpty)
        ? Optional.of(
            "A dash is a task of which no result was given: it was not run, or was refused or"
                + " failed, which leaves none."
                + reasons(board))
        : Optional.empty();
  }

  private static String reasons(Board board) {
    if (board.absences().isEmpty()) {
      return "";
    }
    Map<String, List<String>> cells = new LinkedHashMap<>();
    for (Absence absence : board.absences()) {
      cells
          .computeIfAbsent(absence.reason(), reason -> new ArrayList<>())
          .add("%s, %s".formatted(absence.row(), board.columns().get(absence.column()).title()));
    }
    return cells.entrySet().stream()
        .map(cell -> "%s (%s)".formatted(String.join("; ", cell.getValue()), cell.getKey()))
        .collect(Collectors.joining("; ", " Reasons, as far as they are known: ", "."));
  }

  /** Which numbers cannot be checked, as no predictions are kept with them; empty if all can. */
  public static List<String> unchecked(Board board) {
    Set<String> cells = new LinkedHashSet<>();
    int results = 0;
    for (Row row : board.rows()) {
      for (Result result : row.results()) {
        results++;
        if (result.predictions().samples().isEmpty()) {
          cells.add(row.label() + ", " + result.record().protocol().title());
        }
      }
    }
    return cells.isEmpty()
        ? List.of()
        : List.of(
            cells.size() == results
                ? "All results are stored without predictions: the numbers are as stated, and could"
                    + " not be checked."
                : "Stored without predictions, so that the numbers are as stated and could not be checked: %s."
                    .formatted(about(cells)));
  }

  /**
   * What to know where results of several versions of the metrics' definitions stand side by side;
   * empty if all are of one.
   */
  public static Optional<String> ofVersions(List<ResultRecord> records) {
    TreeSet<String> versions =
        records.stream()
            .map(ResultRecord::metricsVersion)
            .collect(Collectors.toCollection(TreeSet::new));
    return versions.size() < 2
        ? Optional.empty()
        : Optional.of(
            "The definitions of the metrics have changed between these results (versions %s):"
                    .formatted(String.join(" and ", versions))
                + " a number may differ for that alone. Evaluate those of the older version again"
                + " before comparing them.");
  }

  private static List<String> alike(Board board) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < board.columns().size(); i++) {
      LookAlikes numbers = new LookAlikes();
      for (Row row : board.rows()) {
        row.cells()
            .get(i)
            .ifPresent(
                cell ->
                    numbers.add(
                        Format.number(cell.metric().value(), cell.metric().scale()),
                        cell.standing() == Standing.BEST));
      }
      if (numbers.any()) {
        columns.add(board.columns().get(i).title());
      }
    }
    return LookAlikes.note(columns);
  }

  /** The warnings of all results, each with the cells that it is about. */
  public static List<String> warnings(Board board) {
    Map<String, Set<String>> cells = new LinkedHashMap<>();
    for (Row row : board.rows()) {
      for (Result result : row.results()) {
        for (String warning : result.record().warnings().orElse(List.of())) {
          cells
              .computeIfAbsent(warning, about -> new LinkedHashSet<>())
              .add(row.label() + ", " + result.record().protocol().title());
        }
      }
    }
    return cells.entrySet().stream()
        .map(
            warning ->
                "%s Warning: %s (%s)."
                    .formatted(WARNING, sentence(warning.getKey()), about(warning.getValue())))
        .toList();
  }

  private static String sentence(String warning) {
    return warning.strip().replaceFirst("\\.$", "");
  }

  /** All cells by name, or their number if they are many. */
  private static String about(Set<String> cells) {
    return cells.size() <= LISTED ? String.join("; ", cells) : cells.size() + " results";
  }

  private static List<String> alarms(Board board) {
    List<String> alarmed = new ArrayList<>();
    for (Row row : board.rows()) {
      TreeSet<String> kinds =
          row.results().stream()
              .flatMap(result -> result.record().provenance().alarms().stream())
              .flatMap(List::stream)
              .map(Provenance.Alarm::kind)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!kinds.isEmpty()) {
        alarmed.add("%s (%s)".formatted(row.label(), String.join(", ", kinds)));
      }
    }
    return alarmed.isEmpty()
        ? List.of()
        : List.of(
            "In pretraining the sentinel raised alarms on: " + String.join("; ", alarmed) + ".");
  }

  private static List<String> tests(List<Cell> cells) {
    return cells.stream()
        .flatMap(cell -> cell.gap().stream())
        .map(Gap::test)
        .distinct()
        .sorted()
        .map(
            test ->
                "The best of a column is tested against each other row on the same "
                    + (test == PairedTest.MCNEMAR ? "samples: " : "resamples of the samples: ")
                    + test.title()
                    + ", two-sided, 5 % level, corrected by Holm for the number of rows. Tied"
                    + " means that the test finds no difference from the best.")
        .toList();
  }

  private static List<String> intervals(List<Cell> cells) {
    return cells.stream()
        .flatMap(cell -> cell.metric().interval().stream())
        .collect(
            Collectors.groupingBy(
                Interval::level,
                TreeMap::new,
                Collectors.mapping(Interval::method, Collectors.toCollection(TreeSet::new))))
        .entrySet()
        .stream()
        .map(
            level ->
                String.format(
                    Locale.ROOT,
                    "Intervals have a confidence of %s %% (%s).",
                    Format.plain(100 * level.getKey()),
                    String.join("; ", level.getValue())))
        .toList();
  }

  private static String selection(List<Cell> cells) {
    TreeSet<String> splits =
        cells.stream()
            .map(Cell::result)
            .map(Result::record)
            .map(ResultRecord::selection)
            .flatMap(Optional::stream)
            .map(Selection::split)
            .collect(Collectors.toCollection(TreeSet::new));
    return splits.isEmpty()
        ? "The results declare no selection of hyper-parameters."
        : "Where hyper-parameters were selected, it was on the %s split, never on the scored one."
            .formatted(String.join(" and ", splits));
  }
}
