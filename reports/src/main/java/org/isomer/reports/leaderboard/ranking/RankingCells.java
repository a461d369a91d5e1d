package org.isomer.reports.leaderboard.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Format;

/** The ranking as a table of text, the same in every output. */
public final class RankingCells {
  private static final String AVERAGE_RANK = "average rank";

  private RankingCells() {}

  /** The titles: subject, seeds, group, average rank, criteria, tasks. */
  public static List<String> head(Ranking ranking) {
    List<String> head = new ArrayList<>(List.of("", "seeds", "group", AVERAGE_RANK));
    ranking.criteria().forEach(criterion -> head.add(criterion.heading()));
    for (RankedTask task : ranking.tasks()) {
      Column column = task.column();
      head.add(task.title() + ": " + Format.heading(column.metric(), column.scale()));
    }
    return head;
  }

  /** An entrant's cells under {@link #head}; a dash where there is nothing. */
  public static List<String> row(Ranking ranking, int entrant) {
    Entrant content = ranking.entrants().get(entrant);
    List<String> cells =
        new ArrayList<>(
            List.of(
                content.label(),
                "" + content.seeds(),
                letters(ranking, entrant),
                averageRank(ranking, entrant).orElse("–")));
    for (Criterion criterion : ranking.criteria()) {
      cells.add(place(content, criterion));
    }
    for (int task = 0; task < ranking.tasks().size(); task++) {
      Column column = ranking.tasks().get(task).column();
      cells.add(content.scores().get(task).map(score -> score.text(column)).orElse("–"));
    }
    return cells;
  }

  /** The letters of an entrant's groups, or a dash. */
  public static String letters(Ranking ranking, int entrant) {
    String letters = ranking.test().map(test -> test.letters(entrant)).orElse("");
    return letters.isEmpty() ? "–" : letters;
  }

  /** An entrant's average rank over the tasks; empty if one of them is missing. */
  public static Optional<String> averageRank(Ranking ranking, int entrant) {
    return ranking
        .test()
        .flatMap(test -> test.averageRank(entrant))
        .map(rank -> String.format(Locale.ROOT, "%.2f", rank));
  }

  /** An entrant's number and rank, or a dash. */
  public static String place(Entrant entrant, Criterion criterion) {
    return Optional.ofNullable(entrant.places().get(criterion)).map(criterion::text).orElse("–");
  }

  /** Whether an entrant has the best mean of a task, of at least two. */
  public static boolean isBest(Ranking ranking, int entrant, int task) {
    List<Double> means =
        ranking.entrants().stream()
            .flatMap(other -> other.scores().get(task).stream())
            .map(Entrant.Score::mean)
            .toList();
    OptionalDouble own =
        ranking.entrants().get(entrant).scores().get(task).stream()
            .mapToDouble(Entrant.Score::mean)
            .findFirst();
    return means.size() > 1
        && own.isPresent()
        && means.stream()
            .noneMatch(
                mean -> ranking.tasks().get(task).column().scale().better(mean, own.getAsDouble()));
  }
}
