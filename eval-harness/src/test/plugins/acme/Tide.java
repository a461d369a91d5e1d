package acme;

import java.util.List;
import java.util.Optional;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Recordings;
import org.isomer.spi.RecordingsPlugin;

/** A recording that rises and falls. */
public final class Tide extends Part<Recordings> implements RecordingsPlugin<Part.None> {
  public Tide() {
    super("tide");
  }

  @Override
  public Recordings create(None none) {
    return new Level();
  }

  private record Level() implements Recordings {
    @Override
    public String title() {
      return "Level of the sea";
    }

    @Override
    public List<LongSeries> all() {
      float[] level = new float[100];
      for (int hour = 0; hour < level.length; hour++) {
        level[hour] = (float) Math.sin(hour / 2.0);
      }
      return List.of(new LongSeries("harbour", level, 1, Optional.empty()));
    }

    @Override
    public String digest() {
      return "tide";
    }
  }
}
