package org.isomer.vocabulary;

import java.util.function.IntConsumer;
import org.isomer.bytepair.BytePairModel;
import org.isomer.bytepair.BytePairTraining;

/** Learns byte pairs. */
final class BytePairLearning implements Training {
  private final BytePairTraining training = new BytePairTraining();

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
    BytePairModel trained = training.train(size, leastCount, made);
    return new Trained(trained.tokens(), trained.tokenizer(Trained.LENGTH));
  }
}
