package org.isomer.data.series;

import java.util.ArrayList;
import java.util.List;
import org.isomer.data.SplitDataset;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Option;

/**
 * Cylinder–Bell–Funnel, series made from equations (Saito, "Local feature extraction and its
 * applications using a library of bases", 1994): one channel, 128 positions t = 1, …, 128, three
 * classes of equal size. With a uniform in {16, …, 32}, b − a uniform in {32, …, 96}, and η and
 * every ε(t) standard normal:
 *
 * <ul>
 *   <li>cylinder: (6 + η) · χ(t) + ε(t)
 *   <li>bell: (6 + η) · χ(t) · (t − a) / (b − a) + ε(t)
 *   <li>funnel: (6 + η) · χ(t) · (b − t) / (b − a) + ε(t)
 * </ul>
 *
 * where χ(t) is 1 for a ≤ t ≤ b and 0 elsewhere. A series is a function of the seed, its split, its
 * class and its number, so that more series of a split do not change those that there were.
 */
public final class CylinderBellFunnel implements DatasetPlugin<CylinderBellFunnel.Config> {
  private static final List<String> CLASSES = List.of("cylinder", "bell", "funnel");
  private static final int POSITIONS = 128;

  /** How many series there are of each class, and which. */
  public record Config(
      @Option(help = "Training series of each class", value = "200", min = 1, max = 1_000_000)
          int train,
      @Option(help = "Validation series of each class", value = "50", min = 0, max = 1_000_000)
          int validation,
      @Option(help = "Test series of each class", value = "300", min = 0, max = 1_000_000) int test,
      @Option(help = "Seed of the series: another one makes other series", value = "0")
          long seed) {}

  @Override
  public String name() {
    return "cylinder-bell-funnel";
  }

  @Override
  public String summary() {
    return "Series of three shapes in noise, made from Saito's equations; nothing to download";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Dataset create(Config config) {
    return new SplitDataset(
        "Cylinder–Bell–Funnel",
        CLASSES,
        series(config, "train", config.train()),
        series(config, "validation", config.validation()),
        series(config, "test", config.test()));
  }

  private static MemorySeries series(Config config, String part, int perClass) {
    CounterRandom random = CounterRandom.of(config.seed(), "cylinder-bell-funnel " + part);
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < perClass; i++) {
      for (int label = 0; label < CLASSES.size(); label++) {
        recordings.add(recording(part + "/" + recordings.size(), random.at(i, label, 0), label));
      }
    }
    return new MemorySeries(recordings, POSITIONS);
  }

  private static Recording recording(String id, CounterRandom random, int label) {
    int begin = 16 + random.nextInt(17);
    int length = 32 + random.nextInt(65);
    double height = 6 + random.nextGaussian();
    float[] values = new float[POSITIONS];
    for (int t = 1; t <= POSITIONS; t++) {
      double along = (t - begin) / (double) length;
      double shape =
          switch (label) {
            case 0 -> 1;
            case 1 -> along;
            default -> 1 - along;
          };
      boolean inside = along >= 0 && along <= 1;
      values[t - 1] = (float) ((inside ? height * shape : 0) + random.nextGaussian());
    }
    return new Recording(id, values, 1, label);
  }
}
