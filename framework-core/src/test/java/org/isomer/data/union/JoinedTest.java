package org.isomer.data.union;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.modality.text.Text;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private final Path pairs;
  private final Path texts;

  JoinedTest(@TempDir Path folder) throws IOException {
    pairs = Files.writeString(folder.resolve("pairs.csv"), "one,two\na,b\nc,a\n");
    texts = Files.writeString(folder.resolve("texts.txt"), "a\nd\n");
  }

  private Dataset joined(String... datasets) {
    String yaml =
        "datasets: [%s]"
            .formatted(String.join(", ", datasets))
            .replace("PAIRS", pairs.toString())
            .replace("TEXTS", texts.toString());
    return new Joined().create(READER.bind(Joined.Config.class, "test", yaml, List.of()));
  }

  private static final String MEMBERS =
      "{name: members, relations: {name: text-tuples, train: 'PAIRS', columns: [one, two]}}";
  private static final String TEXTS =
      "{name: text-csv, train: 'TEXTS', validation-fraction: 0, test-fraction: 0}";

  @Test
  void oneSetFollowsTheOther() {
    Dataset dataset = joined(MEMBERS, TEXTS);
    assertThat(dataset.title()).isEqualTo("pairs.csv + texts.txt");
    Examples train = dataset.split(Split.TRAIN);
    assertThat(train.size()).isEqualTo(5);
    Text text = (Text) train.buffer();
    StringBuilder all = new StringBuilder();
    for (long i = 0; i < train.size(); i++) {
      train.read(i, text);
      all.append(train.id(i)).append('=').append(text.content()).append(' ');
    }
    assertThat(all)
        .hasToString("1/train/2/one=a 1/train/2/two=b 1/train/3/one=c 2/train/1=a 2/train/2=d ");
    assertThat(dataset.split(Split.TEST).size()).isZero();
    assertThat(dataset.memory()).isGreaterThan(0);
    assertThat(dataset.digest()).isNotEqualTo(joined(TEXTS, MEMBERS).digest());
  }

  @Test
  void onlyOneKindOfSingleExamplesIsJoined() {
    assertThatThrownBy(() -> joined(TEXTS, "fashion-mnist"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "dataset joined: texts.txt holds examples of type Text, and Fashion-MNIST (bundled subset) of type Image. Join data sets of one kind.");
    assertThatThrownBy(() -> joined(TEXTS, MEMBERS.replace("members", "relations")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "dataset joined: an instance of pairs.csv has several members. Join single examples, such as those of the data set members.");
    assertThatThrownBy(() -> joined())
        .isInstanceOf(BadInputException.class)
        .hasMessage("dataset joined: datasets is empty. Name at least one.");
  }
}
