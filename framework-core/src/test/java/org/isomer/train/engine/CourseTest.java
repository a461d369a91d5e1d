package org.isomer.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.isomer.spi.Schedule;
import org.isomer.train.schedule.Constant;
import org.isomer.train.schedule.Cosine;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static Course course(double warmupEpochs, long steps) {
    Schedule schedule = new Cosine().create(new Cosine.Config(warmupEpochs, Optional.empty(), 0));
    return new Course(0.01, schedule, steps, 10);
  }

  @Test
  void doubtsAWarmUpThatIsLongerThanTheTraining() {
    assertThat(course(5, 50).doubt()).isPresent();
    assertThat(course(10, 50).doubt())
        .hasValueSatisfying(
            doubt ->
                assertThat(doubt)
                    .startsWith(
                        "the learning rate rises up to the last of 50 steps: its warm-up is as long"
                            + " as the training, or longer."));
  }

  @Test
  void doubtsNoOtherCourse() {
    assertThat(course(4.9, 50).doubt()).isEmpty();
    assertThat(course(0, 50).doubt()).isEmpty();
    assertThat(course(0, 1).doubt()).isEmpty();
    Schedule constant = new Constant().create(new Constant.Config(0, Optional.empty()));
    assertThat(new Course(0.01, constant, 50, 10).doubt()).isEmpty();
  }
}
