package org.isomer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  @TempDir private Path folder;

  private Path write(String file, int bytes) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.write(path, new byte[bytes]);
  }

  @Test
  void cleaningLeavesWhatOtherProgramsHaveUnpacked() throws IOException {
    Path library = write("tensorflow-core-native-1.1.0-linux-x86_64.jar/org/libtensorflow.so", 70);
    Files.createSymbolicLink(library.resolveSibling("libtensorflow.so.2"), library);
    write("tensorflow-core-native-1.0.0-linux-x86_64.jar/org/libtensorflow.so", 30);
    Path other = write("opencv-4.jar/libopencv.so", 5);

    assertThat(new NativeCache(folder).clean()).isEqualTo(100);
    assertThat(new NativeCache(folder).clean()).isZero();

    assertThat(other).exists();
    assertThat(folder).isDirectoryNotContaining("glob:**tensorflow*");
  }
}
