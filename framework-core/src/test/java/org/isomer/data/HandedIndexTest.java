package org.isomer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.FileFacts;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sets that are made of others: what is known of files reaches those. */
class HandedIndexTest {
  private static final String FOLDER = "{name: image-folder, path: 'PATH', test-fraction: 0}";

  private record Options(@Option(help = "data") Choice<Dataset> dataset) {}

  @TempDir private Path folder;
  private final List<FileFacts> known = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: joined, datasets: [FOLDER]}",
        "{name: members, relations: {name: same-class, dataset: FOLDER}}",
        "{name: relations, relations: {name: same-class, dataset: FOLDER}}",
      })
  void filesAreReadOnce(String yaml) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Path file = folder.resolve("train/%s/%d.png".formatted(i < 3 ? "cat" : "dog", i));
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(0, 0, 0, i);
      ImageIO.write(image, "png", file.toFile());
      files.add(file);
    }
    Choice<Dataset> chosen =
        new ConfigReader(PluginLoader.classPath())
            .bind(
                Options.class,
                "test",
                "dataset: " + yaml.replace("FOLDER", FOLDER).replace("PATH", folder.toString()),
                List.of())
            .dataset();
    String digest = chosen.create().digest();
    FileIndex noting =
        (asked, read) -> {
          List<Optional<FileFacts>> facts = FileIndex.NONE.of(asked, read);
          facts.forEach(each -> known.add(each.orElseThrow()));
          return facts;
        };
    assertThat(new Datasets(noting).open(chosen).digest()).isEqualTo(digest);
    for (Path file : files) {
      Files.writeString(file, "no image", StandardCharsets.UTF_8);
    }
    FileIndex remembering = (asked, read) -> known.stream().map(Optional::of).toList();
    assertThat(new Datasets(remembering).open(chosen).digest()).isEqualTo(digest);
  }
}
