package org.isomer.reports.html.figure;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;
import org.isomer.reports.leaderboard.ranking.RankTest;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.reports.statistics.RankGroup;

/**
 * The critical-difference diagram of Demšar (2006): average ranks on an axis, the best on the left,
 * and a bar over each group that is not told apart.
 */
public final class CriticalDifferenceFigure {
  /** Of fewer subjects the table says all. */
  private static final int SMALLEST = 4;

  /** More names do not fit. */
  private static final int LARGEST = 60;

  private static final double WIDTH = 640;
  private static final double LEFT = 190;
  private static final double RIGHT = 450;
  private static final double AXIS = 26;
  private static final double BAR = 9;
  private static final double LINE = 20;
  private static final int NAME = 27;

  private final Ranking ranking;
  private final RankTest test;
  private final List<Integer> order;
  private final List<RankGroup> bars;

  private CriticalDifferenceFigure(Ranking ranking, RankTest test) {
    this.ranking = ranking;
    this.test = test;
    order =
        IntStream.range(0, test.entrants().size())
            .boxed()
            .sorted(Comparator.comparingDouble(place -> test.averageRanks().get(place)))
            .toList();
    bars = test.groups().stream().filter(group -> group.subjects().size() > 1).toList();
  }

  /** Whether a drawing says more than the table of the ranking. */
  public static boolean says(RankTest test) {
    return test.entrants().size() >= SMALLEST && test.entrants().size() <= LARGEST;
  }

  public static Element of(Ranking ranking, RankTest test) {
    return new CriticalDifferenceFigure(ranking, test).draw();
  }

  private Element draw() {
    int onTheLeft = (order.size() + 1) / 2;
    double height = AXIS + 16 + BAR * bars.size() + LINE * onTheLeft + 4;
    Element svg =
        Svg.image(WIDTH, height, "Average ranks of %d subjects".formatted(order.size()))
            .with("class", "plot critical");
    svg.add(Svg.line(LEFT, AXIS, RIGHT, AXIS, "tick"));
    Axis ticks = Axis.around(1, Math.max(2, order.size()), Math.min(order.size(), 8));
    for (double tick : ticks.ticks()) {
      if (tick >= 1 && tick <= order.size()) {
        svg.add(
            Svg.line(x(tick), AXIS - 4, x(tick), AXIS, "tick"),
            Svg.text(x(tick), AXIS - 8, "middle", ticks.label(tick)));
      }
    }
    for (int i = 0; i < order.size(); i++) {
      boolean left = i < onTheLeft;
      svg.add(subject(order.get(i), left ? i : order.size() - 1 - i, left));
    }
    for (int i = 0; i < bars.size(); i++) {
      double y = AXIS + 10 + BAR * i;
      List<Integer> members = bars.get(i).subjects();
      svg.add(
          Svg.line(
              x(rank(members.get(0))) - 4,
              y,
              x(rank(members.get(members.size() - 1))) + 4,
              y,
              "joined"));
    }
    return Element.of("div").add(svg);
  }

  private Element subject(int place, int line, boolean left) {
    double y = AXIS + 16 + BAR * bars.size() + LINE * line + LINE / 2;
    double end = left ? LEFT - 12 : RIGHT + 12;
    String name = ranking.entrants().get(test.entrants().get(place)).label();
    String shown = name.length() > NAME ? name.substring(0, NAME - 1) + "…" : name;
    String rank = String.format(Locale.ROOT, "%.2f", rank(place));
    return Element.of("g")
        .add(
            Element.of("title").text(name + ", average rank " + rank),
            Element.of("path", "leader-line")
                .with(
                    "d",
                    "M%s %sV%sH%s"
                        .formatted(
                            Svg.number(x(rank(place))),
                            Svg.number(AXIS),
                            Svg.number(y),
                            Svg.number(end))),
            Svg.text(end + (left ? -6 : 6), y + 4, left ? "end" : "start", shown));
  }

  private double rank(int place) {
    return test.averageRanks().get(place);
  }

  private double x(double rank) {
    return LEFT + (RIGHT - LEFT) * (rank - 1) / Math.max(1, order.size() - 1);
  }
}
