package org.isomer.eval.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.contract.Sample;
import org.isomer.contract.Samples;
import org.isomer.graph.Precision;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Framework;
import org.junit.jupiter.api.Test;

/** In float16 replicas scale the loss alike, and leave out the same steps, as one does. */
class Float16ReplicasTest {
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final float ROUNDING = 0.01f;

  private static Training training() {
    Framework framework =
        new ConfigReader(CATALOG)
            .bind(ReplicasTest.Chosen.class, "test", "framework: {name: supervised}", List.of())
            .framework()
            .create();
    Sample sample =
        new Samples(CATALOG)
            .encodable().stream()
                .filter(each -> each.name().equals("colour images"))
                .findFirst()
                .orElseThrow();
    return new Training(
        framework,
        new MixedEncoder(true, 0.1),
        sample,
        1,
        List.of(),
        Optional.of(0.1),
        2,
        Precision.FLOAT16);
  }

  @Test
  void accumulatedAndClippedStepsAreThoseOfOne() {
    List<Map<String, Float>> alone = training().alone(4).scalars();
    List<Training.Outcome> two = training().on(LocalCluster.of(2).replicas(), 4);

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
