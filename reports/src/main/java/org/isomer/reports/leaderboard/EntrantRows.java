package org.isomer.reports.leaderboard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.reports.record.Subject;

/**
 * The rows of all boards that make one entrant of the ranking.
 *
 * @param label unique in the ranking
 * @param rows of the boards that have any, by the boards' places
 */
record EntrantRows(String label, Map<Integer, List<Row>> rows) {
  /** Sorts the rows of boards: seeds of a method together, unless a seed comes twice. */
  static List<EntrantRows> of(List<Board> boards) {
    Map<Subject, Method> methods = new LinkedHashMap<>();
    for (Board board : boards) {
      board.rows().forEach(row -> methods.putIfAbsent(row.subject(), row.method()));
    }
    Map<Method, List<Subject>> groups = new LinkedHashMap<>();
    methods.forEach(
        (subject, method) -> groups.computeIfAbsent(method, key -> new ArrayList<>()).add(subject));
    RowLabels labels = new RowLabels(methods);
    Set<String> taken = new HashSet<>();
    List<EntrantRows> entrants = new ArrayList<>();
    for (List<Subject> subjects : groups.values()) {
      boolean fold = subjects.stream().map(Subject::seed).distinct().count() == subjects.size();
      if (fold && subjects.size() > 1) {
        entrants.add(of(unique(labels.method(subjects.get(0)), taken), subjects, boards));
      } else {
        subjects.forEach(
            subject ->
                entrants.add(of(unique(labels.of(subject), taken), List.of(subject), boards)));
      }
    }
    return entrants;
  }

  private static EntrantRows of(String label, List<Subject> subjects, List<Board> boards) {
    Map<Integer, List<Row>> rows = new LinkedHashMap<>();
    for (int i = 0; i < boards.size(); i++) {
      List<Row> own =
          boards.get(i).rows().stream().filter(row -> subjects.contains(row.subject())).toList();
      if (!own.isEmpty()) {
        rows.put(i, own);
      }
    }
    return new EntrantRows(label, rows);
  }

  private static String unique(String label, Set<String> taken) {
    String free = label;
    for (int i = 2; !taken.add(free); i++) {
      free = label + ", no. " + i;
    }
    return free;
  }

  private Stream<Row> all() {
    return rows.values().stream().flatMap(List::stream);
  }

  Row first() {
    return all().findFirst().orElseThrow();
  }

  int seeds() {
    return (int) all().map(Row::subject).distinct().count();
  }

  OptionalDouble parameters() {
    return first().subject().encoder().stream()
        .mapToDouble(Subject.EncoderFacts::parameters)
        .findFirst();
  }

  OptionalDouble seconds() {
    return all()
        .map(Row::subject)
        .distinct()
        .flatMap(subject -> subject.pretraining().stream())
        .mapToDouble(Subject.Pretraining::seconds)
        // 0 where it is not known.
        .filter(seconds -> seconds > 0)
        .average();
  }

  /** The mean of a task's column over the seeds. */
  Optional<Entrant.Score> score(Board board, int index, int column) {
    List<Row> present =
        rows.getOrDefault(index, List.of()).stream()
            .filter(row -> row.cells().get(column).isPresent())
            .toList();
    double[] values =
        present.stream()
            .flatMap(row -> row.cells().get(column).stream())
            .mapToDouble(cell -> cell.metric().value())
            .toArray();
    List<Integer> places = present.stream().map(row -> board.rows().indexOf(row)).toList();
    return SeedMean.fold(values)
        .map(cell -> new Entrant.Score(cell.mean(), cell.interval(), places));
  }
}
