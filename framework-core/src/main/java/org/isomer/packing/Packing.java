package org.isomer.packing;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.config.ConfigWriter;
import org.isomer.data.Datasets;
import org.isomer.data.image.Cache;
import org.isomer.data.image.ImageFolder;
import org.isomer.data.shard.Packed;
import org.isomer.data.shard.ShardWriter;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.packing.PackVerb.Sequence;
import org.isomer.plugin.Catalog;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Dataset;
import org.isomer.spi.Example;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/** Packs a data set. The shards appear all at once; what a kill has left is cleaned away. */
record Packing(PackVerb.Config config, Datasets datasets, Catalog catalog, Console console)
    implements Command {
  /** Fixed, so that the same data give the same shards. */
  private static final long KEY = 0;

  @Inject
  Packing {}

  @Override
  public void run() {
    Path out = config.out();
    requireFree();
    try {
      AtomicFiles.prepare(Objects.requireNonNull(out.toAbsolutePath().getParent()));
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(out, e), e);
    }
    ClassData data = ClassData.of(opened());
    Packed format = format(data);
    try (FolderLock lock = FolderLock.ofFile(out)) {
      AtomicFiles.writeFolder(out, folder -> write(data, format, folder));
    }
    console.line("%s: %s as shards".formatted(out, data.title()));
    console.line("Next, in a configuration:");
    console.line("dataset: " + ConfigWriter.toInlineYaml(next(data, format)));
  }

  /** By which the same data are read; a folder's missing parts are left to whoever reads it. */
  private Map<String, @Nullable Object> next(ClassData data, Packed format) {
    Map<String, @Nullable Object> next = new LinkedHashMap<>();
    next.put("name", format.name());
    next.put("path", config.out().toAbsolutePath().normalize().toString());
    AnnotatedExamples<OptionalInt> train = data.split(Split.TRAIN);
    Example example = train.buffer();
    if (train.size() > 0) {
      train.read(0, example);
      next.putAll(format.options(example));
    }
    if (config.data().isPresent()) {
      for (Split part : List.of(Split.VALIDATION, Split.TEST)) {
        if (data.split(part).size() == 0) {
          next.put(part.name().toLowerCase(Locale.ROOT) + "-fraction", 0);
        }
      }
    }
    return next;
  }

  private void requireFree() {
    if (Files.exists(config.out())) {
      throw new BadInputException(
          config.out() + ": exists already; nothing was changed. Choose another --out.");
    }
  }

  private Dataset opened() {
    if (config.data().isPresent()) {
      return datasets.open(config.data().get());
    }
    Path folder = config.folder().orElseThrow();
    return new ImageFolder()
        .open(
            new ImageFolder.Config(folder, Optional.empty(), 3, 0, 0, Optional.empty(), Cache.NONE),
            datasets.index());
  }

  private Packed format(ClassData data) {
    Example example = data.split(Split.TRAIN).buffer();
    return catalog.entries("dataset").stream()
        .map(Catalog.Entry::plugin)
        .filter(Packed.class::isInstance)
        .map(Packed.class::cast)
        .filter(packed -> packed.type().isInstance(example))
        .filter(packed -> data.split(Split.TRAIN).members() == 1)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "pack: %s holds %s, which no reader of shards reads. Choose a data set of single images, texts or series."
                        .formatted(
                            data.title(),
                            data.split(Split.TRAIN).members() == 1
                                ? "examples of type " + example.getClass().getSimpleName()
                                : "examples that belong together")));
  }

  private void write(ClassData data, Packed format, Path folder) throws IOException {
    long count = Stream.of(Split.values()).mapToLong(split -> data.split(split).size()).sum();
    try (ShardWriter writer =
            new ShardWriter(folder, format.selection(), (long) config.shardSize() << 20);
        Progress progress = console.progress("pack", "packed", count, "examples")) {
      for (Split split : Split.values()) {
        writer.begin(split);
        write(data.split(split), split, format, writer, progress);
      }
      int shards = writer.finish(data.classes());
      progress.outcome(shards == 1 ? "1 shard" : shards + " shards");
    }
  }

  private void write(
      AnnotatedExamples<OptionalInt> examples,
      Split split,
      Packed format,
      ShardWriter writer,
      Progress progress)
      throws IOException {
    int size = Math.toIntExact(examples.size());
    int[] order =
        config.order() == Sequence.KEPT
            ? IntStream.range(0, size).toArray()
            : CounterRandom.of(KEY, "pack " + split).at(0, 0, 0).permutation(size);
    Example buffer = examples.buffer();
    for (int index : order) {
      Packed.Member member = format.member(examples, index, buffer);
      writer.add(member.ending(), member.bytes(), examples.annotation(index));
      progress.advance(1);
    }
  }
}
