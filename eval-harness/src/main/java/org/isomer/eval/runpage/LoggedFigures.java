package org.isomer.eval.runpage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.run.RunPage.Figure;
import org.isomer.train.overview.LoggedCurve;
import org.isomer.train.overview.LoggedCurve.Kind;
import org.isomer.train.overview.LoggedCurve.Point;
import org.isomer.train.overview.Quantity;
import org.isomer.train.overview.RunCurves;

/** Figures of what a run has logged, one for each scalar. */
final class LoggedFigures {
  private LoggedFigures() {}

  /**
   * The figures of a log.
   *
   * @param sentinel whether those of what the sentinel watches, or all others
   */
  static List<Figure> of(RunCurves log, boolean sentinel) {
    List<Figure> figures = new ArrayList<>();
    for (LoggedCurve curve : log.curves()) {
      if (!curve.points().isEmpty() && (curve.kind() == Kind.SENTINEL) == sentinel) {
        figures.add(new Figure(title(curve), curves(curve)));
      }
    }
    return figures;
  }

  private static String title(LoggedCurve curve) {
    return curve.kind() == Kind.MONITOR ? curve.name() + " (monitor)" : curve.name();
  }

  private static Curves curves(LoggedCurve curve) {
    return new Curves(
        caption(curve),
        "step",
        "",
        List.of(
            new Curves.Curve(
                curve.name(),
                curve.points().stream().map(Point::step).toList(),
                curve.points().stream().map(Point::value).toList())));
  }

  private static String caption(LoggedCurve curve) {
    String last =
        String.format(
            Locale.ROOT, "%s at step %,d", Quantity.number(curve.last()), curve.lastStep());
    String drawn =
        switch (curve.kind()) {
          case MONITOR -> "What the monitor found on validation examples";
          case SENTINEL -> "Of the embeddings of one batch";
          case LOSS, LEARNING_RATE, OTHER -> "Of every step";
        };
    return curve.stretch() == 1
        ? "%s; %s.".formatted(drawn, last)
        : "%s, means of %d values; %s.".formatted(drawn, curve.stretch(), last);
  }
}
