package org.isomer.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.JarBuilder;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JAR that adds an image format, here the plain form of PGM. */
class AddedImageFormatTest {
  private static final String PGM =
      """
      package acme;
      import java.awt.image.BufferedImage;
      import java.io.IOException;
      import java.util.*;
      public final class Pgm implements org.isomer.spi.ImageFormat {
        @jakarta.inject.Inject Pgm() {}
        public String name() { return "PGM of AUTHOR"; }
        public List<String> endings() { return List.of("ENDING"); }
        public BufferedImage decode(byte[] file) throws IOException {
          Scanner text = new Scanner(new String(file, "US-ASCII"));
          if (!text.next().equals("P2")) { throw new IOException("it is no plain PGM"); }
          BufferedImage image =
              new BufferedImage(text.nextInt(), text.nextInt(), BufferedImage.TYPE_BYTE_GRAY);
          text.nextInt();
          for (int i = 0; text.hasNextInt(); i++) {
            image.getRaster()
                .setSample(i % image.getWidth(), i / image.getWidth(), 0, text.nextInt());
          }
          return image;
        }
      }
      """;
  private static final String MODULE =
      """
      package acme;
      import com.google.inject.multibindings.Multibinder;
      public final class Formats extends com.google.inject.AbstractModule {
        @Override protected void configure() {
          Multibinder.newSetBinder(binder(), org.isomer.spi.ImageFormat.class)
              .addBinding().to(Pgm.class);
          bind(Pgm.class);
        }
      }
      """;

  private record Options(@Option(help = "data") Choice<Dataset> dataset) {}

  private record Outcome(int code, String output) {}

  @TempDir private Path scratch;
  private Path photos;

  @BeforeEach
  void write() throws Exception {
    photos = scratch.resolve("photos");
    Path cats = Files.createDirectories(photos.resolve("train/cat"));
    for (int i = 0; i < 5; i++) {
      Files.writeString(
          cats.resolve(i + (i == 0 ? ".PGM" : ".pgm")),
          "P2 3 2 255\n%d 1 2 3 4 255\n".formatted(i),
          US_ASCII);
    }
  }

  private Path jar(String author, String ending) throws Exception {
    return new JarBuilder()
        .source("acme.Pgm", PGM.replace("ENDING", ending).replace("AUTHOR", author))
        .source("acme.Formats", MODULE)
        .module("acme.Formats")
        .write(scratch.resolve("plugins").resolve(author + ".jar"));
  }

  private Outcome run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code =
        new CommandLine(Console.plain(bytes), scratch, Optional.empty()).run(List.of(arguments));
    return new Outcome(code, bytes.toString(UTF_8));
  }

  private Outcome pack(String out) {
    return run(
        "pack",
        "--data",
        "{name: image-folder, path: %s, channels: 1, test-fraction: 0}".formatted(photos),
        "--out",
        scratch.resolve(out).toString());
  }

  @Test
  void aFolderOfSuchImagesIsRead() throws Exception {
    Outcome without = pack("none");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.output()).contains("holds no JPEG, PNG, WebP, BMP or TIFF files");
    Path jar = jar("acme", ".pgm");

    assertThat(pack("shards").code()).isZero();
    Dataset packed =
        new ConfigReader(PluginLoader.classPath())
            .bind(
                Options.class,
                "test",
                "dataset: {name: image-shards, path: %s, channels: 1, test-fraction: 0, validation-fraction: 0}"
                    .formatted(scratch.resolve("shards")),
                List.of())
            .dataset()
            .open(FileIndex.NONE);
    Image image = new Image();
    packed.split(Split.TRAIN).read(0, image);
    assertThat(image.spec()).isEqualTo(Image.spec(2, 3, 1));
    assertThat(image.toArray()).endsWith(1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f, 1);

    Outcome listed = run("doctor", "--wiring");
    assertThat(
            listed.output().lines().filter(line -> line.startsWith("org.isomer.spi.ImageFormat")))
        .singleElement()
        .asString()
        .contains("acme.Pgm", jar.getFileName().toString());
  }

  @Test
  void aDamagedFileIsNamed() throws Exception {
    jar("acme", ".pgm");
    Path damaged = Files.writeString(photos.resolve("train/cat/9.pgm"), "P5 ", US_ASCII);

    assertThat(pack("shards"))
        .isEqualTo(
            new Outcome(
                2,
                "The image %s cannot be read: it is no plain PGM. Replace the file or remove it.\n"
                    .formatted(damaged)));
  }

  @Test
  void formatsOfIsomerAndOfOtherJarsStayTheirs() throws Exception {
    jar("acme", ".png");
    assertThat(pack("own"))
        .isEqualTo(
            new Outcome(
                2,
                "The image format PGM of acme reads files that end in .png, and so does Isomer. Tell its author, or remove its JAR.\n"));

    jar("acme", ".pgm");
    jar("other", ".pgm");
    assertThat(pack("twice"))
        .isEqualTo(
            new Outcome(
                2,
                "The image format PGM of other reads files that end in .pgm, and so does PGM of acme. Tell its author, or remove its JAR.\n"));
  }
}
