package org.isomer.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaTest {
  @TempDir Path scratch;

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(scratch.resolve("lib64"));
  }

  /** As packages install a library: the file has the whole version, and links lead to it. */
  private void install(String name, String minor) throws IOException {
    Path file = Files.writeString(folder.resolve(name + minor), name);
    Files.createSymbolicLink(folder.resolve(name), file.getFileName());
  }

  private void installAll(String cudnn) throws IOException {
    for (CudaLibrary library : CudaLibrary.ALL) {
      install(library.name(), library.name().equals("libcudnn.so.9") ? cudnn : ".6.77");
    }
  }

  private Cuda found() {
    return Cuda.of(new LibraryPath(List.of(folder), Map.of()), Optional.empty());
  }

  @Test
  void takesTheSystemsLibrariesInTheOrderOfLoading() throws IOException {
    installAll(".5.1");
    assertThat(found().troubles()).isEmpty();
    assertThat(found().files().keySet())
        .containsExactlyElementsOf(CudaLibrary.ALL.stream().map(CudaLibrary::name).toList());
    assertThat(found().rows())
        .contains(List.of("libcudnn.so.9", "9.5.1, " + folder.resolve("libcudnn.so.9")));
    assertThat(found().versions()).isEqualTo("libcudart.so.12.6.77 libcudnn.so.9.5.1");
  }

  @Test
  void namesEachLibraryThatIsMissingOrOfAnotherVersion() throws IOException {
    installAll(".5.1");
    Files.delete(folder.resolve("libcusparse.so.12"));
    Files.delete(folder.resolve("libcusparse.so.12.6.77"));
    Files.delete(folder.resolve("libcudnn_ops.so.9"));
    Files.delete(folder.resolve("libcudnn_ops.so.9.6.77"));
    install("libcusparse.so.13", ".0");
    Files.delete(folder.resolve("libcupti.so.12"));
    assertThat(found().troubles())
        .singleElement()
        .asString()
        .startsWith(
            "Missing are of CUDA 12 libcusparse.so.12 (there is %s, of another version); of cuDNN 9.3 or newer libcudnn_ops.so.9. Install"
                .formatted(folder.resolve("libcusparse.so.13")));
  }

  @Test
  void refusesCudnnOfBeforeTheBuild() throws IOException {
    installAll(".1.0");
    assertThat(found().troubles())
        .singleElement()
        .asString()
        .contains("libcudnn.so.9 is version 9.1, and TensorFlow needs cuDNN 9.3 or newer");
  }

  @Test
  void unpacksTheJarOnceAndInOneStep() throws IOException {
    CudaJar jar = CudaJar.of(jar(CudaLibrary.ALL.size()), scratch.resolve("cache"));
    assertThat(jar.version()).isEqualTo("12.6-9.5-1.5.11");
    assertThat(jar.folder()).isEqualTo(scratch.resolve("cache/12.6-9.5-1.5.11")).doesNotExist();
    jar.unpack();
    assertThat(jar.files()).allSatisfy((name, file) -> assertThat(file).hasContent(name));
    Files.delete(jar.jar());
    jar.unpack();
    assertThat(scratch.resolve("cache"))
        .isDirectoryNotContaining(file -> !file.equals(jar.folder()));
  }

  @Test
  void leavesNothingOfAJarThatIsNotWhole() throws IOException {
    CudaJar jar = CudaJar.of(jar(5), scratch.resolve("cache"));
    assertThatThrownBy(jar::unpack)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds no " + CudaLibrary.ALL.get(5).name());
    assertThat(scratch.resolve("cache")).isEmptyDirectory();
  }

  /** A JAR of the same form, in which the libraries hold their names. */
  private Path jar(int libraries) throws IOException {
    Path file = scratch.resolve("redist.jar");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      write(zip, "META-INF/maven/org.bytedeco/cuda/pom.properties", "version=12.6-9.5-1.5.11\n");
      for (CudaLibrary library : CudaLibrary.ALL.subList(0, libraries)) {
        write(zip, "org/bytedeco/cuda/linux-x86_64/" + library.name(), library.name());
      }
    }
    return file;
  }

  private static void write(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
