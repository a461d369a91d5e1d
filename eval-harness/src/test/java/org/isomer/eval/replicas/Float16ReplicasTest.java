package org.isomer.eval.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.junit.jupiter.api.Test;

/** In float16 replicas scale the loss alike, and leave out the same steps, as one does. */
class Float16ReplicasTest {
  private static final float ROUNDING = 0.01f;

  private static Training training() {
    Training plain = new Case("{name: supervised}", Case.IMAGES, 1).training();
    return new Training(
        plain.framework(),
        plain.encoder(),
        plain.sample(),
        plain.pipelines(),
        List.of(),
        Optional.of(0.1),
        2,
        Precision.FLOAT16,
        Training.RATE);
  }

  @Test
  void accumulatedAndClippedStepsAreThoseOfOne() {
    List<Map<String, Float>> alone;
    List<Training.Outcome> two;
    try (Trained one = training().on(List.of(Replicas.ONE));
        Trained both = training().on(LocalCluster.of(2).replicas())) {
      alone = one.train(4).get(0).scalars();
      two = both.train(4);
    }

    assertThat(two.get(1).scalars()).as("the same bits").isEqualTo(two.get(0).scalars());
    two.get(0)
        .values()
        .forEach((name, values) -> assertThat(two.get(1).values().get(name)).isEqualTo(values));
    for (int step = 0; step < alone.size(); step++) {
      Map<String, Float> was = alone.get(step);
      Map<String, Float> is = two.get(0).scalars().get(step);
      assertThat(is).containsKeys("loss-scale", "skipped-steps");
      assertThat(is.get("loss-scale")).isEqualTo(was.get("loss-scale"));
      assertThat(is.get("skipped-steps")).isEqualTo(was.get("skipped-steps"));
      assertThat(is.get("loss")).isCloseTo(was.get("loss"), within(ROUNDING * was.get("loss")));
    }
  }
}
