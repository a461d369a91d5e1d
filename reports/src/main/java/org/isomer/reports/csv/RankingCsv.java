package org.isomer.reports.csv;

import static org.isomer.text.Csv.number;
import static org.isomer.text.Csv.row;
import static org.isomer.text.Csv.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isomer.reports.leaderboard.ranking.Criterion;
import org.isomer.reports.leaderboard.ranking.Entrant;
import org.isomer.reports.leaderboard.ranking.Place;
import org.isomer.reports.leaderboard.ranking.RankedTask;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.text.Csv;

/**
 * Renders a ranking as CSV: a head, and a line for each subject.
 *
 * <p>A share is in [0, 1]. Each criterion has its number, its rank, and the ends of the rank's
 * interval; each task the mean over the seeds and the ends of its interval. What is missing is
 * empty.
 */
public final class RankingCsv {
  private RankingCsv() {}

  /** The ranking. Equal rankings give equal text; write it in UTF-8. */
  public static String render(Ranking ranking) {
    List<String> head =
        new ArrayList<>(
            List.of(
                "subject", "seeds", "group", "average_rank", "parameters", "pretraining_seconds"));
    for (Criterion criterion : ranking.criteria()) {
      String name = criterion.name().toLowerCase(Locale.ROOT);
      head.addAll(List.of(name, name + "_rank", name + "_rank_low", name + "_rank_high"));
    }
    for (RankedTask task : ranking.tasks()) {
      String name = task.title() + ": " + task.column().metric();
      head.addAll(List.of(text(name), text(name + ", low"), text(name + ", high")));
    }
    StringBuilder out = new StringBuilder(row(head));
    for (int i = 0; i < ranking.entrants().size(); i++) {
      out.append(row(line(ranking, i)));
    }
    return out.toString();
  }

  private static List<String> line(Ranking ranking, int place) {
    Entrant entrant = ranking.entrants().get(place);
    List<String> cells = new ArrayList<>();
    cells.add(text(entrant.label()));
    cells.add("" + entrant.seeds());
    cells.add(ranking.test().map(test -> test.letters(place)).orElse(""));
    cells.add(ranking.test().flatMap(test -> test.averageRank(place)).map(Csv::number).orElse(""));
    cells.add(optional(entrant.parameters()));
    cells.add(optional(entrant.seconds()));
    for (Criterion criterion : ranking.criteria()) {
      Optional<Place> own = Optional.ofNullable(entrant.places().get(criterion));
      cells.add(own.map(p -> number(p.value())).orElse(""));
      cells.add(own.map(p -> number(p.rank())).orElse(""));
      cells.add(own.map(p -> number(p.interval().low())).orElse(""));
      cells.add(own.map(p -> number(p.interval().high())).orElse(""));
    }
    for (Optional<Entrant.Score> score : entrant.scores()) {
      cells.add(score.map(s -> number(s.mean())).orElse(""));
      cells.add(score.flatMap(Entrant.Score::interval).map(i -> number(i.low())).orElse(""));
      cells.add(score.flatMap(Entrant.Score::interval).map(i -> number(i.high())).orElse(""));
    }
    return cells;
  }

  private static String optional(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }
}
