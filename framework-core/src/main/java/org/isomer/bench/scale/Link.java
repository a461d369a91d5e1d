package org.isomer.bench.scale;

import java.util.List;

/**
 * What it takes to send something to the next worker: latency + bytes / bandwidth, once for each
 * hop.
 *
 * @param latency seconds
 * @param perByte seconds
 */
public record Link(double latency, double perByte) {
  private static final double BITS = 8;
  private static final double GIGA = 1e9;
  private static final double SINGULAR = 1e-12;

  /**
   * Exchanges that were measured.
   *
   * @param hops how often a worker has sent
   * @param bytes what it has sent in all
   * @param seconds how long that took
   */
  record Point(double hops, double bytes, double seconds) {}

  /** The same latency with another bandwidth. */
  Link of(double gigabitsPerSecond) {
    return new Link(latency, BITS / GIGA / gigabitsPerSecond);
  }

  /** The bandwidth in Gbit/s; infinite where bytes cost nothing. */
  double gigabitsPerSecond() {
    return BITS / GIGA / perByte;
  }

  /** How long an exchange takes. */
  double seconds(double hops, double bytes) {
    return hops * latency + bytes * perByte;
  }

  /**
   * The link that explains measured times best: the sum of the squares of relative errors is least,
   * and neither latency nor bandwidth is negative.
   *
   * @param points of which at least one took some time
   */
  static Link fit(List<Point> points) {
    double hopsHops = 0;
    double hopsBytes = 0;
    double bytesBytes = 0;
    double hops = 0;
    double bytes = 0;
    for (Point each : points) {
      if (each.seconds() > 0) {
        double x = each.hops() / each.seconds();
        double y = each.bytes() / each.seconds();
        hopsHops += x * x;
        hopsBytes += x * y;
        bytesBytes += y * y;
        hops += x;
        bytes += y;
      }
    }
    double determinant = hopsHops * bytesBytes - hopsBytes * hopsBytes;
    double latency = (hops * bytesBytes - bytes * hopsBytes) / determinant;
    double perByte = (bytes * hopsHops - hops * hopsBytes) / determinant;
    if (determinant <= SINGULAR * hopsHops * bytesBytes || latency < 0) {
      return new Link(0, bytes / bytesBytes);
    }
    return perByte < 0 ? new Link(hops / hopsHops, 0) : new Link(latency, perByte);
  }
}
