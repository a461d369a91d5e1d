package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Subject;

/**
 * What each subject of a board costs, as a table of text, the same in every output. A column of
 * which nothing is known is left out.
 *
 * @param head the titles: of the subjects none, then size, times and memory
 * @param rows one for each subject
 */
public record Costs(List<String> head, List<List<String>> rows) {
  private static final List<String> HEAD =
      List.of(
          "",
          "parameters",
          "features",
          "pretraining",
          "views/s",
          "memory of pretraining",
          "extraction",
          "tasks",
          "memory of tasks");

  /** How to read the table. */
  public static final String NOTE =
      "Pretraining, extraction of features and the tasks after it in wall time, the mean over what"
          + " was done anew; of one machine only such times can be compared, and they are no part"
          + " of any ranking. Memory is the most that a process of the pretraining, or of the"
          + " tasks, had resident, Java and TensorFlow together. A dash is what is not there, or"
          + " was not recorded.";

  private static final String UNKNOWN = "–";
  private static final String PRETRAINING = "pretraining";
  private static final String EXTRACTION = "features";

  /** Copies the lists. */
  public Costs {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }

  /** What the subjects of a board cost. */
  public static Costs of(Board board) {
    List<List<String>> rows = board.rows().stream().map(Costs::of).toList();
    int[] known =
        IntStream.range(0, HEAD.size())
            .filter(i -> rows.stream().anyMatch(row -> !row.get(i).equals(UNKNOWN)))
            .toArray();
    return new Costs(only(known, HEAD), rows.stream().map(row -> only(known, row)).toList());
  }

  private static List<String> only(int[] columns, List<String> cells) {
    return Arrays.stream(columns).mapToObj(cells::get).toList();
  }

  private static List<String> of(Row row) {
    Optional<Subject.EncoderFacts> encoder = row.subject().encoder();
    Optional<Subject.Pretraining> done =
        row.subject().pretraining().filter(pretraining -> pretraining.seconds() > 0);
    List<String> cells = new ArrayList<>(List.of(row.label()));
    cells.add(encoder.map(facts -> Format.count(facts.parameters())).orElse(UNKNOWN));
    cells.add(encoder.map(facts -> Format.count(facts.dim())).orElse(UNKNOWN));
    cells.add(done.map(pretraining -> Format.duration(pretraining.seconds())).orElse(UNKNOWN));
    cells.add(
        done.filter(pretraining -> pretraining.views() > 0)
            .map(pretraining -> Math.round(pretraining.views() / pretraining.seconds()))
            .map(Format::count)
            .orElse(UNKNOWN));
    cells.add(done.flatMap(Subject.Pretraining::peakMemory).map(Format::memory).orElse(UNKNOWN));
    cells.add(mean(row, Set.of(EXTRACTION), true));
    cells.add(mean(row, Set.of(EXTRACTION, PRETRAINING), false));
    cells.add(memory(row));
    return cells;
  }

  private static String memory(Row row) {
    return row.results().stream()
        .flatMap(result -> result.record().provenance().peakMemory().stream())
        .max(Comparator.naturalOrder())
        .map(Format::memory)
        .orElse(UNKNOWN);
  }

  /** The mean over a row's results of the time in some phases, or in all but these. */
  private static String mean(Row row, Set<String> phases, boolean these) {
    OptionalDouble mean =
        row.results().stream()
            .map(result -> phases(result).filter(phase -> phases.contains(phase.getKey()) == these))
            .mapToDouble(found -> found.mapToDouble(Map.Entry::getValue).sum())
            .filter(seconds -> seconds > 0)
            .average();
    return mean.isPresent() ? Format.duration(mean.getAsDouble()) : UNKNOWN;
  }

  private static Stream<Map.Entry<String, Double>> phases(Result result) {
    return result.record().provenance().seconds().entrySet().stream();
  }
}
