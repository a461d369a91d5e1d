package org.isomer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.device.Acceleration;
import org.isomer.device.Cuda;
import org.isomer.device.Device;
import org.isomer.device.Gpu;
import org.isomer.device.Gpus;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class GpuDiagnosisTest {
  private static final Gpus NONE =
      new Gpus(Optional.empty(), List.of(), Optional.empty(), List.of());
  private static final Gpus ONE =
      new Gpus(
          Optional.of("NVRM version: 550.127.05"),
          List.of(Path.of("/dev/nvidia0")),
          Optional.of(Path.of("/usr/lib/libcuda.so.1")),
          List.of(new Gpu("NVIDIA H200", 143_771, "550.127.05", 9.0)));
  private static final Cuda COMPLETE =
      new Cuda(Map.of("libcudnn.so.9", Path.of("/x/libcudnn.so.9")), Optional.empty(), List.of());

  private static Acceleration found(String device, boolean built, Gpus gpus) {
    return new Acceleration(Device.of("--device", device), built, gpus, COMPLETE);
  }

  @Test
  void saysNothingOfGpusWithoutTheLibraryForThem() {
    GpuDiagnosis diagnosis = new GpuDiagnosis(found("auto", false, NONE));
    assertThat(diagnosis.rows()).isEmpty();
    assertThat(diagnosis.verdict()).isEqualTo("Everything that Isomer needs is here.");
    assertThat(new GpuDiagnosis(found("auto", false, ONE)).verdict())
        .contains("ISOMER_MAVEN_OPTS=\"-P gpu\"");
  }

  @Test
  void saysWhatIsMissing() {
    GpuDiagnosis diagnosis = new GpuDiagnosis(found("auto", true, NONE));
    assertThat(diagnosis.rows())
        .contains(
            List.of("NVIDIA driver", "none"),
            List.of("device files", "none (/dev/nvidia0)"),
            List.of("libcuda.so.1", "not found"),
            List.of("libcudnn.so.9", "9, /x/libcudnn.so.9"));
    assertThat(diagnosis.verdict())
        .startsWith("No GPU can be used, and the processor computes everything:\n- There is no")
        .contains("\n- libcuda.so.1, the library of NVIDIA's driver, is not found.");
  }

  @Test
  void saysWhatIsUsed() {
    GpuDiagnosis diagnosis = new GpuDiagnosis(found("auto", true, ONE));
    assertThat(diagnosis.rows())
        .contains(
            List.of("gpu:0", "NVIDIA H200, 143,771 MB, driver 550.127.05, compute capability 9.0"));
    assertThat(diagnosis.verdict()).endsWith("The GPU is used.");
    assertThat(new GpuDiagnosis(found("cpu", true, ONE)).verdict())
        .endsWith("the device that is asked for is cpu.");
  }

  @Test
  void aGpuThatIsAskedForHasToBeThere() {
    found("gpu", true, ONE).require();
    found("auto", true, NONE).require();
    assertThatThrownBy(() -> found("gpu", true, NONE).require())
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("--device: no GPU can be used. There is no NVIDIA GPU");
    assertThatThrownBy(() -> found("gpu:1", true, ONE).require())
        .hasMessageContaining("There is no gpu:1: CUDA shows 1, from gpu:0.");
  }
}
