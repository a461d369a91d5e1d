package org.isomer.reports.html.figure;

import java.util.stream.Stream;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.Curves.Curve;
import org.isomer.reports.artifact.PrecisionRecall;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;

/** Lines over a common axis, with ticks, a grid and, for several lines, a legend. */
public final class CurvesFigure {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 340;
  private static final double LEFT = 52;
  private static final double RIGHT = 16;
  private static final double TOP = 14;
  private static final double BOTTOM = 44;

  private final Axis across;
  private final Axis up;

  private CurvesFigure(Axis across, Axis up) {
    this.across = across;
    this.up = up;
  }

  public static Element of(Curves curves) {
    double[] xs = sorted(curves.curves().stream().flatMap(c -> c.xs().stream()));
    double[] ys = sorted(curves.curves().stream().flatMap(c -> c.ys().stream()));
    return new CurvesFigure(
            Axis.around(xs[0], xs[xs.length - 1], 5), Axis.around(ys[0], ys[ys.length - 1], 5))
        .draw(curves);
  }

  /** Both axes go from 0 to 1, so that figures can be compared. */
  public static Element of(PrecisionRecall figure) {
    Axis unit = Axis.around(0, 1, 5);
    return new CurvesFigure(unit, unit)
        .draw(new Curves(figure.caption(), "recall", "precision", figure.curves()));
  }

  private static double[] sorted(Stream<Double> values) {
    return values.mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private Element draw(Curves curves) {
    Element svg =
        Svg.image(WIDTH, HEIGHT, label(curves))
            .with("class", curves.curves().size() == 1 ? "plot single" : "plot");
    for (double tick : up.ticks()) {
      svg.add(
          Svg.line(LEFT, y(tick), WIDTH - RIGHT, y(tick), "grid"),
          Svg.text(LEFT - 8, y(tick) + 4, "end", up.label(tick)));
    }
    for (double tick : across.ticks()) {
      svg.add(
          Svg.line(x(tick), HEIGHT - BOTTOM, x(tick), HEIGHT - BOTTOM + 4, "tick"),
          Svg.text(x(tick), HEIGHT - BOTTOM + 18, "middle", across.label(tick)));
    }
    svg.add(
        Svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "tick"),
        Svg.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle", curves.horizontal()));
    if (!curves.vertical().isEmpty()) {
      svg.add(
          Svg.text(0, 0, "middle", curves.vertical())
              .with(
                  "transform",
                  "translate(12 %s) rotate(-90)"
                      .formatted(Svg.number((TOP + HEIGHT - BOTTOM) / 2))));
    }
    Legend legend = new Legend();
    for (int i = 0; i < curves.curves().size(); i++) {
      Curve curve = curves.curves().get(i);
      svg.add(Element.of("path", "curve " + Legend.colour(i)).with("d", path(curve)));
      legend.add(i, curve.name());
    }
    Element figure = Element.of("div").add(svg);
    return curves.curves().size() > 1 ? figure.add(legend.element()) : figure;
  }

  private static String label(Curves curves) {
    return curves.vertical().isEmpty()
        ? curves.caption()
        : curves.vertical() + " over " + curves.horizontal();
  }

  private String path(Curve curve) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < curve.xs().size(); i++) {
      path.append(i == 0 ? 'M' : 'L')
          .append(Svg.number(x(curve.xs().get(i))))
          .append(' ')
          .append(Svg.number(y(curve.ys().get(i))));
    }
    return path.toString();
  }

  private double x(double value) {
    return LEFT + (WIDTH - LEFT - RIGHT) * across.position(value);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * up.position(value);
  }
}
