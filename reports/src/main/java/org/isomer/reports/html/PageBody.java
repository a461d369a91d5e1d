package org.isomer.reports.html;

import java.util.ArrayList;
import java.util.List;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Fold;
import org.isomer.reports.html.markup.Table;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Costs;
import org.isomer.reports.leaderboard.board.Finding;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.leaderboard.board.SeedMean;

/** The page from its head to its foot. */
final class PageBody {
  private PageBody() {}

  static Element of(String title, Leaderboard leaderboard) {
    Element main = Element.of("main");
    List<Board> boards = leaderboard.boards();
    List<Element> sections = new ArrayList<>();
    Shown shown = new Shown();
    for (int i = 0; i < boards.size(); i++) {
      sections.add(board(boards.get(i), "board-" + (i + 1), shown));
    }
    leaderboard
        .ranking()
        .map(RankingSection::of)
        .ifPresent(
            ranking ->
                sections.add(leaderboard.beginsWithRanking() ? 0 : sections.size(), ranking));
    main.add(sections);
    return Element.of("body").add(Page.header(title), main, footer(boards));
  }

  private static Element board(Board board, String id, Shown shown) {
    Element section = Element.of("section", "board").with("id", id);
    section.add(
        Element.of("h2").text(board.data().title()),
        Element.of("p", "lead")
            .text(
                "%s split, %s samples%s"
                    .formatted(
                        board.data().split(),
                        Format.count(board.data().samples()),
                        board.data().classes().isEmpty()
                            ? ""
                            : ", " + board.data().classes().size() + " classes")));
    section.add(seeds(board));
    section.add(findings(board));
    section.add(BoardTable.of(board, id));
    Element notes = Element.of("ul", "notes");
    Notes.of(board).forEach(note -> notes.add(Element.of("li").text(note)));
    section.add(notes, Fold.of("What each costs", costs(board)));
    section.add(Element.of("h2").text("The results one by one"));
    for (int i = 0; i < board.rows().size(); i++) {
      Row row = board.rows().get(i);
      section.add(SubjectSection.of(row, BoardTable.anchor(id, i), i == 0, shown));
    }
    return section;
  }

  private static Element costs(Board board) {
    Costs costs = Costs.of(board);
    Table table = new Table(costs.head().toArray(String[]::new));
    costs.rows().forEach(row -> table.row(row.get(0), row.subList(1, row.size())));
    return Element.of("div").add(table.element(), Element.of("p", "key").text(Costs.NOTE));
  }

  private static List<Element> seeds(Board board) {
    List<SeedMean> rows = SeedMean.of(board);
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> heads = new ArrayList<>(List.of("Subject", "Seeds"));
    board
        .columns()
        .forEach(
            column ->
                heads.add(column.title() + ": " + Format.heading(column.metric(), column.scale())));
    Table table = new Table(heads.toArray(String[]::new));
    for (SeedMean mean : rows) {
      List<Element> cells = new ArrayList<>(List.of(Element.of("td").text("" + mean.seeds())));
      for (int i = 0; i < mean.cells().size(); i++) {
        cells.add(mean(rows, mean, i, board.columns().get(i)));
      }
      table.rowOf(mean.label(), cells);
    }
    return List.of(
        table.element(),
        Element.of("ul", "notes").add(Element.of("li").text(Notes.ofSeeds(board))),
        Element.of("h2").text("Seed by seed"));
  }

  private static Element mean(List<SeedMean> rows, SeedMean row, int place, Column column) {
    String text = row.cells().get(place).map(cell -> SeedMean.text(cell, column)).orElse("–");
    return row.isBest(rows, place, column.scale())
        ? Element.of("td").add(Element.of("b").with("title", "best mean of the column").text(text))
        : Element.of("td").text(text);
  }

  private static List<Element> findings(Board board) {
    List<Element> cards = new ArrayList<>();
    for (Finding finding : Finding.of(board)) {
      cards.add(
          Element.of("div", "card")
              .add(
                  Element.of("p", "over").text(finding.column()),
                  Element.of("p", "leader").text(finding.leader()),
                  Element.of("p", "statement").text(finding.statement())));
    }
    return cards.isEmpty() ? List.of() : List.of(Element.of("div", "cards").add(cards));
  }

  private static Element footer(List<Board> boards) {
    long results =
        boards.stream()
            .flatMap(board -> board.rows().stream())
            .mapToLong(row -> row.results().size())
            .sum();
    return Element.of("footer")
        .text(
            "Made by Isomer from %s result record%s. This page stands alone: it loads nothing, and shows the same numbers without its script."
                .formatted(Format.count(results), results == 1 ? "" : "s"));
  }
}
