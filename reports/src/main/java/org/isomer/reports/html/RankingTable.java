package org.isomer.reports.html;

import java.util.Optional;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.ranking.Criterion;
import org.isomer.reports.leaderboard.ranking.Entrant;
import org.isomer.reports.leaderboard.ranking.Place;
import org.isomer.reports.leaderboard.ranking.RankedTask;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.reports.leaderboard.ranking.RankingCells;

/** The ranking: criteria with ranks and their intervals, then the mean of every task. */
final class RankingTable {
  private static final String GROUP = "Group";

  private RankingTable() {}

  static Element of(Ranking ranking) {
    // The roles are for narrow screens, as in BoardTable.
    Element head =
        row()
            .add(
                head("Subject"),
                head(GROUP).with("title", "Subjects that share a letter are not told apart"));
    ranking
        .criteria()
        .forEach(
            criterion ->
                head.add(head(criterion.heading()).with("data-criterion", criterion.name())));
    for (RankedTask task : ranking.tasks()) {
      Column column = task.column();
      Element cell =
          Element.of("th", "task")
              .with("role", "columnheader")
              .with("scope", "col")
              .text(task.title())
              .add(Element.of("small").text(Format.heading(column.metric(), column.scale())));
      head.add(column.scale().better(1, 0) ? cell : cell.with("data-smaller", "better"));
    }
    Element body = Element.of("tbody").with("role", "rowgroup");
    for (int i = 0; i < ranking.entrants().size(); i++) {
      body.add(row(ranking, i));
    }
    return Element.of("div", "scroll board-scroll")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", "Ranking over all tasks")
        .add(
            Element.of("table", "ranking")
                .with("role", "table")
                .add(Element.of("thead").with("role", "rowgroup").add(head), body));
  }

  private static Element head(String title) {
    return Element.of("th").with("role", "columnheader").with("scope", "col").text(title);
  }

  private static Element row() {
    return Element.of("tr").with("role", "row");
  }

  private static Element cell(String styleClass, String column) {
    return Element.of("td", styleClass).with("role", "cell").with("data-column", column);
  }

  private static Element row(Ranking ranking, int place) {
    Entrant entrant = ranking.entrants().get(place);
    Element row =
        row()
            .add(
                Element.of("th")
                    .with("role", "rowheader")
                    .with("scope", "row")
                    .text(entrant.label())
                    .add(Element.of("small").text(entrant.facts())),
                group(ranking, place));
    for (Criterion criterion : ranking.criteria()) {
      row.add(criterion(Optional.ofNullable(entrant.places().get(criterion)), criterion));
    }
    for (int task = 0; task < ranking.tasks().size(); task++) {
      row.add(score(ranking, place, task));
    }
    return row;
  }

  private static Element group(Ranking ranking, int place) {
    Element cell = cell("group", GROUP).text(RankingCells.letters(ranking, place));
    RankingCells.averageRank(ranking, place)
        .ifPresent(rank -> cell.add(Element.of("small").text("average rank " + rank)));
    return cell;
  }

  private static Element criterion(Optional<Place> place, Criterion criterion) {
    Element cell = cell("criterion", criterion.heading());
    return place
        .map(
            known ->
                cell.with("data-value", Double.toString(known.value()))
                    .add(
                        Element.of("b").text(criterion.text(known.value())),
                        Element.of("small").text("rank " + known.text())))
        .orElseGet(() -> cell.text("–"));
  }

  private static Element score(Ranking ranking, int entrant, int task) {
    Optional<Entrant.Score> score = ranking.entrants().get(entrant).scores().get(task);
    RankedTask of = ranking.tasks().get(task);
    if (score.isEmpty()) {
      return cell("task", of.title()).add(Element.of("span", "none").text("–"));
    }
    Entrant.Score known = score.get();
    boolean best = RankingCells.isBest(ranking, entrant, task);
    Element number =
        Element.of("a", best ? "top" : "number")
            .with("href", "#" + anchor(of, known))
            .text(Format.number(known.mean(), of.column().scale()));
    Element cell =
        cell("task", of.title())
            .with("data-value", Double.toString(known.mean()))
            .add(best ? number.with("title", "best mean of the task") : number);
    known
        .interval()
        .ifPresent(
            interval ->
                cell.add(Element.of("small").text(Format.interval(interval, of.column().scale()))));
    return cell;
  }

  /** The section of the best seed's result. */
  private static String anchor(RankedTask task, Entrant.Score score) {
    return BoardTable.anchor("board-" + (task.board() + 1), score.rows().get(0))
        + "-"
        + (task.place() + 1);
  }
}
