package org.isomer.graph;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The memory of the machine, or of the container that the process runs in. */
public final class Machine {
  private static final double GIGABYTE = 1e9;
  private static final int KIBIBYTE = 1024;
  private static final SystemFile STATUS = new SystemFile(Path.of("/proc/self/status"));
  private static final SystemFile MARKS = new SystemFile(Path.of("/proc/self/clear_refs"));

  /** What Java needs beside what is counted, in gigabytes. */
  private static final int MARGIN = 2;

  private Machine() {}

  /**
   * The most that this process has had in main memory since its start, or since {@link
   * #forgetPeakMemory}, in bytes, that of libraries included; empty where the system does not tell.
   */
  public static OptionalLong peakMemory() {
    return STATUS
        .line("VmHWM:")
        .map(line -> OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE))
        .orElse(OptionalLong.empty());
  }

  /** Lets {@link #peakMemory} begin anew, where the system can do that. */
  public static void forgetPeakMemory() {
    MARKS.tell("5");
  }

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

  /**
   * Advice to give Java more memory; empty where the machine has not as much.
   *
   * @param heap bytes that Java needs
   * @param beside bytes that are needed outside Java's memory at the same time
   * @param machine bytes that the machine has
   */
  public static Optional<String> moreHeap(long heap, long beside, OptionalLong machine) {
    long gigabytes = (long) (heap / GIGABYTE) + MARGIN;
    boolean fits = machine.isEmpty() || gigabytes * GIGABYTE + beside <= machine.getAsLong();
    return fits
        ? Optional.of("give Java more with ISOMER_JAVA_OPTS=-Xmx%dg".formatted(gigabytes))
        : Optional.empty();
  }

  /** A number of bytes for a person, in megabytes where it is below a gigabyte. */
  public static String amount(long bytes) {
    return bytes < GIGABYTE
        ? String.format(Locale.ROOT, "%.0f MB", 1000 * bytes / GIGABYTE)
        : gigabytes(bytes);
  }

  /** A number of bytes in gigabytes, for a person. */
  public static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
  }
}
