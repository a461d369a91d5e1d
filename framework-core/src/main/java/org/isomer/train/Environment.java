package org.isomer.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.isomer.device.Acceleration;
import org.isomer.file.TextFile;
import org.isomer.graph.Convolutions;
import org.isomer.graph.Processor;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;

/**
 * The machine and the versions that a run or an evaluation used.
 *
 * @param isomer version of Isomer
 * @param gitCommit commit of the checkout that it runs from, or that its archive was made of, with
 *     {@code -dirty} where files were changed; absent if there is none
 * @param java version of the Java runtime
 * @param tensorflow version of the TensorFlow library, and whether it computes without oneDNN
 * @param operatingSystem name, version and architecture
 * @param processor model of the processor, as far as the system tells
 * @param cores processors available
 * @param threads threads of one TensorFlow operation
 * @param device the GPU that computed, its driver and libraries, and whether it gives the same bits
 *     each time; absent if the processor computed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Environment(
    String isomer,
    @Nullable String gitCommit,
    String java,
    String tensorflow,
    String operatingSystem,
    String processor,
    int cores,
    int threads,
    @Nullable String device) {

  /** This machine. */
  public static Environment here(int threads) {
    String version = Environment.class.getPackage().getImplementationVersion();
    return new Environment(
        version == null ? "development" : version,
        describeCheckout(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        TensorFlow.version() + (Convolutions.byOneDnn() ? "" : " without oneDNN"),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        Processor.model(),
        Runtime.getRuntime().availableProcessors(),
        threads,
        Acceleration.description().orElse(null));
  }

  /** What ran: Isomer's version, and its commit if that is known. */
  String build() {
    return gitCommit == null ? isomer : "%s (commit %s)".formatted(isomer, gitCommit);
  }

  private static @Nullable String describeCheckout() {
    try {
      Path code =
          Path.of(Environment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = Objects.requireNonNull(code.getParent());
      Path stated = folder.resolveSibling("commit"); // as archives of Isomer have it beside lib
      if (Files.isRegularFile(stated)) {
        String commit = new TextFile(stated).text().strip();
        return commit.isEmpty() ? null : commit;
      }
      Process git =
          new ProcessBuilder(
                  "git",
                  "-C",
                  folder.toString(),
                  "describe",
                  "--always",
                  "--abbrev=40",
                  "--exclude=*",
                  "--dirty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean done = git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0;
      return done ? answer.strip() : null;
    } catch (IOException | URISyntaxException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
