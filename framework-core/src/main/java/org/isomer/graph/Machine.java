package org.isomer.graph;

import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/** The memory of the machine, or of the container that the process runs in. */
public final class Machine {
  private Machine() {}

  /** Main memory in bytes; empty where the system does not tell. */
  public static OptionalLong memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? OptionalLong.of(machine.getTotalMemorySize())
        : OptionalLong.empty();
  }

  /** The memory that Java may use for its objects, in bytes. */
  public static long heap() {
    return Runtime.getRuntime().maxMemory();
  }
}
