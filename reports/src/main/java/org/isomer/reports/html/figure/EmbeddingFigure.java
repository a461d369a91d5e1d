package org.isomer.reports.html.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.artifact.EmbeddingPlot.Point;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;

/** Points in the colours of their classes, each class named at its median or near it. */
final class EmbeddingFigure {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 360;
  private static final double MARGIN = 14;

  /** More names than this would hide the points. */
  private static final int NAMED_CLASSES = 20;

  private final EmbeddingPlot plot;
  private final String prefix;
  private final double left;
  private final double top;
  private final double scale;

  private EmbeddingFigure(EmbeddingPlot plot) {
    this.plot = plot;
    prefix = plot.points().stream().map(Point::id).reduce(EmbeddingFigure::shared).orElseThrow();
    double[] xs = sorted(plot.points(), Point::x);
    double[] ys = sorted(plot.points(), Point::y);
    double width = Math.max(xs[xs.length - 1] - xs[0], 1e-9);
    double height = Math.max(ys[ys.length - 1] - ys[0], 1e-9);
    scale = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
    left = (WIDTH - scale * (xs[0] + xs[xs.length - 1])) / 2;
    top = (HEIGHT + scale * (ys[0] + ys[ys.length - 1])) / 2;
  }

  static Element of(EmbeddingPlot plot) {
    return plot.points().isEmpty() ? Element.of("div") : new EmbeddingFigure(plot).draw();
  }

  private Element draw() {
    Element svg =
        Svg.image(
                WIDTH,
                HEIGHT,
                "%d points in %d classes".formatted(plot.points().size(), plot.classes().size()))
            .with("class", "plot map");
    Element names = Element.of("g", "names");
    NamePlaces places = new NamePlaces(WIDTH, HEIGHT);
    Legend legend = new Legend();
    for (int label = 0; label < plot.classes().size(); label++) {
      List<Point> points = points(label);
      String name = plot.classes().get(label);
      if (points.isEmpty()) {
        continue;
      }
      svg.add(
          Element.of("path", "points " + Legend.shape(label) + " " + Legend.colour(label))
              .with("d", marks(label, points))
              .with("data-name", name)
              .with("data-prefix", prefix)
              .with("data-ids", ids(points)));
      legend.add(label, name);
      NamePlaces.Place place = places.free(name, median(points, this::x), median(points, this::y));
      names.add(Svg.text(place.x(), place.y() + 4, "middle", name));
    }
    if (plot.classes().size() <= NAMED_CLASSES) {
      svg.add(names);
    }
    return Element.of("div").add(svg, legend.element());
  }

  /** One path for a class is a tenth of an element for each point. */
  private String marks(int label, List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append('M').append(coordinate(x(point))).append(' ').append(coordinate(y(point)));
      path.append(Legend.shape(label).equals("triangle") ? "l3 5h-6z" : "h0");
    }
    return path.toString();
  }

  private String ids(List<Point> points) {
    return points.stream()
        .map(point -> point.id().substring(prefix.length()))
        .collect(Collectors.joining("\n"));
  }

  private static String shared(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }

  private static String coordinate(double value) {
    return Svg.number(Math.rint(10 * value) / 10);
  }

  private List<Point> points(int label) {
    return plot.points().stream().filter(point -> point.label() == label).toList();
  }

  private double x(Point point) {
    return left + scale * point.x();
  }

  private double y(Point point) {
    return top - scale * point.y();
  }

  private static double median(List<Point> points, ToDoubleFunction<Point> coordinate) {
    return sorted(points, coordinate)[points.size() / 2];
  }

  private static double[] sorted(List<Point> points, ToDoubleFunction<Point> coordinate) {
    return points.stream().mapToDouble(coordinate).sorted().toArray();
  }
}
