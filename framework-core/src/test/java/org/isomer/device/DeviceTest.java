package org.isomer.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class DeviceTest {
  @Test
  void readsDevices() {
    assertThat(Device.of("--device", "auto")).isEqualTo(new Device(Device.Kind.AUTO, 0));
    assertThat(Device.of("--device", "CPU")).isEqualTo(new Device(Device.Kind.CPU, 0));
    assertThat(Device.of("--device", "gpu")).isEqualTo(new Device(Device.Kind.GPU, 0));
    assertThat(Device.of("--device", " gpu:12 ")).isEqualTo(new Device(Device.Kind.GPU, 12));
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
