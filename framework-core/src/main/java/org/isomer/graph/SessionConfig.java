package org.isomer.graph;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * How sessions of this process run. TensorFlow takes what concerns GPUs from the first session of a
 * process, so all of them have it from here: the one GPU that is chosen, or none, and memory that
 * grows with what is used.
 */
public final class SessionConfig {
  /**
   * A GPU that is computed on.
   *
   * @param index which of those that CUDA shows, from 0
   * @param bfloat16 whether it computes with bfloat16 at full speed
   */
  public record ChosenGpu(int index, boolean bfloat16) {}

  private static volatile Optional<ChosenGpu> gpu = Optional.empty();
  private static volatile int gpus = 1;

  private SessionConfig() {}

  /** Has all sessions compute on a GPU; to be called before the first. */
  public static void choose(ChosenGpu chosen) {
    choose(chosen, 1);
  }

  /** Has sessions compute on a GPU, and those after it; to be called before the first. */
  public static void choose(ChosenGpu chosen, int count) {
    gpu = Optional.of(chosen);
    gpus = count;
  }

  /** The GPU that sessions compute on; empty if it is the processor. */
  public static Optional<ChosenGpu> gpu() {
    return gpu;
  }

  /** The name of one of several devices that this process computes on, from 0. */
  static String device(int number) {
    return "/device:%s:%d".formatted(gpu.isPresent() ? "GPU" : "CPU", number);
  }

  /**
   * A configuration of a session.
   *
   * @param threads threads for one operation; the same number gives the same bits
   */
  public static ConfigProto of(int threads) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1);
    GPUOptions.Builder options = GPUOptions.newBuilder().setAllowGrowth(true);
    gpu.ifPresentOrElse(
        chosen ->
            options.setVisibleDeviceList(
                IntStream.range(chosen.index(), chosen.index() + gpus)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(","))),
        () -> config.putDeviceCount("GPU", 0));
    return config.setGpuOptions(options).build();
  }
}
