package acme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.isomer.spi.Tracker;
import org.isomer.spi.TrackerPlugin;
import org.isomer.spi.Tracking;

/** Notes how a run ended. */
public final class Notebook extends Part<Tracker> implements TrackerPlugin<Part.None> {
  public Notebook() {
    super("notebook");
  }

  @Override
  public Tracker create(None none) {
    return (run, warning) ->
        new Tracking() {
          private String notes = "";

          @Override
          public void step(long step, Instant time, Map<String, ? extends Number> scalars) {
            notes += "step " + step + "\n";
          }

          @Override
          public void end(End how, Instant time, Map<String, String> tags) {
            notes += how + "\n";
          }

          @Override
          public void close() {
            try {
              Files.createDirectories(run.state());
              Files.writeString(run.state().resolve("notes.txt"), notes);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
  }
}
