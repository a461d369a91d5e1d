package org.isomer.reports.index;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Subject;

/** What the index keeps of a result beside its metrics, in the order of the outputs. */
public enum IndexColumn {
  ID(Kind.TEXT, always(ResultRecord::id)),
  TASK(Kind.TEXT, always(record -> record.protocol().task())),
  TITLE(Kind.TEXT, always(record -> record.protocol().title())),
  SUBJECT(Kind.TEXT, always(record -> record.subject().name())),
  FRAMEWORK(Kind.TEXT, pretraining(Subject.Pretraining::framework)),
  ENCODER(Kind.TEXT, encoder(Subject.EncoderFacts::name)),
  PARAMETERS(Kind.NUMBER, encoder(Subject.EncoderFacts::parameters)),
  PRETRAINING_DATA(Kind.TEXT, pretraining(Subject.Pretraining::data)),
  EPOCHS(Kind.NUMBER, pretraining(Subject.Pretraining::epochs)),
  SEED(Kind.NUMBER, record -> record.subject().seed()),
  DATA(Kind.TEXT, always(record -> record.data().title())),
  DATA_DIGEST(Kind.TEXT, always(record -> record.data().digest())),
  SPLIT(Kind.TEXT, always(record -> record.data().split())),
  HEADLINE(Kind.TEXT, always(ResultRecord::headline)),
  VALUE(Kind.NUMBER, always(record -> record.headlineMetric().value())),
  LOW(Kind.NUMBER, interval(Interval::low)),
  HIGH(Kind.NUMBER, interval(Interval::high)),
  SCALE(Kind.TEXT, always(record -> kebab(record.headlineMetric().scale()))),
  SAMPLES(Kind.NUMBER, always(record -> record.data().samples())),
  /** Records of schema 1 follow scikit-learn. */
  DIALECT(Kind.TEXT, always(record -> record.dialect().orElse("scikit-learn"))),
  PROTOCOL_DIGEST(Kind.TEXT, always(record -> record.protocol().digest())),
  CONFIGURATION_DIGEST(Kind.TEXT, provenance(Provenance::configurationDigest)),
  COMMIT(Kind.TEXT, commit(Provenance.Commit::hash)),
  DIRTY(Kind.FLAG, commit(Provenance.Commit::dirty)),
  /** In whole seconds, so that the order of the text is that of time. */
  FINISHED(
      Kind.TEXT,
      always(record -> text(record.provenance().finished().truncatedTo(ChronoUnit.SECONDS)))),
  HARDWARE(Kind.TEXT, always(record -> text(record.provenance().hardware()))),
  DEVICE_HOURS(Kind.NUMBER, provenance(Provenance::deviceHours)),
  /** How many there are; the record has their words. */
  WARNINGS(Kind.NUMBER, always(record -> (long) record.warnings().map(List::size).orElse(0)));

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // A function that holds nothing.
  private final Function<ResultRecord, Optional<?>> value;

  IndexColumn(Kind kind, Function<ResultRecord, Optional<?>> value) {
    this.kind = kind;
    this.value = value;
  }

  /** What a column holds. */
  public enum Kind {
    /** A {@link String}. */
    TEXT,
    /** A {@link Long} or a {@link Double}. */
    NUMBER,
    /** A {@link Boolean}. */
    FLAG
  }

  /** The column of a name; empty if there is none. */
  public static Optional<IndexColumn> of(String title) {
    return Arrays.stream(values()).filter(column -> column.title().equals(title)).findFirst();
  }

  /** All names. */
  public static List<String> titles() {
    return Arrays.stream(values()).map(IndexColumn::title).toList();
  }

  /** What users call it, such as {@code data-digest}. */
  public String title() {
    return kebab(this);
  }

  /** What it holds. */
  public Kind kind() {
    return kind;
  }

  /** What a record has there. */
  public Optional<?> of(ResultRecord record) {
    return value.apply(record);
  }

  private static Function<ResultRecord, Optional<?>> always(Function<ResultRecord, Object> value) {
    return record -> Optional.of(value.apply(record));
  }

  private static Function<ResultRecord, Optional<?>> pretraining(
      Function<Subject.Pretraining, Object> value) {
    return record -> record.subject().pretraining().map(value);
  }

  private static Function<ResultRecord, Optional<?>> encoder(
      Function<Subject.EncoderFacts, Object> value) {
    return record -> record.subject().encoder().map(value);
  }

  private static Function<ResultRecord, Optional<?>> interval(Function<Interval, Object> value) {
    return record -> Optional.of(record.headlineMetric()).flatMap(Metric::interval).map(value);
  }

  private static Function<ResultRecord, Optional<?>> provenance(
      Function<Provenance, Optional<?>> value) {
    return record -> value.apply(record.provenance());
  }

  private static Function<ResultRecord, Optional<?>> commit(
      Function<Provenance.Commit, Object> value) {
    return record -> record.provenance().commit().map(value);
  }

  private static String text(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(fact -> fact.getKey() + " = " + fact.getValue())
            .collect(Collectors.joining("; "))
        : value.toString();
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
