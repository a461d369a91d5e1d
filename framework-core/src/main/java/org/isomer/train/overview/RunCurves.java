package org.isomer.train.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.isomer.train.LogReader;
import org.isomer.train.RunDirectory;
import org.isomer.train.overview.LoggedCurve.Kind;
import org.isomer.train.sentinel.EmbeddingStatistics;

/** The curves of a run's log, of a bounded number of points each, which grow as the log does. */
public final class RunCurves {
  private static final String LOSS = "loss";
  private static final String LEARNING_RATE = "learning-rate";
  private static final String EPOCH = "epoch";

  /** Mean steps from one value to the next above which a scalar does not stand at every step. */
  private static final double SPARSE = 1.5;

  private final RunDirectory run;
  private final Consumer<String> damage;
  private final Map<String, Course> courses = new LinkedHashMap<>();
  private LogReader reader;
  private long lastStep;

  /** What was read of one scalar. */
  private static final class Course {
    final Stretches stretches = new Stretches();
    long firstStep;
    long lastStep;
    long count;
    float last;

    void add(long step, float value) {
      firstStep = count == 0 ? step : firstStep;
      lastStep = step;
      last = value;
      count++;
      if (Float.isFinite(value)) {
        stretches.add(step, value);
      }
    }

    boolean isSparse(long steps) {
      return count == 1 ? steps > 1 : (double) (lastStep - firstStep) / (count - 1) > SPARSE;
    }
  }

  /**
   * Prepares to read.
   *
   * @param damage told of what is wrong with the log, a sentence each, with its name but not its
   *     folder
   */
  public RunCurves(RunDirectory run, Consumer<String> damage) {
    this.run = run;
    this.damage = damage;
    reader = LogReader.following(run.logFile(), damage);
  }

  /**
   * Reads what the log has now.
   *
   * @throws org.isomer.spi.BadInputException if it cannot be read
   */
  public void update() {
    if (reader.isCut()) {
      courses.clear();
      lastStep = 0;
      reader = LogReader.following(run.logFile(), damage);
    }
    reader.read(this::add);
  }

  private void add(long step, Map<String, Float> scalars) {
    lastStep = step;
    scalars.forEach(
        (name, value) -> courses.computeIfAbsent(name, unused -> new Course()).add(step, value));
  }

  /** The newest step that the log tells of; 0 if there is none. */
  public long lastStep() {
    return lastStep;
  }

  /** The curves, sorted by their kinds, those of a kind as the log has them. */
  public List<LoggedCurve> curves() {
    List<LoggedCurve> curves = new ArrayList<>();
    courses.forEach(
        (name, course) -> {
          if (!name.equals(EPOCH)) {
            curves.add(
                new LoggedCurve(
                    name,
                    kind(name, course.isSparse(lastStep)),
                    course.stretches.points(),
                    course.stretches.length(),
                    course.lastStep,
                    course.last));
          }
        });
    curves.sort(Comparator.comparing(LoggedCurve::kind));
    return curves;
  }

  /** The kind of a scalar, which stands at every step or at a few only. */
  static Kind kind(String name, boolean sparse) {
    return switch (name) {
      case LOSS -> Kind.LOSS;
      case LEARNING_RATE -> Kind.LEARNING_RATE;
      case EPOCH -> Kind.OTHER;
      default -> {
        if (EmbeddingStatistics.NAMES.contains(name)) {
          yield Kind.SENTINEL;
        }
        yield sparse ? Kind.MONITOR : Kind.OTHER;
      }
    };
  }
}
