package org.isomer.eval.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitedMemoryBfgsTest {
  /** Rosenbrock's valley; its minimum is 0 at (1, 1). */
  private static double rosenbrock(double[] x, double[] gradient) {
    double a = 1 - x[0];
    double b = x[1] - x[0] * x[0];
    gradient[0] = -2 * a - 400 * x[0] * b;
    gradient[1] = 200 * b;
    return a * a + 100 * b * b;
  }

  @Test
  void followsACurvedValley() {
    double[] start = {-1.2, 1};

    double[] minimum =
        new LimitedMemoryBfgs(200, 1e-9).minimize(LimitedMemoryBfgsTest::rosenbrock, start);

    assertThat(minimum).containsExactly(new double[] {1, 1}, within(1e-8));
    assertThat(start).containsExactly(-1.2, 1);
  }

  @Test
  void solvesAnIllConditionedQuadratic() {
    AtomicInteger calls = new AtomicInteger();
    LimitedMemoryBfgs.Function quadratic =
        (x, gradient) -> {
          calls.incrementAndGet();
          double value = 0;
          for (int i = 0; i < x.length; i++) {
            double scale = Math.pow(10, i / 5.0);
            gradient[i] = scale * (x[i] - i);
            value += .5 * scale * (x[i] - i) * (x[i] - i);
          }
          return value;
        };

    double[] minimum = new LimitedMemoryBfgs(1000, 1e-8).minimize(quadratic, new double[20]);

    for (int i = 0; i < minimum.length; i++) {
      assertThat(minimum[i]).isCloseTo(i, within(1e-7));
    }
    assertThat(calls.get()).isLessThan(600);
  }

  @Test
  void stopsAfterTheGivenIterations() {
    double[] afterNone =
        new LimitedMemoryBfgs(0, 1e-9)
            .minimize(LimitedMemoryBfgsTest::rosenbrock, new double[] {-1.2, 1});

    assertThat(afterNone).containsExactly(-1.2, 1);
  }
}
