package acme;

import java.util.ArrayList;
import java.util.List;
import org.isomer.exhibit.Exhibit;
import org.isomer.exhibit.Trace;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Modality;
import org.isomer.spi.ModalityPlugin;

/** Pulses, shown as curves. */
public final class Pulsating extends Part<Modality> implements ModalityPlugin<Part.None> {
  public Pulsating() {
    super("pulse");
  }

  @Override
  public Modality create(None none) {
    return new Modality() {
      @Override
      public Class<Pulse> type() {
        return Pulse.class;
      }

      @Override
      public Exhibit show(Example example) {
        List<Double> values = new ArrayList<>();
        for (float strength : ((Pulse) example).strengths) {
          values.add((double) strength);
        }
        return Trace.of(List.of(new Trace.Channel("", values)));
      }

      @Override
      public List<Exhibit> showViews(List<Encodable> views) {
        return views.stream().map(this::show).toList();
      }

      @Override
      public String rawInputs() {
        return "raw pulses";
      }
    };
  }
}
