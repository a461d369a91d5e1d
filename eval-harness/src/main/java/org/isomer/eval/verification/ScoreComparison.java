package org.isomer.eval.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;

/** Stored scores against computed ones. */
final class ScoreComparison {
  private ScoreComparison() {}

  static void compare(String name, Metric stored, Metric computed, Differences differences) {
    differences.number(name, stored.value(), computed.value());
    differences.text(name + ", scale", stored.scale(), computed.scale());
    differences.text(name + ", samples", stored.samples(), computed.samples());
    // An older version may have kept no interval, but none is made up.
    if (stored.interval().isPresent() && computed.interval().isPresent()) {
      Interval one = stored.interval().get();
      Interval two = computed.interval().get();
      if (one.method().equals(two.method())) {
        differences.number(name + ", lower end", one.low(), two.low());
        differences.number(name + ", upper end", one.high(), two.high());
        differences.number(name + ", level", one.level(), two.level());
      } else {
        differences.text(name + ", interval", one.method(), two.method());
      }
    } else if (stored.interval().isPresent()) {
      differences.text(name + ", interval", "there", "not defined");
    }
  }

  static void compare(ResultRecord record, Scores scores, Differences differences) {
    if (!record.confusion().isEmpty() && !record.confusion().equals(scores.confusion())) {
      differences.say("the confusions are not those of the predictions");
    }
    if (record.classScores().size() > scores.classScores().size()) {
      differences.say("the scores of the classes do not follow from the predictions");
    }
    for (int i = 0; i < Math.min(record.classScores().size(), scores.classScores().size()); i++) {
      String name = "class " + record.data().classes().get(i);
      ClassScores stored = record.classScores().get(i);
      ClassScores computed = scores.classScores().get(i);
      differences.number(name + ", precision", stored.precision(), computed.precision());
      differences.number(name + ", recall", stored.recall(), computed.recall());
      differences.number(name + ", F1", stored.f1(), computed.f1());
      differences.text(name + ", support", stored.support(), computed.support());
      for (Map.Entry<String, Double> further : stored.further().entrySet()) {
        double value =
            Optional.ofNullable(computed.further().get(further.getKey())).orElse(Double.NaN);
        differences.number(name + ", " + further.getKey(), further.getValue(), value);
      }
    }
  }

  static void compare(List<Double> stored, List<Double> computed, Differences differences) {
    boolean same = stored.isEmpty() || stored.size() == computed.size();
    for (int i = 0; same && i < stored.size(); i++) {
      same = Differences.close(stored.get(i), computed.get(i));
    }
    if (!same) {
      differences.say("the resamples are not those of the predictions");
    }
  }
}
