package org.isomer.eval;

import java.time.Instant;
import java.util.Map;
import org.isomer.spi.Option;
import org.isomer.spi.Tracker;
import org.isomer.spi.TrackerPlugin;
import org.isomer.spi.Tracking;

/** A tracker with a defect. */
public final class BrokenTracker implements TrackerPlugin<BrokenTracker.Config> {
  /** When it shows. */
  public record Config(
      @Option(help = "Whether it shows at once, not at the first step", value = "false")
          boolean atOnce) {}

  @Override
  public String name() {
    return "broken";
  }

  @Override
  public String summary() {
    return "A tracker with a defect";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Tracker create(Config config) {
    return (run, warning) -> {
      if (config.atOnce()) {
        throw new IllegalStateException("a defect");
      }
      return new Tracking() {
        @Override
        public void step(long step, Instant time, Map<String, ? extends Number> scalars) {
          throw new IllegalStateException("a defect at step " + step);
        }

        @Override
        public void end(End how, Instant time, Map<String, String> tags) {
          throw new AssertionError("told of the end after a defect");
        }

        @Override
        public void close() {
          throw new IllegalStateException("a defect in closing as well");
        }
      };
    };
  }
}
