package org.isomer.graph;

import java.nio.file.Path;
import java.util.List;

/** What the machine's processor is and can do, as far as the operating system tells. */
public final class Processor {
  private static final SystemFile CPUINFO = new SystemFile(Path.of("/proc/cpuinfo"));

  private Processor() {}

  /** The model, or the architecture where the system does not tell. */
  public static String model() {
    return CPUINFO
        .line("model name")
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse(System.getProperty("os.arch"));
  }

  /**
   * Whether there are instructions for bfloat16, and TensorFlow uses them, as it does by oneDNN
   * alone. Without them it emulates the format, slower than float32.
   */
  public static boolean hasBfloat16() {
    if (!Convolutions.byOneDnn()) {
      return false;
    }
    return hasInstructions("avx512_bf16") || hasTiles();
  }

  /** Whether it multiplies tiles of matrices in bfloat16 (AMX). */
  static boolean hasTiles() {
    return hasInstructions("amx_bf16");
  }

  private static boolean hasInstructions(String flag) {
    return List.of(CPUINFO.line("flags").orElse("").split(" ")).contains(flag);
  }

  /** The precision that trains fastest here, on the GPU if one is used. */
  public static Precision fastestPrecision() {
    boolean bfloat16 =
        SessionConfig.gpu()
            .map(SessionConfig.ChosenGpu::bfloat16)
            .orElseGet(Processor::hasBfloat16);
    return bfloat16 ? Precision.BFLOAT16 : Precision.FLOAT32;
  }
}
