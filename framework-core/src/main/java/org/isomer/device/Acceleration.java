package org.isomer.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.isomer.cluster.place.Places;
import org.isomer.graph.SessionConfig;
import org.isomer.spi.BadInputException;

/**
 * How this process computes on a GPU, or why it does not.
 *
 * @param device what the user asks for
 * @param built whether TensorFlow's library is the one for GPUs
 * @param gpus what the machine has
 * @param cuda the libraries of NVIDIA
 */
public record Acceleration(Device device, boolean built, Gpus gpus, Cuda cuda) {
  private static final String LIBRARY =
      "/org/tensorflow/internal/c_api/linux-x86_64-gpu/libtensorflow_cc.so.2";

  /** Found out once for the process. */
  private static final class Holder {
    static final Acceleration FOUND = find();
    static final int INDEX = FOUND.index(Places.localRank(System.getenv()).orElse(0));
    static final Optional<Gpu> USED = FOUND.choose(INDEX);

    private Holder() {}
  }

  private static Acceleration find() {
    boolean built = Acceleration.class.getResource(LIBRARY) != null;
    return new Acceleration(
        Device.ofProcess(),
        built,
        built
            ? Gpus.here()
            : new Gpus(Optional.empty(), Gpus.deviceFiles(), Optional.empty(), List.of()),
        built ? Cuda.find() : new Cuda(Map.of(), Optional.empty(), List.of()));
  }

  /** That of this process. */
  public static Acceleration here() {
    return Holder.FOUND;
  }

  /** The GPU that this process computes on; empty if it is the processor. */
  public static Optional<Gpu> used() {
    return Holder.USED;
  }

  /**
   * Has TensorFlow compute on the GPU, if there is one and the user does not want it otherwise. To
   * be called before the first class of TensorFlow is loaded; again, it does nothing.
   *
   * @param warning told if there is a GPU that cannot be used, and of what takes long
   * @throws BadInputException if a library of NVIDIA cannot be loaded
   */
  public static void prepare(Consumer<String> warning) {
    Acceleration here = here();
    Holder.USED.ifPresent(
        gpu -> {
          here.cuda()
              .jar()
              .filter(jar -> !jar.isUnpacked())
              .ifPresent(
                  jar ->
                      warning.accept(
                          "unpacking NVIDIA's libraries into %s, 2.4 GB, once"
                              .formatted(jar.folder())));
          here.cuda().load();
          SessionConfig.choose(new SessionConfig.ChosenGpu(Holder.INDEX, gpu.hasBfloat16()));
        });
    if (Holder.USED.isEmpty()
        && here.built()
        && here.device().kind() == Device.Kind.AUTO
        && !here.gpus().files().isEmpty()) {
      warning.accept(
          "there is a GPU, and it is not used. %s isomer doctor lists all that is missing."
              .formatted(here.troubles().get(0)));
    }
  }

  /**
   * Has this process compute on several GPUs, where it computes on one: those after it, or, if none
   * was named, the next that no process before it on this machine takes. To be called before
   * TensorFlow computes.
   *
   * @throws BadInputException if there are fewer
   */
  public static void spread(int devices) {
    if (devices == 1 || Holder.USED.isEmpty()) {
      return;
    }
    int first =
        Holder.FOUND.device().index().orElse(Places.localRank(System.getenv()).orElse(0) * devices);
    int shown = Holder.FOUND.gpus().all().size();
    if (first + devices > shown) {
      throw new BadInputException(
          "--devices: %d GPUs from gpu:%d on, and CUDA shows %d. Give fewer, or --device cpu."
              .formatted(devices, first, shown));
    }
    SessionConfig.choose(
        new SessionConfig.ChosenGpu(first, Holder.USED.get().hasBfloat16()), devices);
  }

  /**
   * Makes sure that the device that is asked for can be used.
   *
   * @throws BadInputException if it is a GPU that cannot
   */
  public void require() {
    if (device.kind() == Device.Kind.GPU && !troubles().isEmpty()) {
      throw new BadInputException(
          "--device: no GPU can be used. %s isomer doctor lists all that is missing; --device cpu does without."
              .formatted(troubles().get(0)));
    }
  }

  /**
   * Which GPU is meant, where it can be used: the one that was named, else the processes of a
   * machine take its GPUs in turn.
   *
   * @param localRank which of those processes this one is, from 0
   */
  int index(int localRank) {
    return device.index().orElse(gpus.all().isEmpty() ? 0 : localRank % gpus.all().size());
  }

  private Optional<Gpu> choose(int index) {
    return device.kind() != Device.Kind.CPU && troubles().isEmpty()
        ? Optional.of(gpus.all().get(index))
        : Optional.empty();
  }

  /** What keeps a GPU from being used, a sentence each, with what to do; none if nothing does. */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    if (!built) {
      troubles.add(
          "This is Isomer with TensorFlow's library for processors. Build it with the one for GPUs (Linux on x86-64): ISOMER_MAVEN_OPTS=\"-P gpu\".");
    } else {
      troubles.addAll(gpus.troubles());
      troubles.addAll(cuda.troubles());
      int shown = gpus.all().size();
      if (troubles.isEmpty() && device.index().orElse(0) >= shown) {
        troubles.add(
            "There is no gpu:%d: CUDA shows %d, from gpu:0."
                .formatted(device.index().orElse(0), shown));
      }
    }
    return troubles;
  }

  /** Whether operations on the GPU give the same bits each time, as the environment asks. */
  public static boolean deterministic() {
    return "1".equals(System.getenv("TF_DETERMINISTIC_OPS"));
  }

  /** What computes, for records of a run. */
  public static Optional<String> description() {
    return used()
        .map(
            gpu ->
                "%s; %s; %s%s"
                    .formatted(
                        gpu,
                        here().cuda().versions(),
                        deterministic() ? "deterministic" : "not deterministic",
                        "0".equals(System.getenv("NVIDIA_TF32_OVERRIDE")) ? "" : ", TF32 allowed"));
  }
}
