package org.isomer.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> calls = new ArrayList<>();

  /** Says when it is called, and gives one more each time. */
  private Work work(String name) {
    return new Work() {
      private double next;

      @Override
      public String name() {
        return name;
      }

      @Override
      public String unit() {
        return "views/s";
      }

      @Override
      public double rate(double seconds) {
        calls.add(name + " " + seconds);
        return next++;
      }
    };
  }

  @Test
  void allWorkInTurnAfterAWarmUpThatDoesNotCount() {
    List<String> told = new ArrayList<>();

    List<Sample> samples =
        new Rounds(0.5, 2, 3, 0)
            .of(
                List.of(work("a"), work("b")),
                (round, work, rate) -> told.add(round + work.name() + rate));

    assertThat(calls).containsExactly("a 0.5", "b 0.5", "a 3.0", "b 3.0", "a 3.0", "b 3.0");
    assertThat(samples).extracting(Sample::name).containsExactly("a", "b");
    assertThat(samples.get(1).rounds()).containsExactly(1.0, 2.0);
    assertThat(told).containsExactly("1a1.0", "1b1.0", "2a2.0", "2b2.0");
  }

  @Test
  void repeatedWorkIsDoneAtLeastOnce() {
    double rate = new RepeatedWork("a", "views/s", 8, () -> calls.add("call")).rate(0);

    assertThat(calls).containsExactly("call");
    assertThat(rate).isPositive();
  }
}
