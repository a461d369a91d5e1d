package org.isomer.reports.leaderboard.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Gap;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.leaderboard.board.SubjectFacts;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.Friedman;
import org.isomer.reports.statistics.Nemenyi;
import org.isomer.reports.statistics.RankGroup;
import org.isomer.reports.statistics.RankIntervals;
import org.isomer.reports.statistics.Ranks;
import org.isomer.reports.statistics.SubjectStatistic;
import org.isomer.reports.statistics.TaskScores;

/** Ranks the subjects of several boards. */
final class RankingBuilder {
  private final List<Board> boards;
  private final List<RankedTask> tasks = new ArrayList<>();

  private RankingBuilder(List<Board> boards) {
    this.boards = boards;
    for (int board = 0; board < boards.size(); board++) {
      for (int column = 0; column < boards.get(board).columns().size(); column++) {
        tasks.add(task(board, column));
      }
    }
  }

  static Optional<Ranking> build(List<Board> boards) {
    RankingBuilder builder = new RankingBuilder(boards);
    List<Entrant> entrants = builder.entrants();
    return builder.tasks.size() < 2 || !builder.meet(entrants)
        ? Optional.empty()
        : Optional.of(builder.ranking(entrants));
  }

  /** Whether two subjects have a result in one task; who never meet cannot be ranked. */
  private boolean meet(List<Entrant> entrants) {
    TaskScores scores = scores(entrants);
    return IntStream.range(0, scores.tasks()).anyMatch(task -> scores.present(task) > 1);
  }

  private RankedTask task(int board, int place) {
    Column column = boards.get(board).columns().get(place);
    String title = boards.get(board).data().title();
    boolean shared =
        boards.stream().filter(other -> other.data().title().equals(title)).count() > 1;
    String data = shared ? Notes.heading(boards.get(board).data()) : title;
    // A task that brings its data along says so in its title: "BCCD, frozen".
    boolean said = !shared && column.title().startsWith(title.replaceFirst(" \\(.*", ""));
    return new RankedTask(
        boards.size() == 1 || said ? column.title() : data + " · " + column.title(),
        board,
        place,
        boards.get(board).data(),
        column);
  }

  private List<Entrant> entrants() {
    return EntrantRows.of(boards).stream()
        .map(
            rows ->
                new Entrant(
                    rows.label(),
                    SubjectFacts.line(rows.first(), rows.seeds()),
                    rows.seeds(),
                    rows.parameters(),
                    rows.seconds(),
                    IntStream.range(0, tasks.size()).mapToObj(task -> score(rows, task)).toList(),
                    Map.of()))
        .toList();
  }

  private Optional<Entrant.Score> score(EntrantRows rows, int task) {
    return rows.score(
        tasks.get(task).board(), tasks.get(task).place(), tasks.get(task).column().scale());
  }

  private Ranking ranking(List<Entrant> unordered) {
    boolean shares = tasks.stream().allMatch(task -> task.column().scale() == Scale.SHARE);
    List<Criterion> criteria =
        Arrays.stream(Criterion.values())
            .filter(criterion -> criterion != Criterion.MEAN || shares)
            .toList();
    TaskScores scores = scores(unordered);
    List<Map<Criterion, Place>> places = new ArrayList<>();
    unordered.forEach(entrant -> places.add(new EnumMap<>(Criterion.class)));
    for (Criterion criterion : criteria) {
      SubjectStatistic statistic = ofRanked(criterion.of(scores), scores);
      double[] values = statistic.ofAll(tasks.size());
      double[] ranks = Ranks.of(tied(values));
      List<Interval> intervals = RankIntervals.of(Bootstrap.STANDARD, tasks.size(), statistic);
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          places.get(i).put(criterion, new Place(values[i], ranks[i], intervals.get(i)));
        }
      }
    }
    List<Entrant> entrants =
        IntStream.range(0, places.size())
            .mapToObj(i -> unordered.get(i).withPlaces(places.get(i)))
            .sorted(order())
            .toList();
    List<List<Optional<Pairing>>> pairings = Pairings.of(scores(entrants), shares);
    return new Ranking(tasks, entrants, criteria, test(entrants, pairings), pairings);
  }

  /**
   * A statistic that is missing for those who have too few results: fewer than half of the tasks in
   * which subjects can be compared at all.
   */
  private static SubjectStatistic ofRanked(SubjectStatistic all, TaskScores scores) {
    int[] shared =
        IntStream.range(0, scores.tasks()).filter(task -> scores.present(task) > 1).toArray();
    boolean[] ranked = new boolean[scores.subjects()];
    for (int i = 0; i < ranked.length; i++) {
      int subject = i;
      long own = IntStream.of(shared).filter(task -> scores.has(task, subject)).count();
      ranked[i] = 2 * own >= shared.length;
    }
    return samples -> {
      double[] values = all.of(samples);
      for (int i = 0; i < values.length; i++) {
        values[i] = ranked[i] ? values[i] : Double.NaN;
      }
      return values;
    };
  }

  private static Comparator<Entrant> order() {
    Function<Criterion, Comparator<Entrant>> by =
        criterion ->
            Comparator.comparingDouble(
                entrant ->
                    entrant.places().containsKey(criterion)
                        ? Objects.requireNonNull(entrant.places().get(criterion)).rank()
                        : Double.MAX_VALUE);
    return by.apply(Criterion.WIN_RATE)
        .thenComparing(by.apply(Criterion.BORDA))
        .thenComparing(Entrant::missing)
        .thenComparing(Entrant::label);
  }

  /** The means, errors as their negative. */
  private TaskScores scores(List<Entrant> entrants) {
    double[][] scores = new double[tasks.size()][entrants.size()];
    for (int task = 0; task < scores.length; task++) {
      double sign = tasks.get(task).column().scale().better(1, 0) ? 1 : -1;
      for (int i = 0; i < entrants.size(); i++) {
        scores[task][i] =
            entrants.get(i).scores().get(task).map(score -> sign * score.mean()).orElse(Double.NaN);
      }
    }
    return TaskScores.of(Arrays.stream(scores).map(RankingBuilder::tied).toArray(double[][]::new));
  }

  /** With one number for all that are equal, so that the rounding of a sum makes no order. */
  private static double[] tied(double[] values) {
    double[] tied = values.clone();
    for (int i = 0; i < tied.length; i++) {
      int first = 0;
      while (!Scale.equal(tied[first], tied[i]) && first < i) {
        first++;
      }
      tied[i] = tied[first];
    }
    return tied;
  }

  private Optional<RankTest> test(List<Entrant> entrants, List<List<Optional<Pairing>>> pairings) {
    List<Integer> complete =
        IntStream.range(0, entrants.size())
            .filter(i -> entrants.get(i).missing() == 0)
            .boxed()
            .toList();
    if (complete.size() < 2) {
      return Optional.empty();
    }
    TaskScores scores = scores(complete.stream().map(entrants::get).toList());
    double[] ranks = Ranks.average(scores);
    RankTest test =
        new RankTest(
            complete,
            Arrays.stream(ranks).boxed().toList(),
            Friedman.of(scores),
            Nemenyi.criticalDifference(complete.size(), tasks.size(), Gap.LEVEL),
            List.of());
    List<RankGroup> groups =
        RankGroup.of(
            (one, other) ->
                test.significant()
                    && pairings
                        .get(complete.get(one))
                        .get(complete.get(other))
                        .filter(Pairing::significant)
                        .isPresent(),
            ranks);
    return Optional.of(test.with(groups));
  }
}
