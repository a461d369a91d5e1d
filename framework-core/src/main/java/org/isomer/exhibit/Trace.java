package org.isomer.exhibit;

import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Numbers over time, drawn as curves on one scale.
 *
 * @param channels one curve each, drawn over one another
 * @param low the number at the lower edge
 * @param high the number at the upper edge
 */
public record Trace(List<Channel> channels, double low, double high) implements Exhibit {
  /** Copies the list. */
  public Trace {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("must have a channel");
    }
  }

  /** Curves from edge to edge. */
  public static Trace of(List<Channel> channels) {
    DoubleSummaryStatistics all =
        channels.stream()
            .flatMap(channel -> channel.values().stream())
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    return new Trace(channels, all.getMin(), all.getMax());
  }

  /**
   * One curve.
   *
   * @param name empty if there is only one
   * @param values finite, at equal steps of time
   */
  public record Channel(String name, List<Double> values) {
    /** Copies the list. */
    public Channel {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("must have a value");
      }
    }
  }
}
