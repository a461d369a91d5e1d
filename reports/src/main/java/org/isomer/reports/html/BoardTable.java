package org.isomer.reports.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.isomer.reports.html.figure.Axis;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Cell;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Gap;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.leaderboard.board.PublishedRow;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.leaderboard.board.SubjectFacts;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;

/** The leaderboard: a number with its interval in every cell, and bars on one scale per column. */
final class BoardTable {
  private BoardTable() {}

  /** The anchor of a row's section. */
  static String anchor(String board, int row) {
    return board + "-subject-" + (row + 1);
  }

  static Element of(Board board, String id) {
    // The roles repeat what the elements say, for narrow screens, where the style sheet shows rows
    // as cards and browsers then forget that this is a table.
    Element head = row().add(cell("th", "columnheader").with("scope", "col").text("Subject"));
    for (Column column : board.columns()) {
      head.add(
          cell("th", "columnheader")
              .with("scope", "col")
              .text(column.title())
              .add(Element.of("small").text(Format.heading(column.metric(), column.scale()))));
    }
    Element body = Element.of("tbody").with("role", "rowgroup");
    for (int i = 0; i < board.rows().size(); i++) {
      body.add(subject(board, board.rows().get(i), anchor(id, i)));
    }
    Element stated = Element.of("tbody").with("role", "rowgroup");
    board.published().forEach(published -> stated.add(published(board, published)));
    return Element.of("div", "scroll board-scroll")
        .with("tabindex", "0")
        .add(
            Element.of("table", "leaderboard")
                .with("role", "table")
                .with("aria-label", Notes.heading(board.data()))
                .add(Element.of("thead").with("role", "rowgroup").add(head), body)
                .add(board.published().isEmpty() ? List.of() : List.of(stated))
                .add(Element.of("tfoot").with("aria-hidden", "true").add(scales(board))));
  }

  private static Element subject(Board board, Row row, String anchor) {
    Element line =
        row()
            .add(
                cell("th", "rowheader")
                    .with("scope", "row")
                    .add(
                        Element.of("a").with("href", "#" + anchor).text(row.label()),
                        Element.of("small").text(SubjectFacts.line(row))));
    for (int i = 0; i < board.columns().size(); i++) {
      String link = "#" + anchor + "-" + (i + 1);
      Column column = board.columns().get(i);
      Optional<Cell> content = row.cells().get(i);
      line.add(
          content.isPresent()
              ? number(content.get(), column, scale(board, i), link)
              : cell(column).add(missing(board.reason(row, i))));
    }
    return line;
  }

  private static Element published(Board board, PublishedRow published) {
    Element line =
        row()
            .with("class", PublishedRow.MARK)
            .add(
                cell("th", "rowheader")
                    .with("scope", "row")
                    .text(published.label())
                    .add(Element.of("small").text(PublishedRow.MARK + ": " + published.source())));
    for (int i = 0; i < board.columns().size(); i++) {
      Column column = board.columns().get(i);
      Element cell = cell(column);
      published.values().get(i).ifPresent(value -> cell.with("data-value", value.toString()));
      line.add(cell.text(published.text(i, column.scale())));
    }
    return line;
  }

  private static Element cell(Column column) {
    return cell("td", "cell").with("data-column", column.title());
  }

  private static Element missing(Optional<String> reason) {
    return Element.of("span", "none")
        .with("title", reason.map(why -> "no result: " + why).orElse("no result"))
        .text("–");
  }

  private static Element number(Cell content, Column column, Axis scale, String link) {
    Metric metric = content.metric();
    Element cell = cell(column);
    cell.with("data-value", Double.toString(metric.value()))
        .add(
            Element.of("a", "value")
                .with("href", link)
                .text(Format.number(metric.value(), metric.scale())),
            Element.of("span", "badges").add(badge(content)).add(warning(content, link)));
    metric
        .interval()
        .ifPresent(
            interval ->
                cell.add(
                    Element.of("span", "interval")
                        .text(Format.interval(interval, metric.scale()))));
    return cell.add(bar(metric, scale));
  }

  private static Element badge(Cell cell) {
    String gap =
        cell.gap()
            .map(g -> Format.points(g) + " below the best, " + Format.pValue(g.pValue()))
            .orElse("");
    return switch (cell.standing()) {
      case BEST -> Element.of("span", "badge best").text("best");
      case TIED -> Element.of("span", "badge tied").with("title", gap).text("tied with best");
      case BEHIND ->
          Element.of("span", "badge behind")
              .with("title", gap)
              .text(behind(cell.gap().orElseThrow()) + " below");
      case UNTESTED -> Element.of("span");
    };
  }

  private static List<Element> warning(Cell cell, String link) {
    return cell
        .result()
        .record()
        .warnings()
        .map(
            warnings ->
                Element.of("a", "badge warning")
                    .with("href", link)
                    .with("title", String.join("\n", warnings))
                    .text(
                        Notes.WARNING
                            + " "
                            + warnings.size()
                            + (warnings.size() == 1 ? " warning" : " warnings")))
        .stream()
        .toList();
  }

  private static String behind(Gap gap) {
    return Format.points(gap.difference().value(), gap.scale());
  }

  private static Element bar(Metric metric, Axis scale) {
    Element svg = Svg.image(160, 14, "").with("class", "bar").with("aria-hidden", "true");
    svg.add(Svg.line(4, 7, 156, 7, "track"));
    metric
        .interval()
        .ifPresent(
            interval ->
                svg.add(
                    Svg.line(
                        x(scale, interval.low()), 7, x(scale, interval.high()), 7, "whisker")));
    return svg.add(
        Element.of("circle", "dot")
            .with("cx", x(scale, metric.value()))
            .with("cy", 7)
            .with("r", 4));
  }

  private static Element scales(Board board) {
    Element row = Element.of("tr").add(Element.of("td").text("scale of the bars"));
    for (int i = 0; i < board.columns().size(); i++) {
      Axis scale = scale(board, i);
      Element svg = Svg.image(160, 16, "").with("class", "bar");
      double factor = board.columns().get(i).scale() == Scale.SHARE ? 100 : 1;
      Axis labels = new Axis(scale.low() * factor, scale.high() * factor, scale.step() * factor);
      svg.add(
          Svg.text(4, 12, "start", labels.label(labels.low())),
          Svg.text(156, 12, "end", labels.label(labels.high())));
      row.add(Element.of("td").add(svg));
    }
    return row;
  }

  private static Axis scale(Board board, int column) {
    double[] ends =
        board.rows().stream()
            .flatMap(row -> row.cells().get(column).stream())
            .map(Cell::metric)
            .flatMapToDouble(
                metric ->
                    DoubleStream.concat(
                        DoubleStream.of(metric.value()),
                        metric.interval().stream()
                            .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()))))
            .sorted()
            .toArray();
    return Axis.around(ends[0], ends[ends.length - 1], 6);
  }

  private static double x(Axis scale, double value) {
    return 4 + 152 * scale.position(value);
  }

  private static Element row() {
    return Element.of("tr").with("role", "row");
  }

  private static Element cell(String tag, String role) {
    return Element.of(tag).with("role", role);
  }
}
