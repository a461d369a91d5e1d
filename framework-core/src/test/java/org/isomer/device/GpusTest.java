package org.isomer.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GpusTest {
  private static final List<String> LINES =
      List.of(
          "GPU-1f0a, NVIDIA H200, 143771, 550.127.05, 9.0",
          "GPU-2b77, Tesla T4, 15360, 550.127.05, 7.5");

  private static final Path LIBRARY = Path.of("/usr/lib/libcuda.so.1");

  private static List<String> names(String visible) {
    return Gpus.visible(LINES, visible).stream().map(Gpu::name).toList();
  }

  @Test
  void readsWhatTheDriverSays() {
    assertThat(Gpus.visible(LINES, null))
        .containsExactly(
            new Gpu("NVIDIA H200", 143_771, "550.127.05", 9.0),
            new Gpu("Tesla T4", 15_360, "550.127.05", 7.5));
    assertThat(Gpus.visible(LINES, null)).extracting(Gpu::hasBfloat16).containsExactly(true, false);
    assertThat(Gpus.visible(List.of("No devices were found"), null)).isEmpty();
  }

  @Test
  void countsAsCudaDoes() {
    assertThat(names("1,0")).containsExactly("Tesla T4", "NVIDIA H200");
    assertThat(names("GPU-2b")).containsExactly("Tesla T4");
    assertThat(names("0,7,1")).as("up to the first that is not there").hasSize(1);
    assertThat(names("")).isEmpty();
    assertThat(names("-1")).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    Gpu gpu = Gpus.visible(LINES, null).get(0);
    Path file = Path.of("/dev/nvidia0");
    assertThat(new Gpus(Optional.of("550"), List.of(file), Optional.of(LIBRARY), List.of(gpu)))
        .satisfies(complete -> assertThat(complete.troubles()).isEmpty());
    assertThat(new Gpus(Optional.empty(), List.of(), Optional.empty(), List.of()).troubles())
        .hasSize(2)
        .first()
        .asString()
        .contains("no device file /dev/nvidia0, and no driver", "--gpus all");
    assertThat(new Gpus(Optional.of("550"), List.of(), Optional.of(LIBRARY), List.of()).troubles())
        .singleElement()
        .asString()
        .contains("although the driver is loaded");
    assertThat(
            new Gpus(Optional.of("550"), List.of(file), Optional.of(LIBRARY), List.of()).troubles())
        .singleElement()
        .asString()
        .contains("nvidia-smi", "CUDA_VISIBLE_DEVICES");
  }
}
