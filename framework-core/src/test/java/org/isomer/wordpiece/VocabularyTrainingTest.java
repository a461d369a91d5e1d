package org.isomer.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTrainingTest {
  private static List<String> learned(int size, int leastCount, String... texts) {
    VocabularyTraining training = new VocabularyTraining();
    for (String text : texts) {
      training.read(text);
    }
    List<String> pieces = training.train(size, leastCount, count -> {}).pieces();
    assertThat(pieces.subList(0, 5)).isEqualTo(Vocabulary.SPECIAL);
    return pieces.subList(5, pieces.size());
  }

  /** hug 10, pug 5, pun 12, bun 4, hugs 5: the example of Hugging Face's course. */
  private static final String[] TEXTS = {
    "hug ".repeat(10), "pug ".repeat(5) + "pun ".repeat(12), "bun ".repeat(4) + "Hugs ".repeat(5)
  };

  @Test
  void joinsTheCommonestNeighboursFirst() {
    assertThat(learned(100, 1, TEXTS))
        .containsExactly(
            "##g", "##n", "##s", "##u", "b", "h", "p", // all characters
            "##ug", // 20 times
            "##un", // 16
            "hug", // 15
            "pun", // 12
            "hugs", // 5, before pug in the order of characters
            "pug", // 5
            "bun"); // 4
  }

  @Test
  void endsWithTheSizeOrWithWhatIsTooRare() {
    assertThat(learned(14, 1, TEXTS)).endsWith("##ug", "##un");
    assertThat(learned(100, 12, TEXTS)).endsWith("hug", "pun");
    assertThat(learned(6, 1, TEXTS)).as("characters are learned all the same").hasSize(7);
  }

  @Test
  void theOrderOfTheTextsHasNoInfluence() {
    assertThat(learned(100, 1, TEXTS[2], TEXTS[0], TEXTS[1])).isEqualTo(learned(100, 1, TEXTS));
  }

  @Test
  void repeatedCharactersAreJoinedFromTheLeft() {
    assertThat(learned(100, 2, "aaaaa aaaaa"))
        .containsExactly("##a", "a", "##aa", "##aaaa", "aaaaa");
  }

  @Test
  void cutsByWhatItHasLearned() {
    VocabularyTraining training = new VocabularyTraining();
    training.read(String.join(" ", TEXTS));
    Vocabulary vocabulary = training.train(100, 1, count -> {});
    assertThat(vocabulary.cut("hugun"))
        .containsExactly(vocabulary.number("hug"), vocabulary.number("##un"));
    assertThat(vocabulary.cut("hugx")).containsExactly(vocabulary.number("[UNK]"));
  }
}
