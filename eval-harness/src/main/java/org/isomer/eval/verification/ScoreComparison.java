package org.isomer.eval.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.StudentT;

/**
 * Stored scores against computed ones.
 *
 * @param complete whether the record has everything that is computed here; what an older version
 *     has not kept is not missed
 * @param differences takes what is found
 */
record ScoreComparison(boolean complete, Differences differences) {
  /** Compares all metrics that both have, and gives the stored ones that are not computed. */
  List<String> metrics(Map<String, Metric> stored, Map<String, Metric> computed) {
    List<String> unchecked = new ArrayList<>();
    stored.forEach(
        (name, metric) -> {
          if (computed.containsKey(name)) {
            metric(name, metric, computed.get(name));
          } else {
            unchecked.add(name);
          }
        });
    computed.keySet().stream()
        .filter(name -> complete && !stored.containsKey(name))
        .forEach(name -> differences.say(name + ": is missing"));
    return unchecked;
  }

  void metric(String name, Metric stored, Metric computed) {
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
    } else if (stored.interval().filter(each -> !StudentT.isWithoutWidth(each)).isPresent()) {
      // Earlier versions gave tries that agree one without width.
      differences.text(name + ", interval", "there", "not defined");
    } else if (complete && computed.interval().isPresent()) {
      differences.say(name + ", interval: is missing");
    }
  }

  void classes(ResultRecord record, Scores scores) {
    boolean kept = complete || !record.confusion().isEmpty();
    if (kept && !record.confusion().equals(scores.confusion())) {
      differences.say("the confusions are not those of the predictions");
    }
    int stated = record.classScores().size();
    int computedOnes = scores.classScores().size();
    if (complete ? stated != computedOnes : stated > computedOnes) {
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

  void resamples(List<Double> stored, List<Double> computed) {
    boolean same = (stored.isEmpty() && !complete) || stored.size() == computed.size();
    for (int i = 0; same && i < stored.size(); i++) {
      same = Differences.close(stored.get(i), computed.get(i));
    }
    if (!same) {
      differences.say("the resamples are not those of the predictions");
    }
  }
}
