package org.isomer.reports.html.figure;

import java.util.ArrayList;
import java.util.List;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.ranking.Criterion;
import org.isomer.reports.leaderboard.ranking.ParetoFront;
import org.isomer.reports.leaderboard.ranking.Ranking;

/** Scores over a logarithmic cost, with the Pareto front. */
public final class ParetoFigure {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 340;
  private static final double LEFT = 52;
  private static final double RIGHT = 16;
  private static final double TOP = 22;
  private static final double BOTTOM = 44;

  private static final double LINE = 15;
  private static final double LETTER = 7.5;

  /** Where a name stands. */
  private record Label(double left, double y, double width) {
    boolean covers(Label other) {
      return Math.abs(y - other.y) < LINE
          && left < other.left + other.width
          && other.left < left + width;
    }

    Label moved(double down) {
      return new Label(left, y + down, width);
    }
  }

  private final List<ParetoFront.Point> points;
  private final Axis up;
  private final double low;
  private final double high;
  private final double percent;

  private ParetoFigure(Ranking ranking, List<ParetoFront.Point> points) {
    this.points = points;
    percent = ranking.merit() == Criterion.BORDA ? 1 : 100;
    double[] scores =
        points.stream().mapToDouble(point -> percent * point.score()).sorted().toArray();
    up = Axis.around(scores[0], scores[scores.length - 1], 5);
    low = Math.log10(points.get(0).cost()) - 0.05;
    high = Math.log10(points.get(points.size() - 1).cost()) + 0.05;
  }

  public static Element of(Ranking ranking, List<ParetoFront.Point> points, String axis) {
    return new ParetoFigure(ranking, points).draw(ranking, axis);
  }

  private Element draw(Ranking ranking, String axis) {
    String score = ranking.merit().heading();
    Element svg = Svg.image(WIDTH, HEIGHT, score + " over " + axis).with("class", "plot");
    for (double tick : up.ticks()) {
      double y = y(tick / percent);
      svg.add(
          Svg.line(LEFT, y, WIDTH - RIGHT, y, "grid"),
          Svg.text(LEFT - 8, y + 4, "end", up.label(tick)));
    }
    for (double tick : ticks()) {
      svg.add(
          Svg.line(x(tick), HEIGHT - BOTTOM, x(tick), HEIGHT - BOTTOM + 4, "tick"),
          Svg.text(x(tick), HEIGHT - BOTTOM + 18, "middle", label(tick)));
    }
    svg.add(
        Svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "tick"),
        Svg.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle", axis + " (logarithmic)"),
        Svg.text(0, 0, "middle", score)
            .with(
                "transform",
                "translate(12 %s) rotate(-90)".formatted(Svg.number((TOP + HEIGHT - BOTTOM) / 2))),
        Element.of("path", "front").with("d", front()));
    Element names = Element.of("g", "names");
    List<Label> taken = new ArrayList<>();
    for (ParetoFront.Point point : points) {
      String name = ranking.entrants().get(point.entrant()).label();
      svg.add(
          Element.of("circle", point.efficient() ? "efficient" : "beaten")
              .with("cx", x(point.cost()))
              .with("cy", y(point.score()))
              .with("r", point.efficient() ? 5 : 4)
              .add(
                  Element.of("title")
                      .text(
                          "%s: %s at %s"
                              .formatted(
                                  name,
                                  ranking.merit().text(point.score()),
                                  Format.plain(point.cost())))));
      if (point.efficient()) {
        names.add(name(point, name, taken));
      }
    }
    return Element.of("div").add(svg.add(names));
  }

  /** A name beside its point, moved up or, where that ends, down until it covers no other. */
  private Element name(ParetoFront.Point point, String name, List<Label> taken) {
    boolean right = x(point.cost()) > (LEFT + WIDTH - RIGHT) / 2;
    double x = x(point.cost()) + (right ? -8 : 8);
    double width = LETTER * name.length();
    Label label = new Label(right ? x - width : x, y(point.score()) - 8, width);
    while (taken.stream().anyMatch(label::covers) && label.y() > LINE) {
      label = label.moved(-LINE);
    }
    while (taken.stream().anyMatch(label::covers) && label.y() < HEIGHT - BOTTOM) {
      label = label.moved(LINE);
    }
    taken.add(label);
    return Svg.text(x, label.y(), right ? "end" : "start", name);
  }

  private String front() {
    StringBuilder path = new StringBuilder();
    for (ParetoFront.Point point : points) {
      if (point.efficient()) {
        String x = Svg.number(x(point.cost()));
        path.append(path.isEmpty() ? "M" + x + " " : "H" + x + "V");
        path.append(Svg.number(y(point.score())));
      }
    }
    return path.append("H").append(Svg.number(WIDTH - RIGHT)).toString();
  }

  /** Powers of ten, with their double and fivefold where there are few. */
  private List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    double[] factors = high - low < 2 ? new double[] {1, 2, 5} : new double[] {1};
    for (int power = (int) Math.floor(low); power <= high; power++) {
      for (double factor : factors) {
        double tick = factor * Math.pow(10, power);
        if (Math.log10(tick) >= low && Math.log10(tick) <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks.size() > 1 ? ticks : evenTicks();
  }

  private List<Double> evenTicks() {
    return Axis.around(Math.pow(10, low), Math.pow(10, high), 4).ticks().stream()
        .filter(tick -> tick > 0 && Math.log10(tick) >= low && Math.log10(tick) <= high)
        .toList();
  }

  private static String label(double tick) {
    return tick >= 1e6
        ? Format.plain(tick / 1e6) + " M"
        : tick >= 1e4 ? Format.plain(tick / 1e3) + " k" : Format.plain(tick);
  }

  private double x(double cost) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log10(cost) - low) / (high - low);
  }

  private double y(double score) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * up.position(percent * score);
  }
}
