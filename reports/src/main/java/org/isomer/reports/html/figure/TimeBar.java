package org.isomer.reports.html.figure;

import java.util.Map;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;
import org.isomer.reports.leaderboard.board.Format;

/** Wall time by phase, as one bar and its legend. */
public final class TimeBar {
  private static final double WIDTH = 480;

  private TimeBar() {}

  public static Element of(Map<String, Double> seconds) {
    double total = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(total > 0)) {
      return Element.of("p", "key").text("No times were recorded.");
    }
    Element svg =
        Svg.image(WIDTH, 14, "Wall time, " + Format.duration(total))
            .with("class", "time")
            .with("preserveAspectRatio", "none");
    Legend legend = new Legend();
    double x = 0;
    int phase = 0;
    for (Map.Entry<String, Double> entry : seconds.entrySet()) {
      double width = WIDTH * entry.getValue() / total;
      String label = entry.getKey() + " " + Format.duration(entry.getValue());
      svg.add(Svg.rect(x, 0, width, 14, Legend.colour(phase)));
      legend.add(phase, label);
      x += width;
      phase++;
    }
    return Element.of("div")
        .add(
            svg,
            legend.element(),
            Element.of("p", "key").text("Together " + Format.duration(total) + "."));
  }
}
