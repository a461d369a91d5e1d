package org.isomer.vocabulary;

import java.util.function.IntConsumer;
import org.isomer.wordpiece.Vocabulary;
import org.isomer.wordpiece.VocabularyTraining;

/** Learns word pieces. */
final class WordPieceLearning implements Training {
  private final VocabularyTraining training = new VocabularyTraining();

  @Override
  public void read(String text) {
    training.read(text);
  }

  @Override
  public int words() {
    return training.words();
  }

  @Override
  public Trained train(int size, int leastCount, IntConsumer made) {
    Vocabulary trained = training.train(size, leastCount, made);
    return new Trained(trained.pieces(), trained.tokenizer(Trained.LENGTH));
  }
}
