package org.isomer.modality.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.exhibit.Exhibit;
import org.isomer.exhibit.Trace;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Modality;
import org.isomer.spi.ModalityPlugin;

/** Series: pages show a curve for each channel, and the raw inputs are the padded values. */
public final class SeriesModality implements ModalityPlugin<SeriesModality.Config> {
  /** No options. */
  public record Config() {}

  @Override
  public String name() {
    return Series.MODALITY;
  }

  @Override
  public String summary() {
    return "Measurements over time, of one or more channels";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Modality create(Config config) {
    return new AllSeries();
  }

  private record AllSeries() implements Modality {
    @Override
    public Class<Series> type() {
      return Series.class;
    }

    @Override
    public Exhibit show(Example example) {
      return trace((Series) example);
    }

    @Override
    public List<Exhibit> showViews(List<Encodable> views) {
      List<Trace> traces = views.stream().map(view -> trace((Series) view)).toList();
      double low = traces.stream().mapToDouble(Trace::low).min().orElse(0);
      double high = traces.stream().mapToDouble(Trace::high).max().orElse(0);
      return traces.stream().<Exhibit>map(trace -> new Trace(trace.channels(), low, high)).toList();
    }

    private static Trace trace(Series series) {
      List<Trace.Channel> curves = new ArrayList<>();
      for (int channel = 0; channel < series.channels(); channel++) {
        String name = series.channels() == 1 ? "" : "channel " + (channel + 1);
        curves.add(new Trace.Channel(name, curve(series, channel)));
      }
      return Trace.of(curves);
    }

    @Override
    public String rawInputs() {
      return "raw values";
    }

    /** Without padding, with straight lines where something is missing. */
    private static List<Double> curve(Series series, int channel) {
      double[] curve = new double[series.length()];
      int last = -1;
      for (int position = 0; position < curve.length; position++) {
        if (series.isMeasured(position)) {
          curve[position] = decimal(series.values()[position * series.channels() + channel]);
          bridge(curve, last, position);
          last = position;
        }
      }
      for (int position = last + 1; last >= 0 && position < curve.length; position++) {
        curve[position] = curve[last];
      }
      return Arrays.stream(curve).boxed().toList();
    }

    /** Fills the gap between two positions; a gap at the beginning gets what follows it. */
    private static void bridge(double[] curve, int last, int next) {
      for (int position = last + 1; position < next; position++) {
        double share = last < 0 ? 1 : (double) (position - last) / (next - last);
        curve[position] = share * curve[next] + (last < 0 ? 0 : (1 - share) * curve[last]);
      }
    }

    /** The shortest decimals of a float, so that pages stay small. */
    private static double decimal(float value) {
      return Double.parseDouble(Float.toString(value));
    }
  }
}
