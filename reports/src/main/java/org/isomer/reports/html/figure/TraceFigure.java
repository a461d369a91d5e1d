package org.isomer.reports.html.figure;

import java.util.List;
import org.isomer.exhibit.Trace;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;

/** Small curves without axes, all channels on one scale. */
final class TraceFigure {
  private static final double WIDTH = 120;
  private static final double HEIGHT = 48;
  private static final double MARGIN = 2;

  /** More points than this would not be told apart. */
  private static final int MOST_POINTS = 240;

  /** More curves than this are drawn thin. */
  private static final int FEW = 4;

  private TraceFigure() {}

  static Element of(Trace trace, String description) {
    Element svg = Svg.image(WIDTH, HEIGHT, description);
    Element curves = trace.channels().size() > FEW ? Element.of("g", "crowded") : Element.of("g");
    for (int i = 0; i < trace.channels().size(); i++) {
      curves.add(curve(trace, i));
    }
    svg.add(curves);
    return svg.add(Element.of("title").text(description));
  }

  /** The pointer finds out which channel it is. */
  private static Element curve(Trace trace, int index) {
    Trace.Channel channel = trace.channels().get(index);
    Element curve =
        Element.of(
                "path", "curve " + Legend.colour(index) + (Legend.repeats(index) ? " again" : ""))
            .with("d", path(channel.values(), trace));
    return channel.name().isEmpty() ? curve : curve.add(Element.of("title").text(channel.name()));
  }

  private static String path(List<Double> values, Trace scale) {
    double range = scale.high() - scale.low();
    int points = Math.min(MOST_POINTS, values.size());
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points; i++) {
      int place = points == 1 ? 0 : (int) ((long) i * (values.size() - 1) / (points - 1));
      double across = points == 1 ? 0.5 : (double) i / (points - 1);
      double up = range > 0 ? (values.get(place) - scale.low()) / range : 0.5;
      path.append(i == 0 ? 'M' : 'L')
          .append(Svg.number(MARGIN + (WIDTH - 2 * MARGIN) * across))
          .append(' ')
          .append(Svg.number(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * up));
    }
    return path.toString();
  }
}
