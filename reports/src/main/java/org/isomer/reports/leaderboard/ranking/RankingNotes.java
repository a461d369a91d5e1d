package org.isomer.reports.leaderboard.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Gap;
import org.isomer.reports.leaderboard.board.LookAlikes;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.WilcoxonSignedRank;

/** The sentences around a ranking, the same in every output. */
public final class RankingNotes {
  /** Below it, Demšar (2006) calls the tests' distributions too rough. */
  private static final int FEW_TASKS = 10;

  /** More gaps than this are counted and not listed. */
  private static final int LISTED = 12;

  private RankingNotes() {}

  /** The heading of the ranking. */
  public static String heading() {
    return "All tasks";
  }

  /** {@code 8 subjects, 20 tasks}. */
  public static String size(Ranking ranking) {
    return "%d subjects, %d tasks".formatted(ranking.entrants().size(), ranking.tasks().size());
  }

  /** What the highest win rate of the ranking is made of; empty if nobody is ranked. */
  public static Optional<String> lead(Ranking ranking) {
    Entrant first = ranking.entrants().get(0);
    return Optional.ofNullable(first.places().get(Criterion.WIN_RATE))
        .map(
            place ->
                "wins %s %% of its comparisons%s; rank %s."
                    .formatted(
                        Criterion.WIN_RATE.text(place.value()),
                        first.missing() == 0
                            ? ""
                            : ", in the %d tasks that it has results for"
                                .formatted(ranking.tasks().size() - first.missing()),
                        place.text()));
  }

  /** What the test of ranks says. */
  public static String verdict(Ranking ranking) {
    if (ranking.test().isEmpty()) {
      return "No test: fewer than two subjects have a result in every task.";
    }
    RankTest test = ranking.test().get();
    String who =
        "%d subjects over %d tasks".formatted(test.entrants().size(), ranking.tasks().size());
    return test.significant()
        ? "The %s differ in rank (%s); %s."
            .formatted(
                who,
                Format.pValue(test.pValue()),
                test.groups().size() > 1
                    ? "which of them, the groups say"
                    : "which of them, so few tasks do not tell")
        : test.powerless(ranking.tasks().size())
            ? ("Over %d tasks no ranks of %d subjects could differ significantly; the tests within"
                    + " the tasks say what differs.")
                .formatted(ranking.tasks().size(), test.entrants().size())
            : ("The ranks of the %s do not differ significantly (%s); compare them within the tasks,"
                    + " where tests tell what differs.")
                .formatted(who, Format.pValue(test.pValue()));
  }

  /** How to read the ranking. */
  public static List<String> of(Ranking ranking) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Seeds are folded into their mean. The win rate is the share of the other subjects that a"
            + " subject beats in a task, a tie counting half, averaged over the tasks that it has a"
            + " result for. Borda counts the subjects that it beats over all tasks, none where its"
            + " result is missing."
            + (ranking.criteria().contains(Criterion.MEAN)
                ? " The mean is over the tasks that it has a result for."
                : " There is no mean, as the tasks' numbers have different units."));
    notes.add(
        ("In brackets is the rank by that number, equal numbers sharing their average rank, with"
                + " its 95 %% interval over 2,000 resamples of the %d tasks%s.")
            .formatted(
                ranking.tasks().size(),
                ranking.tasks().size() < FEW_TASKS
                    ? ", which is rough for so few: it knows nothing of tasks that are not here"
                    : ""));
    ranking.test().ifPresent(test -> notes.add(groups(ranking, test)));
    notes.addAll(alike(ranking));
    notes.addAll(missing(ranking));
    return notes;
  }

  private static List<String> alike(Ranking ranking) {
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < ranking.tasks().size(); i++) {
      int task = i;
      Scale scale = ranking.tasks().get(task).column().scale();
      LookAlikes means = new LookAlikes();
      for (int j = 0; j < ranking.entrants().size(); j++) {
        boolean best = RankingCells.isBest(ranking, j, task);
        ranking.entrants().get(j).scores().get(task).stream()
            .map(score -> Format.number(score.mean(), scale))
            .forEach(shown -> means.add(shown, best));
      }
      if (means.any()) {
        tasks.add(ranking.tasks().get(task).title());
      }
    }
    return LookAlikes.note(tasks);
  }

  private static String groups(Ranking ranking, RankTest test) {
    return String.format(
        Locale.ROOT,
        "The average rank is over the tasks, equal numbers sharing theirs. Subjects that share a"
            + " group's letter are not told apart: Friedman's test with Iman and Davenport's"
            + " correction (χ² = %.2f, %s), then Wilcoxon's signed-rank test of each pair with"
            + " Holm's correction for all %d, 5 %% level%s%s. Nemenyi's critical difference, which"
            + " older papers draw, is %.2f average ranks.",
        test.friedman().chiSquare(),
        Double.isInfinite(test.friedman().f())
            ? "every task ranks alike"
            : String.format(Locale.ROOT, "F = %.2f", test.friedman().f()),
        pairs(ranking),
        powerless(ranking)
            ? "; so many pairs over so few tasks cannot be told apart, however far apart they are"
            : "",
        test.entrants().size() < ranking.entrants().size()
            ? "; subjects without a letter lack a result and are not in the test"
            : "",
        test.criticalDifference());
  }

  private static int pairs(Ranking ranking) {
    int subjects = ranking.entrants().size();
    return subjects * (subjects - 1) / 2;
  }

  /** Whether not even one who is better in every task could be told apart. */
  private static boolean powerless(Ranking ranking) {
    return pairs(ranking) * WilcoxonSignedRank.least(ranking.tasks().size()) >= Gap.LEVEL;
  }

  private static List<String> missing(Ranking ranking) {
    long gaps = ranking.entrants().stream().mapToLong(Entrant::missing).sum();
    if (gaps == 0) {
      return List.of();
    }
    String who =
        ranking.entrants().stream()
            .filter(entrant -> entrant.missing() > 0)
            .map(entrant -> missing(ranking, entrant, gaps <= LISTED))
            .collect(Collectors.joining("; "));
    return List.of(
        "A dash is a result that was not given; nothing is filled in for it. Of the tasks"
            + " that more than one subject has, who has fewer than half is not ranked, and stands last."
            + " Results are missing: "
            + who
            + ".");
  }

  private static String missing(Ranking ranking, Entrant entrant, boolean list) {
    return entrant.label()
        + (list
            ? IntStream.range(0, ranking.tasks().size())
                .filter(task -> entrant.scores().get(task).isEmpty())
                .mapToObj(task -> ranking.tasks().get(task).title())
                .collect(Collectors.joining(", ", " in ", ""))
            : " in %d of %d tasks".formatted(entrant.missing(), ranking.tasks().size()));
  }
}
