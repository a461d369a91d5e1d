package org.isomer.augment.views;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Image;
import org.isomer.spi.Step;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Views per second of the full SimCLR pipeline in one thread, by the clock and of processor time,
 * and the bytes allocated for each:
 *
 * <pre>{@code
 * mvn -q -P benchmark -pl plugins-augment -am process-test-classes
 * }</pre>
 *
 * <p>Options of JMH go behind {@code -Dbenchmark.arguments=}, such as {@code "-p size=224"}.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SimClrViewsBenchmark {
  private static final int IMAGES = 64;

  /** Height and width of image and view, in pixels. */
  @Param({"32"})
  public int size;

  private final Image view = new Image();
  private final CounterRandom random = CounterRandom.of(1, "benchmark");
  private Image[] images = {};
  private List<Step> pipeline = List.of();
  private int count;

  /** Makes the pipeline of CIFAR-sized kernels and some images of noise, the worst case for hue. */
  @Setup
  public void setUp() {
    List<Double> half = List.of(0.5, 0.5, 0.5);
    SimClrViews.Config config = new SimClrViews.Config(size, 0.08, 0.5, 0.5, half, half);
    pipeline = new SimClrViews().create(config).training().get(0);
    images = new Image[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      images[i] = new Image().reshape(size, size, 3);
      random.at(0, i, 0);
      for (int k = 0; k < images[i].size(); k++) {
        images[i].values()[k] = random.nextInt(256) / 255f;
      }
    }
  }

  /** One view. */
  @Benchmark
  public Image simclr() {
    view.copyFrom(images[count % IMAGES]);
    random.at(1, count++, 0);
    for (Step step : pipeline) {
      ((Augmentation) step).apply(view, random);
    }
    return view;
  }
}
