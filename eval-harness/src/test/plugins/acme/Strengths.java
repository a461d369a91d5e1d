package acme;

import java.util.List;
import org.isomer.spi.Baseline;
import org.isomer.spi.BaselinePlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Step;

/** Pulses as they are. */
public final class Strengths extends Part<Baseline> implements BaselinePlugin<Part.None> {
  public Strengths() {
    super("strengths");
  }

  @Override
  public Baseline create(None none) {
    return new Baseline() {
      @Override
      public String title() {
        return "strengths";
      }

      @Override
      public Class<? extends Example> accepts() {
        return Pulse.class;
      }

      @Override
      public List<Step> fit(Examples train) {
        return List.of();
      }
    };
  }
}
