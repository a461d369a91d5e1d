package org.isomer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.graph.WrongConvolutionsException;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.exceptions.TFResourceExhaustedException;

class FailureTest {
  private static Failure failure(Throwable error) {
    return Failure.of(error, Optional.of(PluginLoader.classPath()));
  }

  static Stream<Arguments> mendable() {
    return Stream.of(
        Arguments.of(new BadInputException("a.yaml: no"), "a.yaml: no"),
        Arguments.of(
            new IllegalStateException(new WrongConvolutionsException("Set a variable.")),
            "Set a variable."),
        Arguments.of(
            new IllegalStateException(
                new UncheckedIOException(
                    new FileSystemException("a/log.jsonl", null, "No space left on device"))),
            "a/log.jsonl: the disk is full. Free some space"),
        Arguments.of(
            new AccessDeniedException("a/run.json"),
            "a/run.json: no permission. Change its permissions"),
        Arguments.of(new IOException("Input/output error"), "Input/output error. Check the path"),
        Arguments.of(
            new InvalidPathException("a\ufffdb", "unmappable characters"),
            "a\ufffdb: is no path here: unmappable characters. Check its spelling"),
        Arguments.of(
            new TFResourceExhaustedException("OOM when allocating tensor with shape[9]\n more"),
            "TensorFlow is out of memory: OOM when allocating tensor with shape[9]. Lower batch-size"),
        Arguments.of(
            new NoClassDefFoundError(
                "Could not initialize class org.tensorflow.internal.c_api.TFJ_Scope"),
            "TensorFlow's native library cannot be loaded. "),
        Arguments.of(
            thrownBy(
                new UnsatisfiedLinkError("no jnitensorflow in java.library.path"),
                "org.bytedeco.javacpp.Loader"),
            "TensorFlow's native library cannot be loaded. "),
        Arguments.of(
            thrownBy(
                new UnsatisfiedLinkError("'void org.sqlite.core.NativeDB._open_utf8(byte[], int)'"),
                "org.sqlite.core.NativeDB"),
            System.getProperty("java.io.tmpdir")
                + ", the folder for temporary files, cannot take"));
  }

  private static Throwable thrownBy(Throwable error, String type) {
    error.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.lang.System", "loadLibrary", "System.java", 1),
          new StackTraceElement(type, "load", "Native.java", 1)
        });
    return error;
  }

  @ParameterizedTest
  @MethodSource("mendable")
  void whatTheUserCanMendEndsWithTwo(Throwable error, String beginning) {
    Failure failure = failure(error);

    assertThat(failure.message()).startsWith(beginning);
    assertThat(failure.code()).isEqualTo(2);
  }

  /** More heap is advised where the heap is full, and nowhere else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Java heap space | ISOMER_JAVA_OPTS=-Xmx",
        "GC overhead limit exceeded | ISOMER_JAVA_OPTS=-Xmx",
        "Requested array size exceeds VM limit | lower batch-size",
        "Required length exceeds implementation limit | lower batch-size",
        "unable to create native thread: possibly out of memory | lower threads",
        "Metaspace | -XX:MaxMetaspaceSize",
        "Compressed class space | -XX:MaxMetaspaceSize",
        "Cannot reserve 8 bytes of direct buffer memory | outside Java's heap is used up; lower",
        "Map failed | outside Java's heap is used up; lower",
        "Physical memory usage is too high: physicalBytes (9M) > maxPhysicalBytes (8M) | Bytes=32g",
      })
  void memoryIsAskedForWhereItIsMissing(String said, String remedy) {
    Failure failure = failure(new IllegalStateException(new OutOfMemoryError(said)));

    assertThat(failure.message())
        .startsWith("out of memory (" + said + "): ")
        .contains(remedy)
        .matches(message -> message.contains("-Xmx") == remedy.contains("-Xmx"));
    assertThat(failure.code()).isEqualTo(2);
  }

  /** That a parser gives up is no news of the disk: somebody has not named the file. */
  @Test
  void otherFailuresAreErrorsOfIsomer() {
    Throwable parser =
        org.assertj.core.api.Assertions.catchThrowable(() -> new ObjectMapper().readTree("{"));

    assertThat(parser).isInstanceOf(JsonProcessingException.class);
    for (Throwable error :
        new Throwable[] {parser, new IllegalStateException("x"), new StackOverflowError()}) {
      assertThat(failure(error)).isEqualTo(new Failure(1, "internal error: " + error));
    }
  }
}
