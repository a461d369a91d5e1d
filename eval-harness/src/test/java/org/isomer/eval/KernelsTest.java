package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * What a GPU can run was recorded of TensorFlow's library for GPUs, which tells it on any machine:
 * {@code mvn test -P gpu -pl eval-harness -am -Dtest=KernelsTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dkernels=write}.
 */
class KernelsTest {
  @Test
  void theRecordIsThatOfTheLibraryForGpus() throws IOException {
    Kernels registered = Kernels.registered();
    assumeThat(registered.areForGpus()).as("the library is one for GPUs").isTrue();
    if ("write".equals(System.getProperty("kernels"))) {
      Files.createDirectories(Kernels.FOLDER);
      Files.writeString(Kernels.FOLDER.resolve(Kernels.file()), registered.text());
    }
    assertThat(Kernels.recorded().text()).isEqualTo(registered.text());
  }

  @Test
  void theRecordIsOfALibraryForGpus() throws IOException {
    assertThat(Kernels.recorded().areForGpus()).isTrue();
  }
}
