package org.isomer.reports.leaderboard.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Method;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.leaderboard.board.RowLabels;
import org.isomer.reports.leaderboard.board.SeedMean;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Subject;

/**
 * The rows of all boards that make one entrant of the ranking.
 *
 * @param label unique in the ranking
 * @param rows of the boards that have any, by the boards' places and by their own on the board
 */
record EntrantRows(String label, Map<Integer, NavigableMap<Integer, Row>> rows) {
  /**
   * Sorts the rows of boards: seeds of a method together, unless a seed or weights come twice, and
   * a method that was trained on the data of each board.
   */
  static List<EntrantRows> of(List<Board> boards) {
    Map<Subject, Method> methods = new LinkedHashMap<>();
    for (Board board : boards) {
      board.rows().forEach(row -> methods.putIfAbsent(row.subject(), row.method()));
    }
    Set<Method> onOwnData = onOwnData(boards, methods);
    methods.replaceAll(
        (subject, method) -> onOwnData.contains(method.onAnyData()) ? method.onAnyData() : method);
    Map<Method, List<Subject>> groups = new LinkedHashMap<>();
    methods.forEach(
        (subject, method) -> groups.computeIfAbsent(method, key -> new ArrayList<>()).add(subject));
    RowLabels labels = new RowLabels(methods);
    List<Map<Subject, Integer>> places = boards.stream().map(EntrantRows::places).toList();
    Set<String> taken = new HashSet<>();
    List<EntrantRows> entrants = new ArrayList<>();
    groups.forEach(
        (method, subjects) -> {
          if (onOwnData.contains(method)
              || (subjects.size() > 1 && Method.differInSeed(subjects))) {
            String label = unique(labels.method(subjects.get(0)), taken);
            entrants.add(of(label, subjects, boards, places));
          } else {
            subjects.forEach(
                subject ->
                    entrants.add(
                        of(unique(labels.of(subject), taken), List.of(subject), boards, places)));
          }
        });
    return entrants;
  }

  /**
   * Methods that were trained on several data sets, of which no board shows more than the one that
   * was trained on its own data; what is not pretrained has seen none.
   */
  private static Set<Method> onOwnData(List<Board> boards, Map<Subject, Method> methods) {
    Map<Method, Set<Method>> variants = new LinkedHashMap<>();
    methods
        .values()
        .forEach(
            method ->
                variants.computeIfAbsent(method.onAnyData(), key -> new HashSet<>()).add(method));
    variants.values().removeIf(each -> each.size() == 1);
    for (Board board : boards) {
      Map<Method, List<Subject>> shown = new LinkedHashMap<>();
      for (Row row : board.rows()) {
        Method method = Objects.requireNonNull(methods.get(row.subject()));
        shown.computeIfAbsent(method.onAnyData(), key -> new ArrayList<>()).add(row.subject());
      }
      shown.forEach(
          (method, subjects) -> {
            if (!Method.differInSeed(subjects)
                || subjects.stream().map(methods::get).distinct().count() > 1
                || !subjects.stream().allMatch(subject -> isOf(subject, board))) {
              variants.remove(method);
            }
          });
    }
    return variants.keySet();
  }

  private static boolean isOf(Subject subject, Board board) {
    return subject.pretraining().stream()
        .allMatch(done -> done.data().equals(board.data().title()));
  }

  private static EntrantRows of(
      String label,
      List<Subject> subjects,
      List<Board> boards,
      List<Map<Subject, Integer>> places) {
    Map<Integer, NavigableMap<Integer, Row>> rows = new LinkedHashMap<>();
    for (int i = 0; i < boards.size(); i++) {
      NavigableMap<Integer, Row> own = new TreeMap<>();
      for (Subject subject : subjects) {
        Integer place = places.get(i).get(subject);
        if (place != null) {
          own.put(place, boards.get(i).rows().get(place));
        }
      }
      if (!own.isEmpty()) {
        rows.put(i, own);
      }
    }
    return new EntrantRows(label, rows);
  }

  /** The place of each subject's row on a board. */
  private static Map<Subject, Integer> places(Board board) {
    Map<Subject, Integer> places = new HashMap<>();
    for (Row row : board.rows()) {
      places.put(row.subject(), places.size());
    }
    return places;
  }

  private static String unique(String label, Set<String> taken) {
    String free = label;
    for (int i = 2; !taken.add(free); i++) {
      free = label + ", no. " + i;
    }
    return free;
  }

  private Stream<Row> all() {
    return rows.values().stream().map(NavigableMap::values).flatMap(Collection::stream);
  }

  Row first() {
    return all().findFirst().orElseThrow();
  }

  int seeds() {
    return (int) all().map(row -> row.subject().seed()).distinct().count();
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
  Optional<Entrant.Score> score(int board, int column, Scale scale) {
    List<Integer> places = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    rows.getOrDefault(board, Collections.emptyNavigableMap())
        .forEach(
            (place, row) ->
                row.cells()
                    .get(column)
                    .ifPresent(
                        cell -> {
                          places.add(place);
                          values.add(cell.metric().value());
                        }));
    return SeedMean.fold(scale, values.stream().mapToDouble(Double::doubleValue).toArray())
        .map(cell -> new Entrant.Score(cell.mean(), cell.interval(), places));
  }
}
