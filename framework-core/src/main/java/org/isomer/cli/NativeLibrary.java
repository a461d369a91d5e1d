package org.isomer.cli;

import static org.tensorflow.internal.c_api.global.tensorflow.TFE_ContextListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_ContextOptionsSetConfig;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.isomer.device.Acceleration;
import org.isomer.graph.SessionConfig;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Status;

/** What TensorFlow's native library says about itself; asking loads it. */
final class NativeLibrary {
  private static final List<String> CODE = List.of("org.tensorflow.", "org.bytedeco.");

  private NativeLibrary() {}

  static String version() {
    return TensorFlow.version();
  }

  /** The names of the devices, such as {@code CPU:0}. */
  static List<String> devices() {
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      TFE_ContextOptions options = TFE_ContextOptions.newContextOptions();
      byte[] config = SessionConfig.of(1).toByteArray();
      TFE_ContextOptionsSetConfig(options, new BytePointer(config), config.length, status);
      status.throwExceptionIfNotOK();
      TFE_Context context = TFE_Context.newContext(options, status);
      status.throwExceptionIfNotOK();
      TF_DeviceList list = TFE_ContextListDevices(context, status);
      status.throwExceptionIfNotOK();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < TF_DeviceListCount(list); i++) {
        String name = TF_DeviceListName(list, i, status).getString();
        names.add(name.substring(name.indexOf("device:") + "device:".length()));
      }
      TF_DeleteDeviceList(list);
      return List.copyOf(names);
    }
  }

  /**
   * What a failure of TensorFlow means to the user: the library cannot be loaded, or memory was
   * refused to it.
   *
   * @param causes an exception and its causes
   * @return empty if it is something else
   */
  static Optional<String> remedy(List<Throwable> causes) {
    Optional<String> refused =
        causes.stream()
            .filter(TFResourceExhaustedException.class::isInstance)
            .map(cause -> String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
            .map(
                said ->
                    "TensorFlow is out of memory: %s. Lower batch-size, the size of the views, or the encoder's width; accumulate keeps the number of examples per step."
                        .formatted(said.strip()))
            .findFirst();
    if (refused.isEmpty() && causes.stream().anyMatch(NativeLibrary::lacksDeterminism)) {
      return Optional.of(
          "%s What is configured needs an operation that does not give the same bits each time on a GPU. Allow that with TF_DETERMINISTIC_OPS=0, or compute with --device cpu."
              .formatted(causes.get(causes.size() - 1).getMessage()));
    }
    boolean unloadable =
        causes.stream().anyMatch(cause -> cause instanceof LinkageError && concerns(cause, CODE));
    return unloadable
        ? Optional.of(
            "TensorFlow's native library cannot be loaded. %s\nThe system says: %s"
                .formatted(NativeCache.remedy(), causes.get(causes.size() - 1).getMessage()))
        : refused;
  }

  private static boolean lacksDeterminism(Throwable cause) {
    return cause instanceof TensorFlowException
        && String.valueOf(cause.getMessage()).contains("eterminis")
        && Acceleration.deterministic();
  }

  /** Whether an error arose in, or names a class of, one of these packages. */
  static boolean concerns(Throwable error, List<String> packages) {
    Stream<String> frames =
        Stream.of(error.getStackTrace())
            .map(StackTraceElement::getClassName)
            .dropWhile(name -> name.startsWith("java.") || name.startsWith("jdk."))
            .limit(1);
    Stream<String> named =
        Stream.of(String.valueOf(error.getMessage()).replace('/', '.').split("class "));
    return Stream.concat(frames, named)
        .anyMatch(name -> packages.stream().anyMatch(name::startsWith));
  }
}
