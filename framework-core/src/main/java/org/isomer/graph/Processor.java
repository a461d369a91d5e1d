package org.isomer.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The processor, as far as it matters for speed.
 *
 * @param model its name, or its architecture where the system does not tell
 * @param bfloat16 its instructions for bfloat16, such as {@code avx512_bf16}; empty if it has none
 */
public record Processor(String model, List<String> bfloat16) {
  private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16");

  /** The processor of this machine. */
  public static Processor here() {
    try {
      return of(Files.readAllLines(Path.of("/proc/cpuinfo")));
    } catch (IOException e) {
      // Not Linux: the architecture has to do.
      return of(List.of());
    }
  }

  static Processor of(List<String> cpuInfo) {
    Set<String> flags = Set.of(value("flags", cpuInfo, "-").split(" "));
    return new Processor(
        value("model name", cpuInfo, System.getProperty("os.arch")),
        BFLOAT16.stream().filter(flags::contains).toList());
  }

  private static String value(String key, List<String> cpuInfo, String otherwise) {
    return cpuInfo.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }

  /** The number format in which encoders run fastest here. */
  public Precision fastest() {
    return bfloat16.isEmpty() ? Precision.FLOAT32 : Precision.BFLOAT16;
  }
}
