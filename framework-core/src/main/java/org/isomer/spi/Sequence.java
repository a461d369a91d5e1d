package org.isomer.spi;

/** An example that can be short or long, such as a text or a series. */
public interface Sequence extends Example {
  /** Its length without padding, in units of its own: a text's characters, a series' steps. */
  int length();
}
