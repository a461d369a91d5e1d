package org.isomer.eval.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.isomer.contract.Breach;
import org.isomer.contract.Contract;
import org.isomer.contract.Tested;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.Detector;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.eval.spi.ScoredBox;
import org.isomer.eval.spi.SegmentationHead;
import org.isomer.eval.spi.Selection;
import org.isomer.eval.spi.TargetBox;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Window;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.spi.Plugin;
import org.isomer.spi.Split;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A part of each kind of the harness that breaks a rule, and what its author is told. */
class BrokenEvaluationPluginsTest {
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final String DIGEST = "0".repeat(64);

  /** Hands out one part. */
  private record Fixed<T>(T part) implements Plugin<Fixed.Config, T> {
    record Config() {}

    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public String summary() {
      return "One part";
    }

    @Override
    public Class<Config> configType() {
      return Config.class;
    }

    @Override
    public T create(Config config) {
      return part;
    }
  }

  private static <T> void assertTold(Contract<T> contract, T part, String... pieces) {
    Tested<T> tested = new Tested<>(new Fixed<>(part), new Fixed.Config(), CATALOG);
    List<String> told =
        contract.rules(tested).stream()
            .map(rule -> catchThrowable(() -> rule.check().run()))
            .filter(Breach.class::isInstance)
            .map(Throwable::getMessage)
            .toList();
    assertThat(told).anySatisfy(message -> assertThat(message).contains(pieces));
  }

  private record Part<A>(Split split, LongFunction<A> notes) implements AnnotatedExamples<A> {
    @Override
    public long size() {
      return 2;
    }

    @Override
    public String id(long index) {
      return split + "/" + index;
    }

    @Override
    public A annotation(long index) {
      return notes.apply(index);
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      ((Image) into).reshape(4, 4, 1).values()[0] = index;
    }
  }

  private record Boxes(List<Double> corners) implements BoxData {
    @Override
    public String title() {
      return "Boxes";
    }

    @Override
    public List<String> classes() {
      return List.of("thing");
    }

    @Override
    public String digest() {
      return DIGEST;
    }

    @Override
    public AnnotatedExamples<List<Marked>> split(Split split) {
      return new Part<>(split, index -> List.of(new Marked(0, corners, 1, false, false)));
    }
  }

  @Test
  void boxBesideTheImage() {
    assertTold(
        new BoxDataContract(),
        new Boxes(List.of(0.0, 0.0, 5.0, 2.0)),
        "in an image of 4 × 4 pixels",
        "give left, top, right and bottom");
  }

  private record Masks(int label) implements MaskData {
    @Override
    public String title() {
      return "Masks";
    }

    @Override
    public List<String> classes() {
      return List.of("background", "thing");
    }

    @Override
    public int ignored() {
      return 255;
    }

    @Override
    public String digest() {
      return DIGEST;
    }

    @Override
    public AnnotatedExamples<LabelMap> split(Split split) {
      int[] labels = new int[16];
      labels[3] = label;
      return new Part<>(split, index -> new LabelMap(4, 4, labels));
    }
  }

  @Test
  void maskOfAClassThatIsNotThere() {
    assertTold(new MaskDataContract(), new Masks(2), "has the label 2, and there are 2 classes");
  }

  /** A number of predictions. */
  private record Metric(Scale scale, ToDoubleFunction<Predictions> number)
      implements PredictionMetric {
    @Override
    public String title() {
      return "number";
    }

    @Override
    public PredictionKind kind() {
      return PredictionKind.CLASSES;
    }

    @Override
    public double of(List<String> classes, Predictions predictions) {
      return number.applyAsDouble(predictions);
    }
  }

  @Test
  void metricBeyondItsScaleOrOfTheFirstSample() {
    assertTold(
        new MetricContract(), new Metric(Scale.SHARE, all -> 2), "its scale is a share in [0, 1]");
    assertTold(
        new MetricContract(),
        new Metric(Scale.SCORE, all -> all.classes().get(0).score()),
        "with the samples in another order");
  }

  @Test
  void headWithALogitTooFew() {
    SegmentationHead narrow =
        (net, features, classes) ->
            Layers.conv2d(
                net,
                "class",
                net.cast(features.stages().get(0).values(), TFloat32.class),
                classes - 1,
                new Window(1, 1, 0),
                Initializer.uniformFanIn());
    assertTold(
        new SegmentationHeadContract(),
        narrow,
        "for 3 classes the logits have the shape",
        "(batch, rows, columns, classes)");
  }

  /** A detector for a single place in the middle, which its maker may break. */
  private record Middle(
      BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> view, int room, int label, double score)
      implements Detector {
    @Override
    public List<Operand<TFloat32>> outputs(Net net, Features features) {
      return List.of(
          Layers.dense(
              net,
              "class",
              view.apply(net.tf(), features.pooled()),
              1,
              Initializer.uniformFanIn()));
    }

    @Override
    public List<TensorSpec> targets() {
      return List.of(TensorSpec.floats("there", 1));
    }

    @Override
    public List<float[]> targets(List<TargetBox> objects) {
      float[] there = new float[room];
      there[0] = Math.min(1, objects.size());
      return List.of(there);
    }

    @Override
    public Operand<TFloat32> loss(
        Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets) {
      Ops tf = net.tf();
      return tf.sum(
          tf.math.square(tf.math.sub(outputs.get(0), targets.get(0))),
          tf.constant(new int[] {0, 1}));
    }

    @Override
    public List<ScoredBox> boxes(List<float[]> outputs, double leastScore) {
      return List.of(new ScoredBox(label, 8, 8, 24, 24, score));
    }
  }

  @Test
  void detectorOfOtherTargetsClassesOrScoresAndOneThatLeavesTheEncoderAsItIs() {
    DetectionHeadContract contract = new DetectionHeadContract();
    BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> whole = (tf, x) -> x;
    assertTold(
        contract,
        setting -> new Middle(whole, 2, 0, .5),
        "0 objects give targets of [2] numbers, and targets() announces [1]",
        "make one array for each");
    assertTold(
        contract,
        setting -> new Middle(whole, 1, 3, .5),
        "an object of the class 3, and there are 3 classes",
        "labels count from 0");
    assertTold(
        contract,
        setting -> new Middle(whole, 1, 0, 7),
        "with the score 7.0",
        "such as the sigmoid of a logit");
    assertTold(
        contract,
        setting -> new Middle((tf, x) -> tf.math.mul(x, tf.constant(0f)), 1, 0, .5),
        "the gradient of encoder.convolution.weight is 0",
        "use the variable");
  }

  /** Always the same class, by way of a classifier. */
  private record Guess(Classifier classifier) implements FeatureTask {
    @Override
    public String title() {
      return "guess";
    }

    @Override
    public Fitted fit(FeatureSet train, FeatureSet validation, int classes) {
      return new Fitted(List.of(classifier), Selection.best(List.of(new Candidate(Map.of(), 0.5))));
    }
  }

  @Test
  void taskThatGuessesOrForgetsRows() {
    assertTold(
        new TaskContract(),
        new Guess(features -> Collections.nCopies(features.size(), new Prediction(List.of(0), 1))),
        "it classifies 8 rightly");
    assertTold(
        new TaskContract(),
        new Guess(features -> List.of(new Prediction(List.of(0), 1))),
        "24 rows get 1 predictions");
  }
}
