package org.isomer.exhibit;

import java.util.List;

/**
 * Numbers over time, drawn as curves.
 *
 * @param channels one curve each, drawn over one another
 */
public record Trace(List<Channel> channels) implements Exhibit {
  /** Copies the list. */
  public Trace {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("must have a channel");
    }
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
