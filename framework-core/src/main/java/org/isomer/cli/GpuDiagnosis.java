package org.isomer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.isomer.device.Acceleration;
import org.isomer.device.Device;
import org.isomer.device.Gpu;
import org.isomer.device.Gpus;

/** What {@code isomer doctor} says about GPUs. */
record GpuDiagnosis(Acceleration found) {
  private static final String FINE = "Everything that Isomer needs is here.";

  /**
   * What there is, piece by piece; nothing where TensorFlow's library is the one for processors.
   */
  List<List<String>> rows() {
    if (!found.built()) {
      return List.of();
    }
    Gpus gpus = found.gpus();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NVIDIA driver", gpus.driver().orElse("none")));
    rows.add(
        List.of(
            "device files",
            gpus.files().isEmpty()
                ? "none (/dev/nvidia0)"
                : gpus.files().stream().map(Path::toString).collect(Collectors.joining(", "))));
    rows.add(List.of("libcuda.so.1", gpus.library().map(Path::toString).orElse("not found")));
    rows.addAll(found.cuda().rows());
    int index = 0;
    for (Gpu gpu : gpus.all()) {
      rows.add(List.of("gpu:" + index++, gpu.toString()));
    }
    return rows;
  }

  /** Whether all is there, and what to do about what is not. */
  String verdict() {
    if (!found.built()) {
      return found.gpus().files().isEmpty() ? FINE : FINE + " " + found.troubles().get(0);
    }
    if (found.troubles().isEmpty()) {
      return found.device().kind() == Device.Kind.CPU
          ? FINE + " A GPU could be used, but the device that is asked for is cpu."
          : FINE + " The GPU is used.";
    }
    return found.troubles().stream()
        .map(trouble -> "\n- " + trouble)
        .collect(
            Collectors.joining(
                "", "No GPU can be used, and the processor computes everything:", ""));
  }
}
