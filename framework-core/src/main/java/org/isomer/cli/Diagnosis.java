package org.isomer.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.device.Acceleration;
import org.isomer.graph.Convolutions;
import org.isomer.graph.Machine;
import org.isomer.graph.Processor;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFolder;

/** What {@code isomer doctor} finds. */
record Diagnosis(Catalog catalog, Console console) implements Command {
  private static final double GIGABYTE = 1e9;

  @Inject
  Diagnosis {}

  @Override
  public void run() throws IOException {
    List<List<String>> findings = new ArrayList<>();
    findings.add(List.of("Isomer", Help.version()));
    findings.add(List.of("Java", java()));
    findings.add(List.of("system", system()));
    findings.add(List.of("threads", threads()));
    findings.add(List.of("memory", memory()));
    findings.add(List.of("precision", precision()));
    findings.add(List.of("native cache", NativeCache.here().describe()));
    findings.add(List.of("plugins", plugins(catalog)));
    if (catalog.folders().isEmpty()) {
      findings.add(List.of("plugin folders", "none (./plugins, $ISOMER_PLUGINS, --plugins)"));
    }
    for (PluginFolder folder : catalog.folders()) {
      findings.add(List.of("plugin folder", plugins(folder, catalog)));
    }
    GpuDiagnosis gpu = new GpuDiagnosis(Acceleration.here());
    findings.addAll(gpu.rows());
    try {
      findings.add(List.of("TensorFlow", NativeLibrary.version()));
      findings.add(List.of("devices", String.join(", ", NativeLibrary.devices())));
    } catch (LinkageError e) {
      findings.add(List.of("TensorFlow", "cannot be loaded"));
      console.table(List.of(), findings);
      throw e;
    }
    findings.add(List.of("convolutions", convolutions()));
    console.table(List.of(), findings);
    Convolutions.requireRight();
    console.line("");
    console.line(gpu.verdict());
  }

  private static String convolutions() {
    String found = Convolutions.fault().isEmpty() ? "right" : "wrong";
    return Convolutions.byOneDnn()
        ? found
        : found + ", without oneDNN (TF_ENABLE_ONEDNN_OPTS=0), which is slower";
  }

  private static String java() {
    return "%s %s at %s"
        .formatted(
            System.getProperty("java.vm.name"), Runtime.version(), System.getProperty("java.home"));
  }

  private static String system() {
    return "%s %s, %s"
        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), Processor.model());
  }

  private static String threads() {
    return Runtime.getRuntime().availableProcessors()
        + ", one for each core, unless a configuration says otherwise";
  }

  private static String memory() {
    String heap = "%.1f GB for Java".formatted(Machine.heap() / GIGABYTE);
    OptionalLong machine = Machine.memory();
    return machine.isPresent()
        ? "%.1f GB, of which %s".formatted(machine.getAsLong() / GIGABYTE, heap)
        : heap;
  }

  private static String precision() {
    return "auto picks "
        + Processor.fastestPrecision().name().toLowerCase(Locale.ROOT)
        + (Acceleration.used().isPresent()
            ? " on the GPU"
            : Processor.hasBfloat16()
                ? ": the processor has instructions for bfloat16"
                : Convolutions.byOneDnn()
                    ? ": the processor has no instructions for bfloat16"
                    : ": without oneDNN nothing uses a processor's instructions for bfloat16");
  }

  private static String plugins(Catalog catalog) {
    return catalog.kinds().stream()
        .map(kind -> catalog.entries(kind).size() + " " + kind)
        .collect(Collectors.joining(", "));
  }

  private static String plugins(PluginFolder folder, Catalog catalog) {
    List<String> found =
        Stream.of(
                catalog.entries().stream()
                    .filter(entry -> entry.origin().path().startsWith(folder.path()))
                    .map(entry -> entry.kind() + "/" + entry.name()),
                catalog.modules().stream()
                    .filter(module -> module.origin().path().startsWith(folder.path()))
                    .map(module -> "services of " + module.origin().name()),
                catalog.repeated().entrySet().stream()
                    .filter(twin -> twin.getKey().startsWith(folder.path()))
                    .map(
                        twin ->
                            "%s, the same as %s"
                                .formatted(twin.getKey().getFileName(), twin.getValue())))
            .flatMap(part -> part)
            .toList();
    return folder.path() + ": " + (found.isEmpty() ? "empty" : String.join(", ", found));
  }
}
