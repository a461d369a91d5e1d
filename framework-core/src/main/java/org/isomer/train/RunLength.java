package org.isomer.train;

import java.nio.file.Path;
import java.util.List;
import org.isomer.graph.Dialled;
import org.isomer.spi.BadInputException;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.Moment;

/**
 * The number of steps of a run, and what follows it: the learning rate and the dials of the graph.
 *
 * @param course the steps, and the course of the learning rate
 * @param scheduleName the schedule's name
 * @param dials scalars that change with the step
 */
record RunLength(Course course, String scheduleName, List<Dialled> dials) {
  /** Copies the list. */
  RunLength {
    dials = List.copyOf(dials);
  }

  /**
   * Makes sure that a run that was to have another number of steps is, so far, the beginning of one
   * of this length: that going on ends in the same bits as a run of this length from the start.
   *
   * @param done the steps done
   * @param before the number of steps that the run was to have
   * @throws BadInputException naming what would have been different
   */
  void requireSameBeginning(Path folder, long done, long before) {
    long steps = course.steps();
    if (done > steps) {
      throw new BadInputException(
          "%s: %d steps are done already, more than the %d asked for. Choose another --out."
              .formatted(folder, done, steps));
    }
    for (long step = 0; step < done; step++) {
      Moment was = course.over(before).at(step);
      Moment is = course.at(step);
      if (was.factor(course.schedule()) != is.factor(course.schedule())) {
        throw different(folder, done, before, "the schedule " + scheduleName);
      }
      for (Dialled dialled : dials) {
        if (was.value(dialled.dial()) != is.value(dialled.dial())) {
          throw different(folder, done, before, dialled.name());
        }
      }
    }
  }

  private BadInputException different(Path folder, long done, long before, String what) {
    return new BadInputException(
        "%s: the run has done %d of %d steps and cannot become one of %d: %s follows the length of the whole run, so these steps would have been others. Train %d steps in another --out. With schedule: constant, and a method without such a course, a run can be made longer."
            .formatted(folder, done, before, course.steps(), what, course.steps()));
  }
}
