package org.isomer.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class DeviceTest {
  @Test
  void readsDevices() {
    assertThat(Device.of("--device", "auto")).isEqualTo(open(Device.Kind.AUTO));
    assertThat(Device.of("--device", "CPU")).isEqualTo(open(Device.Kind.CPU));
    assertThat(Device.of("--device", "gpu")).isEqualTo(open(Device.Kind.GPU));
    assertThat(Device.of("--device", " gpu:12 "))
        .isEqualTo(new Device(Device.Kind.GPU, Optional.of(12)));
  }

  private static Device open(Device.Kind kind) {
    return new Device(kind, Optional.empty());
  }

  /** Three processes on a machine with two GPUs, of which the user may name one. */
  @Test
  void processesOfOneMachineTakeItsGpusInTurn() {
    assertThat(indices("auto", 2)).containsExactly(0, 1, 0);
    assertThat(indices("gpu", 2)).containsExactly(0, 1, 0);
    assertThat(indices("gpu", 1)).containsExactly(0, 0, 0);
    assertThat(indices("gpu:1", 2)).containsExactly(1, 1, 1);
    assertThat(indices("auto", 0)).containsExactly(0, 0, 0);
  }

  private static int[] indices(String device, int gpus) {
    List<Gpu> all = Collections.nCopies(gpus, new Gpu("NVIDIA A100", 40_960, "550.127.05", 8.0));
    Acceleration found =
        new Acceleration(
            Device.of("--device", device),
            true,
            new Gpus(Optional.empty(), List.of(), Optional.empty(), all),
            new Cuda(Map.of(), Optional.empty(), List.of()));
    return IntStream.range(0, 3).map(found::index).toArray();
  }

  @Test
  void saysWhatThereIs() {
    for (String wrong : new String[] {"", "tpu", "gpu:", "gpu:-1", "gpu:1234", "cpu:0"}) {
      assertThatThrownBy(() -> Device.of("ISOMER_DEVICE", wrong))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "ISOMER_DEVICE: there is no device \"%s\". Give auto, cpu, gpu, or gpu:1 for the second GPU.",
              wrong);
    }
  }
}
