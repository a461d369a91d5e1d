package org.isomer.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.data.Batch;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.Datasets;
import org.isomer.data.image.Cache;
import org.isomer.data.image.ImageFolder;
import org.isomer.data.image.ImageShards;
import org.isomer.data.order.ByBlocks;
import org.isomer.data.series.Normalization;
import org.isomer.data.series.SeriesShards;
import org.isomer.data.series.TsFiles;
import org.isomer.data.text.TextCsv;
import org.isomer.data.text.TextShards;
import org.isomer.file.Sha256;
import org.isomer.packing.PackVerb.Sequence;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Example;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
  @TempDir private Path scratch;

  private Path photos() throws IOException {
    Path folder = scratch.resolve("photos");
    for (int i = 0; i < 40; i++) {
      BufferedImage image = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i % 8, i / 8, 0xFF8040 + i);
      String format = i % 2 == 0 ? "png" : "jpg";
      Path file =
          folder.resolve(
              "%s/%s/%02d.%s"
                  .formatted(i < 30 ? "train" : "test", i % 3 == 0 ? "cat" : "dog", i, format));
      Files.createDirectories(file.getParent());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format, bytes);
      Files.write(file, bytes.toByteArray());
    }
    return folder;
  }

  private Path pack(PackVerb.Config config) {
    printed(config);
    return config.out();
  }

  private String printed(PackVerb.Config config) {
    new PackVerb().create(config);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Packing(config, new Datasets(FileIndex.NONE), PluginLoader.classPath(), Console.plain(out))
        .run();
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path packed(Path photos, Sequence order, String out) {
    return pack(
        new PackVerb.Config(Optional.of(photos), Optional.empty(), 1, order, scratch.resolve(out)));
  }

  private <C extends Record> Path packed(DatasetPlugin<C> plugin, C config, String out) {
    return pack(
        new PackVerb.Config(
            Optional.empty(),
            Optional.of(new Choice<Dataset>(plugin, config, Optional.empty())),
            1,
            Sequence.KEPT,
            scratch.resolve(out)));
  }

  private static ClassData shards(Path path) {
    return shards(path, 0.2);
  }

  private static ClassData shards(Path path, double validation) {
    return new ImageShards()
        .create(
            new ImageShards.Config(
                Optional.of(path),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                3,
                validation,
                0.1,
                Optional.empty(),
                64,
                false));
  }

  private static ClassData folder(Path path) {
    return new ImageFolder()
        .create(
            new ImageFolder.Config(
                path, Optional.empty(), 3, 0.2, 0.1, Optional.empty(), Cache.MEMORY));
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static void assertSameExamples(ClassData data, ClassData expected) {
    assertThat(data.classes()).isEqualTo(expected.classes());
    for (Split split : Split.values()) {
      assertThat(data.split(split).size()).isEqualTo(expected.split(split).size());
      Example one = data.split(split).buffer();
      Example other = expected.split(split).buffer();
      for (int i = 0; i < data.split(split).size(); i++) {
        data.split(split).read(i, one);
        expected.split(split).read(i, other);
        assertThat(digest(one)).isEqualTo(digest(other));
        assertThat(data.split(split).annotation(i)).isEqualTo(expected.split(split).annotation(i));
      }
    }
  }

  private static byte[] digest(Example example) {
    MessageDigest sha = Sha256.start();
    example.addTo(sha);
    return sha.digest();
  }

  @Test
  void packedImagesAreTheSameFilesInTheSameSplits() throws IOException {
    Path photos = photos();
    Path packed = packed(photos, Sequence.KEPT, "kept");
    assertThat(files(packed).keySet())
        .containsExactly(
            "classes.txt", "images.isomer-index", "test-000000.tar", "train-000000.tar");
    ClassData data = shards(packed);
    assertThat(files(packed)).hasSize(4);
    assertSameExamples(data, folder(photos));
    assertThat(data.memory()).isBetween(1L, 40L * 100);
  }

  @Test
  void theIndexThatPackWritesIsTheOneThatReadingMakes() throws IOException {
    Path packed = packed(photos(), Sequence.SHUFFLED, "shuffled");
    String digest = shards(packed).digest();
    byte[] index = Files.readAllBytes(packed.resolve("images.isomer-index"));
    Files.delete(packed.resolve("images.isomer-index"));
    assertThat(shards(packed).digest()).isEqualTo(digest);
    assertThat(Files.readAllBytes(packed.resolve("images.isomer-index"))).hasSameSizeAs(index);
  }

  @Test
  void packingIsDeterministicAndShuffles() throws IOException {
    Path photos = photos();
    Map<String, byte[]> first = files(packed(photos, Sequence.SHUFFLED, "one"));
    Map<String, byte[]> second = files(packed(photos, Sequence.SHUFFLED, "two"));
    first.keySet().removeIf(name -> name.endsWith("index"));
    second.keySet().removeIf(name -> name.endsWith("index"));
    assertThat(second).usingRecursiveComparison().isEqualTo(first);
    List<Integer> labels =
        IntStream.range(0, 21)
            .mapToObj(
                i -> shards(scratch.resolve("one")).split(Split.TRAIN).annotation(i).getAsInt())
            .toList();
    assertThat(labels).isNotEqualTo(labels.stream().sorted().toList());
  }

  @Test
  void shardsHaveASize() throws IOException {
    Path file = scratch.resolve("long.txt");
    Files.writeString(
        file,
        Stream.generate(() -> "word ".repeat(80_000) + "\n").limit(6).reduce("", String::concat));
    Path packed =
        packed(
            new TextCsv(),
            new TextCsv.Config(
                file,
                Optional.empty(),
                Optional.empty(),
                true,
                List.of("text"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0),
            "texts");
    assertThat(files(packed).keySet())
        .containsExactly(
            "texts.isomer-index", "train-000000.tar", "train-000001.tar", "train-000002.tar");
    assertThat(Files.size(packed.resolve("train-000000.tar"))).isLessThan(1 << 20);
  }

  @Test
  void textsAndSeriesComeBack() throws IOException {
    Path csv =
        Files.writeString(scratch.resolve("a.csv"), "text,label\n\"one, ä\",b\ntwo,a\nthree,b\n");
    TextCsv.Config texts =
        new TextCsv.Config(
            csv,
            Optional.empty(),
            Optional.empty(),
            true,
            List.of("text"),
            Optional.of("label"),
            Optional.empty(),
            Optional.empty(),
            0,
            0);
    assertSameExamples(
        new TextShards()
            .create(
                new TextShards.Config(
                    Optional.of(packed(new TextCsv(), texts, "texts")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    64,
                    false)),
        new TextCsv().create(texts));

    Path train =
        Files.writeString(scratch.resolve("s.tsv"), "1\t0.5\t1.5\tNaN\t4\n2\t3\t4\t5\t6\n");
    Path test = Files.writeString(scratch.resolve("t.tsv"), "2\t0.5\t1.5\t3\t4\t7\n");
    TsFiles.Config series =
        new TsFiles.Config(train, test, Optional.empty(), 0, Optional.empty(), Normalization.NONE);
    assertSameExamples(
        new SeriesShards()
            .create(
                new SeriesShards.Config(
                    Optional.of(packed(new TsFiles(), series, "series")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    64,
                    false)),
        new TsFiles().create(series));
  }

  @Test
  void imagesWithoutFilesArePackedAsArrays() throws IOException {
    ImageFolder.Config config =
        new ImageFolder.Config(photos(), Optional.empty(), 3, 0, 0, Optional.empty(), Cache.NONE);
    Path packed = packed(new NoFiles(), config, "arrays");
    assertThat(
            new String(
                Files.readAllBytes(packed.resolve("train-000000.tar")),
                StandardCharsets.ISO_8859_1))
        .startsWith("000000000.npy");
    assertSameExamples(shards(packed, 0), new ImageFolder().create(config));
  }

  /** A folder of images whose files nobody asks for. */
  private static final class NoFiles implements DatasetPlugin<ImageFolder.Config> {
    @Override
    public String name() {
      return "no-files";
    }

    @Override
    public String summary() {
      return "Images alone";
    }

    @Override
    public Class<ImageFolder.Config> configType() {
      return ImageFolder.Config.class;
    }

    @Override
    public Dataset create(ImageFolder.Config config) {
      return new Bare(new ImageFolder().create(config));
    }

    private record Bare(ClassData files) implements ClassData {
      @Override
      public String title() {
        return files.title();
      }

      @Override
      public List<String> classes() {
        return files.classes();
      }

      @Override
      public AnnotatedExamples<OptionalInt> split(Split split) {
        return new WithoutFiles(files.split(split));
      }

      @Override
      public String digest() {
        return files.digest();
      }
    }

    private record WithoutFiles(AnnotatedExamples<OptionalInt> all)
        implements AnnotatedExamples<OptionalInt> {
      @Override
      public long size() {
        return all.size();
      }

      @Override
      public String id(long index) {
        return all.id(index);
      }

      @Override
      public OptionalInt annotation(long index) {
        return all.annotation(index);
      }

      @Override
      public Example buffer() {
        return all.buffer();
      }

      @Override
      public void read(long index, Example into) {
        all.read(index, into);
      }
    }
  }

  @Test
  void batchesFromShardsAreThoseFromMemoryAlsoFromTheMiddleOfAnEpoch() throws IOException {
    Path photos = photos();
    ClassData shards = shards(packed(photos, Sequence.KEPT, "kept"));
    List<float[]> expected = batches(folder(photos), 0, 9, 1);
    assertThat(batches(shards, 0, 9, 2)).usingRecursiveComparison().isEqualTo(expected);
    for (int first : new int[] {1, 4, 5, 8}) {
      assertThat(batches(shards, first, 9, 2))
          .usingRecursiveComparison()
          .isEqualTo(expected.subList(first, 9));
    }
  }

  /** Five batches make an epoch of 21 examples in blocks of three. */
  private static List<float[]> batches(ClassData data, int first, int end, int threads) {
    List<float[]> batches = new ArrayList<>();
    try (BatchPipeline pipeline =
        BatchPipeline.training(
            data.split(Split.TRAIN),
            List.of(List.of(), List.of()),
            new Batching(4, threads, 2),
            new ByBlocks().create(new ByBlocks.Config(3, 2)),
            7,
            first)) {
      for (int i = first; i < end; i++) {
        try (Batch batch = pipeline.take()) {
          batches.add(batch.view(0).floats(0).clone());
        }
      }
    }
    return batches;
  }

  /** A configuration with a data set. */
  public record Chosen(@Option(help = "The data set") Choice<Dataset> dataset) {}

  @Test
  void theLineForAConfigurationReadsWhatWasPacked() throws IOException {
    ImageFolder.Config gray =
        new ImageFolder.Config(photos(), Optional.empty(), 1, 0, 0, Optional.empty(), Cache.NONE);
    Path out = scratch.resolve("gray photos: {2, 3}");
    String printed =
        printed(
            new PackVerb.Config(
                Optional.empty(),
                Optional.of(new Choice<Dataset>(new ImageFolder(), gray, Optional.empty())),
                1,
                Sequence.KEPT,
                out));

    assertThat(printed).contains(out + ": photos as shards\nNext, in a configuration:\ndataset: ");
    String line =
        printed.lines().filter(each -> each.startsWith("dataset: ")).findFirst().orElseThrow();
    assertThat(line)
        .isEqualTo(
            "dataset: {name: image-shards, path: '%s', channels: 1, validation-fraction: 0}"
                .formatted(out));
    ClassData read =
        (ClassData)
            new Datasets(FileIndex.NONE)
                .open(
                    new ConfigReader(PluginLoader.classPath())
                        .bindInline(Chosen.class, "pack", line)
                        .dataset());
    assertSameExamples(read, new ImageFolder().create(gray));
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    Path photos = photos();
    Path out = packed(photos, Sequence.KEPT, "kept");
    assertThatThrownBy(() -> packed(photos, Sequence.KEPT, "kept"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(out + ": exists already; nothing was changed. Choose another --out.");
    assertThatThrownBy(
            () ->
                pack(
                    new PackVerb.Config(
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        Sequence.KEPT,
                        scratch.resolve("x"))))
        .hasMessage("pack: nothing says what to pack. Give a folder of images or --data.");
  }
}
