package org.isomer.eval.contract;

import java.util.List;
import org.isomer.contract.Breach;
import org.isomer.contract.Contract;
import org.isomer.contract.FeatureSamples;
import org.isomer.contract.Rule;
import org.isomer.contract.Tested;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.Task;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;

/** What tasks keep to; one on the model itself is tried by evaluating one. */
public final class TaskContract implements Contract<Task> {
  private static final FeatureSet TEST = FeatureSamples.blobs("test", 24);

  @Override
  public Class<?> kind() {
    return TaskPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Task> tested) {
    return List.of(
        new Rule("has a title and says what it predicts", () -> hasTitle(tested.make())),
        new Rule("predicts a class for each row, by itself", () -> predicts(tested.make())),
        new Rule("gives the same from the same features", () -> repeats(tested.make())),
        new Rule("leaves features as they are", () -> leaves(tested.make())),
        new Rule("learns what is easy", () -> learns(tested.make())));
  }

  private static void hasTitle(Task task) {
    Breach.unless(
        !task.title().isBlank() && !task.title().endsWith("."),
        "title() is \"%s\"; say in a few words what reports print above its numbers"
            .formatted(task.title()));
    Breach.unless(
        task.predicts() != null, "predicts() gives nothing; say what is predicted for a sample");
  }

  private static Classifier fit(FeatureTask task) {
    return task.fit(
            FeatureSamples.blobs("train", 90),
            FeatureSamples.blobs("validation", 30),
            FeatureSamples.CLASSES)
        .classifier();
  }

  private static void predicts(Task task) {
    if (task instanceof FeatureTask features) {
      Classifier classifier = fit(features);
      List<Prediction> all = classifier.predict(TEST.features());
      Breach.unless(
          all.size() == TEST.size(),
          "%d rows get %d predictions; give one for each".formatted(TEST.size(), all.size()));
      for (int i = 0; i < all.size(); i++) {
        Prediction prediction = all.get(i);
        Breach.unless(
            prediction.ranked().stream().allMatch(c -> c >= 0 && c < FeatureSamples.CLASSES),
            "of %d classes it predicts %s".formatted(FeatureSamples.CLASSES, prediction.ranked()));
        FeatureMatrix row = new FeatureMatrix(new float[][] {TEST.features().rows()[i]});
        Breach.unless(
            classifier.predict(row).get(0).label() == prediction.label(),
            "a row gets another class when it is alone; a prediction must not depend on the other rows");
      }
    }
  }

  private static void repeats(Task task) {
    if (task instanceof FeatureTask features) {
      Breach.unless(
          fit(features).predict(TEST.features()).equals(fit(features).predict(TEST.features())),
          "fitted again to the same features it predicts something else; draw random numbers from CounterRandom alone");
    }
  }

  private static void leaves(Task task) {
    if (task instanceof FeatureTask features) {
      FeatureSet train = FeatureSamples.blobs("train", 90);
      FeatureSet validation = FeatureSamples.blobs("validation", 30);
      FeatureSet test = FeatureSamples.blobs("test", 24);
      features.fit(train, validation, FeatureSamples.CLASSES).classifier().predict(test.features());
      Breach.unless(
          FeatureSamples.same(train, FeatureSamples.blobs("train", 90))
              && FeatureSamples.same(validation, FeatureSamples.blobs("validation", 30))
              && FeatureSamples.same(test, TEST),
          "it changes the features or labels that it is given, which others read as well; work on a copy");
    }
  }

  private static void learns(Task task) {
    if (task instanceof FeatureTask features) {
      List<Prediction> predictions = fit(features).predict(TEST.features());
      int hits = 0;
      for (int i = 0; i < predictions.size(); i++) {
        hits += predictions.get(i).label() == TEST.labels()[i] ? 1 : 0;
      }
      Breach.unless(
          hits > TEST.size() / 2,
          "of %d rows in three clouds, one a class, it classifies %d rightly; look at how labels and rows belong together"
              .formatted(TEST.size(), hits));
    }
  }
}
