package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.NotFiniteException;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.eval.spi.TaskData;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.spi.BadInputException;

/** From a task and a subject to a record that can be stored and compared. */
public final class Results {
  private static final String TRY = ", try ";
  private static final String MEANS = ", mean of ";
  private static final Pattern TRIES = Pattern.compile(MEANS + "(\\d{1,6}) tries$");

  /**
   * The version of the metrics' definitions; raised whenever a number can change.
   *
   * <p>2: metrics are computed from predictions that are not rounded, and samples are ranked by
   * logits, so that what is 0 or 1 as a probability does not tie (AUROC, AURC, average precision;
   * in the last digits all that is computed from scores or boxes); logistic regression of two
   * classes has the regularisation of one row of weights; further metrics of few-label tasks are
   * means over the tries.
   */
  public static final String METRICS = "2";

  /** The version that records are of which say none; they kept less. */
  public static final String FIRST_METRICS = "1";

  /** What follows the name of a metric of the first of several tries. */
  public static final String FIRST_TRY = ofTry("", 0);

  private Results() {}

  /** What a metric of one of several tries is called. */
  public static String ofTry(String metric, int number) {
    return metric + TRY + number;
  }

  /** Whether a name is that of a metric of one of several tries. */
  public static boolean isOfTry(String name, String metric) {
    return name.startsWith(metric + TRY);
  }

  /** The dialect of means of several tries, which names theirs first. */
  public static String meansIn(String dialect, int tries) {
    return dialect + MEANS + tries + " tries";
  }

  /** The dialect of the tries whose means scores in a dialect are; itself if they are none. */
  public static String dialectOfTries(String dialect) {
    int end = dialect.indexOf(MEANS);
    return end < 0 ? dialect : dialect.substring(0, end);
  }

  /** Over how many tries scores in a dialect are means; 1 if they are none. */
  public static int triesIn(String dialect) {
    Matcher matcher = TRIES.matcher(dialect);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  /** What a task scores. */
  public static Data data(Task task, Subject subject) {
    return task instanceof ModelTask dense ? dense.data(subject) : testSplit(subject);
  }

  /** The test split of a subject's labelled data. */
  public static Data testSplit(Subject subject) {
    return TaskData.testSplit(subject.dataset());
  }

  /**
   * Does a task.
   *
   * @param bestOnTest whether to tell as well, for a task on features, how much a choice on the
   *     test split would flatter; see {@link BestOnTest}
   * @throws BadInputException naming model and task if a number is NaN or infinite, among others
   */
  public static Outcome measure(Task task, Subject subject, boolean bestOnTest) {
    try {
      return task instanceof ModelTask dense
          ? dense.measure(subject)
          : FeatureOutcome.of((FeatureTask) task, subject.features(), bestOnTest);
    } catch (NotFiniteException e) {
      throw new BadInputException(
          "%s, %s: %s, so nothing can be measured. Look whether features of the model are very large or hardly differ; where the task has a learning rate, lower it."
              .formatted(subject.model().name(), task.title(), e.getMessage()),
          e);
    }
  }

  /**
   * The result of a task.
   *
   * @param figures further figures; one of a kind that the outcome has is left out
   */
  public static Result of(Identity identity, Outcome outcome, List<Artifact> figures) {
    Scores scores = outcome.scores();
    ResultRecord record =
        new ResultRecord(
            ResultRecord.SCHEMA,
            identity.id(),
            identity.protocol(),
            identity.data(),
            identity.subject(),
            Optional.of(identity.key()),
            Optional.of(scores.dialect()),
            scores.headline(),
            scores.metrics(),
            scores.classScores(),
            scores.confusion(),
            outcome.selection(),
            identity.overlap(),
            identity.testLooks(),
            Optional.of(identity.warnings()),
            identity.provenance(),
            List.of());
    List<Artifact> artifacts = new ArrayList<>(outcome.artifacts());
    figures.stream()
        .filter(figure -> artifacts.stream().noneMatch(each -> each.kind() == figure.kind()))
        .forEach(artifacts::add);
    return new Result(record, outcome.predictions(), scores.resamples(), artifacts);
  }
}
