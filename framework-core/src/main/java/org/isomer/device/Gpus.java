package org.isomer.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.isomer.graph.SystemFile;
import org.jspecify.annotations.Nullable;

/**
 * What the machine has of NVIDIA.
 *
 * @param driver what the kernel says of the driver that it has loaded
 * @param files the device files of GPUs, such as {@code /dev/nvidia0}
 * @param library the driver's own library, {@code libcuda.so.1}
 * @param all the GPUs that CUDA shows to this process, in its order
 */
public record Gpus(
    Optional<String> driver, List<Path> files, Optional<Path> library, List<Gpu> all) {
  private static final SystemFile DRIVER = new SystemFile(Path.of("/proc/driver/nvidia/version"));
  private static final String LIBRARY = "libcuda.so.1";
  private static final int PATIENCE_SECONDS = 20;

  /** Copies the lists. */
  public Gpus {
    files = List.copyOf(files);
    all = List.copyOf(all);
  }

  /** Those of this machine. */
  static Gpus here() {
    List<Path> files = deviceFiles();
    return new Gpus(
        driverVersion(),
        files,
        LibraryPath.ofSystem().find(LIBRARY),
        files.isEmpty() ? List.of() : visible(ask(), System.getenv("CUDA_VISIBLE_DEVICES")));
  }

  private static Optional<String> driverVersion() {
    return DRIVER.line("").map(line -> line.replaceAll("\\s+", " ").strip());
  }

  /** The device files of GPUs. */
  static List<Path> deviceFiles() {
    try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
      return devices
          .filter(file -> file.getFileName().toString().matches("nvidia[0-9]+"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The lines that the driver's tool answers: UUID, name, memory, driver, capability. */
  private static List<String> ask() {
    try {
      Process tool =
          new ProcessBuilder(
                  "nvidia-smi",
                  "--query-gpu=uuid,name,memory.total,driver_version,compute_cap",
                  "--format=csv,noheader,nounits")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean done = tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && tool.exitValue() == 0;
      return done ? answer.lines().toList() : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /**
   * The GPUs that CUDA shows.
   *
   * @param lines as the driver's tool writes them
   * @param chosen the value of {@code CUDA_VISIBLE_DEVICES}: numbers and UUIDs, up to the first
   *     that is neither; null for all
   */
  static List<Gpu> visible(List<String> lines, @Nullable String chosen) {
    List<String[]> rows = lines.stream().map(line -> line.split(",\\s*")).toList();
    List<String[]> shown = rows;
    if (chosen != null) {
      shown = new ArrayList<>();
      for (String word : chosen.split(",", -1)) {
        Optional<String[]> row = row(rows, word.strip());
        if (row.isEmpty()) {
          break;
        }
        shown.add(row.get());
      }
    }
    return shown.stream().filter(row -> row.length == 5).map(Gpus::gpu).toList();
  }

  private static Optional<String[]> row(List<String[]> rows, String word) {
    if (word.matches("[0-9]{1,3}")) {
      int index = Integer.parseInt(word);
      return index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
    }
    return rows.stream().filter(row -> !word.isEmpty() && row[0].startsWith(word)).findFirst();
  }

  private static Gpu gpu(String[] row) {
    return new Gpu(
        row[1],
        row[2].matches("[0-9]+") ? Long.parseLong(row[2]) : 0,
        row[3],
        row[4].matches("[0-9]+\\.[0-9]+") ? Double.parseDouble(row[4]) : 0);
  }

  /** What keeps CUDA from using a GPU, a sentence each, with what to do; none if nothing does. */
  List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    if (files.isEmpty()) {
      troubles.add(
          driver.isPresent()
              ? "There is no device file /dev/nvidia0, although the driver is loaded. In a container, start it with --gpus all (NVIDIA Container Toolkit)."
              : "There is no NVIDIA GPU that this system can see: no device file /dev/nvidia0, and no driver. Install NVIDIA's driver; in a container, start it with --gpus all (NVIDIA Container Toolkit).");
    }
    if (library.isEmpty()) {
      troubles.add(
          "libcuda.so.1, the library of NVIDIA's driver, is not found. It comes with the driver; in a container, the NVIDIA Container Toolkit brings it in.");
    }
    if (!files.isEmpty() && all.isEmpty()) {
      troubles.add(
          "nvidia-smi lists no GPU that this process may use. Run it to see what is wrong with the driver, and look at CUDA_VISIBLE_DEVICES, if that is set.");
    }
    return troubles;
  }
}
