package org.isomer.device;

import java.util.Locale;

/**
 * A GPU, as its driver describes it.
 *
 * @param name its model
 * @param memory its memory in megabytes
 * @param driver the version of the driver
 * @param capability the version of what its processors can do, such as 9.0
 */
public record Gpu(String name, long memory, String driver, double capability) {
  private static final double AMPERE = 8.0;

  /** Whether it computes with bfloat16 at full speed. */
  public boolean hasBfloat16() {
    return capability >= AMPERE;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %,d MB, driver %s, compute capability %s",
        name,
        memory,
        driver,
        capability);
  }
}
