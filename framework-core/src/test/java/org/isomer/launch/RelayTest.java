package org.isomer.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isomer.cli.spi.Console;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static List<String> shown(String written) throws InterruptedException {
    return shown(written, new HashMap<>());
  }

  private static List<String> shown(String written, Map<String, Integer> said)
      throws InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Relay.start(3, new ByteArrayInputStream(written.getBytes(UTF_8)), said, Console.plain(printed))
        .finish();
    return printed.toString(UTF_8).lines().toList();
  }

  @Test
  void whatAWorkerSaysIsShownWithItsNumber() throws Exception {
    assertThat(
            shown(
                """
                warning: views: half of the classes have one example

                pretrain.yaml:3: there is no option "epoch"
                E.yaml: no such file
                java.lang.IllegalStateException: rank 1
                \tat org.isomer.train.Trainer.train(Trainer.java:17)
                """))
        .containsExactly(
            "worker 3: warning: views: half of the classes have one example",
            "worker 3: pretrain.yaml:3: there is no option \"epoch\"",
            "worker 3: E.yaml: no such file",
            "worker 3: java.lang.IllegalStateException: rank 1",
            "worker 3: \tat org.isomer.train.Trainer.train(Trainer.java:17)");
  }

  @Test
  void onlyWhatAnotherWorkerSaidIsLeftOut() throws Exception {
    Map<String, Integer> said = new HashMap<>(Map.of("warning: a", 1, "\tat b", 1));
    assertThat(shown("warning: a\n\tat b\nwarning: c\nwarning: c\n", said))
        .containsExactly("worker 3: \tat b", "worker 3: warning: c", "worker 3: warning: c");
  }

  /** As TensorFlow 2.18 writes them. */
  @Test
  void theLogOfTensorFlowIsLeftOut() throws Exception {
    assertThat(
            shown(
                """
                WARNING: All log messages before absl::InitializeLog() is called are written to STDERR
                I0000 00:00:1764455522.123456    4711 grpc_server_lib.cc:463] Started server with target: grpc://127.0.0.1:41237
                W0000 00:00:1764455522.123456 4711 cuda_executor.cc:1040] some NUMA node
                2026-11-29 22:12:02.123456: I tensorflow/core/platform/cpu_feature_guard.cc:210] This TensorFlow binary is optimized
                2026-11-29 22:12:02.123456: E external/local_xla/xla/stream_executor/cuda/cuda_fft.cc:485] Unable to register cuFFT factory: Attempting to register factory for plugin cuFFT when one has already been registered
                To enable the following instructions: AVX2 FMA, in other operations, rebuild TensorFlow with the appropriate compiler flags.
                Additional GRPC error information from remote target /job:worker/replica:0/task:1:
                :{"created":"@1764455522.123","description":"Error received from peer"}
                """))
        .isEmpty();
  }
}
