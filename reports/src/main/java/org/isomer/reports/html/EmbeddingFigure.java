package org.isomer.reports.html;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.artifact.EmbeddingPlot.Point;

/** Points in the colours of their classes, each class named at its median. */
final class EmbeddingFigure {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 360;
  private static final double MARGIN = 14;

  /** More names than this would hide the points. */
  private static final int NAMED_CLASSES = 20;

  private final EmbeddingPlot plot;
  private final double left;
  private final double top;
  private final double scale;

  private EmbeddingFigure(EmbeddingPlot plot) {
    this.plot = plot;
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
            .with("class", "plot");
    Element names = Element.of("g", "names");
    Legend legend = new Legend();
    for (int label = 0; label < plot.classes().size(); label++) {
      List<Point> points = points(label);
      String name = plot.classes().get(label);
      if (points.isEmpty()) {
        continue;
      }
      Element group = Element.of("g", "points " + Legend.colour(label));
      for (Point point : points) {
        group.add(
            Legend.mark(label, x(point), y(point), 2.8)
                .add(Element.of("title").text(name + " · " + point.id())));
      }
      svg.add(group);
      legend.add(label, name);
      names.add(Svg.text(median(points, this::x), median(points, this::y) + 4, "middle", name));
    }
    if (plot.classes().size() <= NAMED_CLASSES) {
      svg.add(names);
    }
    return Element.of("div").add(svg, legend.element());
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
