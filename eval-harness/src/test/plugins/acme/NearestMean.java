package acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.Selection;
import org.isomer.eval.spi.Task;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.spi.FeatureSet;

/** The class whose mean is nearest. */
public final class NearestMean extends Part<Task> implements TaskPlugin<Part.None> {
  public NearestMean() {
    super("nearest-mean");
  }

  @Override
  public Task create(None none) {
    return new FeatureTask() {
      @Override
      public String title() {
        return "nearest mean";
      }

      @Override
      public Fitted fit(FeatureSet train, FeatureSet validation, int classes) {
        Classifier classifier = classifier(train, classes);
        List<Prediction> predicted = classifier.predict(validation.features());
        int hits = 0;
        for (int i = 0; i < predicted.size(); i++) {
          hits += predicted.get(i).label() == validation.labels()[i] ? 1 : 0;
        }
        double accuracy = (double) hits / predicted.size();
        return new Fitted(
            List.of(classifier), Selection.best(List.of(new Candidate(Map.of(), accuracy))));
      }
    };
  }

  private static Classifier classifier(FeatureSet train, int classes) {
    int dim = train.features().dim();
    double[][] means = new double[classes][dim];
    int[] counts = new int[classes];
    for (int i = 0; i < train.size(); i++) {
      counts[train.labels()[i]]++;
    }
    for (int i = 0; i < train.size(); i++) {
      int label = train.labels()[i];
      for (int j = 0; j < dim; j++) {
        means[label][j] += train.features().rows()[i][j] / counts[label];
      }
    }
    return features -> {
      List<Prediction> predictions = new ArrayList<>();
      for (float[] row : features.rows()) {
        float[] logits = new float[classes];
        for (int label = 0; label < classes; label++) {
          for (int j = 0; j < dim; j++) {
            logits[label] -= (float) Math.pow(row[j] - means[label][j], 2);
          }
        }
        predictions.add(Prediction.byLogits(logits));
      }
      return predictions;
    };
  }
}
