package org.isomer.train.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.isomer.text.Visible;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.overview.LoggedCurve.Kind;
import org.isomer.train.sentinel.Alarm;

/**
 * A run as lines of text: how it stands, and its curves, the loss over the whole width and the
 * others side by side below it.
 *
 * @param width characters of a line
 * @param height the most lines; what does not fit is left out from the end
 * @param ascii whether only characters of ASCII can be shown
 */
record RunPicture(int width, int height, boolean ascii) {
  private static final int LEAST_WIDTH = 38;
  private static final int GAP = 2;
  private static final int LOSS_ROWS = 6;
  private static final int ROWS = 4;

  /**
   * The lines.
   *
   * @param rate steps a second, if it is known
   */
  List<String> lines(
      RunDirectory run,
      RunManifest manifest,
      RunEntry.State state,
      RunCurves log,
      OptionalDouble rate) {
    List<String> lines = new ArrayList<>();
    long step = Math.max(log.lastStep(), manifest.stepsDone());
    lines.add(cut(Visible.line("%s, %s".formatted(manifest.setup().name(), run.root()))));
    lines.add(cut(standing(manifest.setup(), state, step, rate)));
    List<Alarm> alarms = manifest.alarms();
    if (!alarms.isEmpty()) {
      Alarm last = alarms.get(alarms.size() - 1);
      lines.add(
          cut(
              "%d alarm%s; the last, at step %d: %s"
                  .formatted(
                      alarms.size(),
                      alarms.size() == 1 ? "" : "s",
                      last.step(),
                      Visible.line(last.message()))));
    }
    List<LoggedCurve> curves =
        log.curves().stream().filter(curve -> !curve.points().isEmpty()).toList();
    List<LoggedCurve> small = new ArrayList<>(curves);
    if (!curves.isEmpty() && curves.get(0).kind() == Kind.LOSS) {
      LoggedCurve loss = small.remove(0);
      Plot plot = new Plot(width, LOSS_ROWS, ascii);
      lines.add("");
      lines.add(cut(title(loss, step)));
      lines.addAll(plot.draw(loss.points(), log.lastStep()));
      lines.add(plot.axis(log.lastStep()));
    }
    addSideBySide(small, log.lastStep(), lines);
    return lines;
  }

  private static String standing(
      RunManifest.Setup setup, RunEntry.State state, long step, OptionalDouble rate) {
    StringBuilder text = new StringBuilder(state.name().toLowerCase(Locale.ROOT));
    text.append(
        String.format(
            Locale.ROOT,
            ", step %,d of %,d (%d %%), epoch %.1f",
            step,
            setup.steps(),
            100 * step / setup.steps(),
            (double) step / setup.stepsPerEpoch()));
    if (rate.isPresent() && rate.getAsDouble() > 0) {
      text.append(
          String.format(Locale.ROOT, ", %,.0f views/s", rate.getAsDouble() * setup.viewsPerStep()));
      if (state == RunEntry.State.RUNNING && step < setup.steps()) {
        double seconds = (setup.steps() - step) / rate.getAsDouble();
        text.append(", ETA ").append(Quantity.clock(seconds));
      }
    }
    return text.toString();
  }

  private void addSideBySide(List<LoggedCurve> curves, long lastStep, List<String> lines) {
    int across = Math.max(1, (width + GAP) / (LEAST_WIDTH + GAP));
    int columns = (width - (across - 1) * GAP) / across;
    Plot plot = new Plot(columns, ROWS, ascii);
    for (int first = 0; first < curves.size(); first += across) {
      if (lines.size() + ROWS + 2 > height) {
        return;
      }
      List<List<String>> drawn = new ArrayList<>();
      for (LoggedCurve curve : curves.subList(first, Math.min(curves.size(), first + across))) {
        List<String> block = new ArrayList<>(List.of(title(curve, lastStep)));
        block.addAll(plot.draw(curve.points(), lastStep));
        drawn.add(block);
      }
      lines.add("");
      for (int line = 0; line <= ROWS; line++) {
        StringBuilder joined = new StringBuilder();
        for (List<String> block : drawn) {
          joined.append(padded(block.get(line), columns)).append(" ".repeat(GAP));
        }
        lines.add(joined.toString().stripTrailing());
      }
    }
  }

  /** {@code knn-accuracy 0.8120 at step 350}. */
  private static String title(LoggedCurve curve, long lastStep) {
    String value = "%s %s".formatted(Visible.line(curve.name()), Quantity.number(curve.last()));
    return curve.lastStep() == lastStep
        ? value
        : value + String.format(Locale.ROOT, " at step %,d", curve.lastStep());
  }

  private static String padded(String text, int columns) {
    return text.length() > columns
        ? text.substring(0, columns)
        : text + " ".repeat(columns - text.length());
  }

  private String cut(String line) {
    String more = ascii ? "..." : "…";
    return line.length() <= width ? line : line.substring(0, width - more.length()) + more;
  }
}
