package org.isomer.reports.html.figure;

import java.util.ArrayList;
import java.util.List;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.leaderboard.ranking.PerformanceProfile;
import org.isomer.reports.leaderboard.ranking.Ranking;

/** A performance profile as lines. */
public final class ProfileCurves {
  private ProfileCurves() {}

  public static Curves of(Ranking ranking, PerformanceProfile profile) {
    double end =
        profile.curves().stream()
            .flatMap(curve -> curve.distances().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    List<Curves.Curve> curves = new ArrayList<>();
    for (PerformanceProfile.Curve curve : profile.curves()) {
      String name = ranking.entrants().get(curve.entrant()).label();
      curves.add(steps(name, curve.distances(), profile.tasks(), end));
    }
    boolean all = curves.size() == ranking.entrants().size();
    return new Curves(
        "In what share of the tasks a subject is at most so far below the best of the task."
            + (all ? "" : " The first " + curves.size() + " subjects of the ranking are drawn."),
        "points below the best",
        "tasks, %",
        curves);
  }

  private static Curves.Curve steps(String name, List<Double> distances, int tasks, double end) {
    List<Double> xs = new ArrayList<>(List.of(0.0));
    List<Double> ys = new ArrayList<>(List.of(0.0));
    int reached = 0;
    for (double distance : distances) {
      xs.add(100 * distance);
      ys.add(100.0 * reached / tasks);
      reached++;
      xs.add(100 * distance);
      ys.add(100.0 * reached / tasks);
    }
    xs.add(100 * end);
    ys.add(100.0 * reached / tasks);
    return new Curves.Curve(name, xs, ys);
  }
}
