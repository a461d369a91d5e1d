package org.isomer.reports.index;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.spi.BadInputException;

/**
 * What a result must be to be found, such as {@code framework=simclr}, {@code macro F1>0.5}, {@code
 * commit~0cafb9d}.
 *
 * <p>Without a value, {@code =} finds the results that do not have the column or metric, and {@code
 * !=} those that have it. What a result does not have is unequal to every value, and neither less
 * nor greater.
 *
 * @param name a column's {@linkplain IndexColumn#title() name}, or else a metric's
 * @param operator how to compare
 * @param value what to compare with; empty for nothing
 */
public record IndexCondition(String name, Operator operator, String value) {
  private static final Pattern FORM =
      Pattern.compile("\\s*(.+?)\\s*(!=|<=|>=|=|<|>|~)\\s*(.*?)\\s*", Pattern.DOTALL);

  /** How to compare. */
  public enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    /** Of text, whether the value is part of it. */
    CONTAINS("~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    private static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(sign);
    }
  }

  /**
   * Checks that the value can be compared.
   *
   * @throws BadInputException if not
   */
  public IndexCondition {
    IndexColumn.Kind kind = kind(name);
    if (value.isEmpty() && operator != Operator.EQUAL && operator != Operator.UNEQUAL) {
      throw bad(name, operator, value, "a value is missing");
    }
    if (kind != IndexColumn.Kind.TEXT && operator == Operator.CONTAINS) {
      throw bad(name, operator, value, "only text can contain something");
    }
    if (kind == IndexColumn.Kind.FLAG && !value.matches("true|false|")) {
      throw bad(name, operator, value, name + " is true or false");
    }
    if (kind == IndexColumn.Kind.NUMBER && !value.isEmpty() && number(value).isEmpty()) {
      throw bad(name, operator, value, "'" + value + "' is no number, such as 0.5");
    }
  }

  /**
   * Reads a condition.
   *
   * @throws BadInputException if it is none
   */
  public static IndexCondition parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new BadInputException(
          "'%s' is no condition. Write NAME=VALUE, or !=, <, <=, >, >= or ~ (contains) for =."
              .formatted(text));
    }
    return new IndexCondition(matcher.group(1), Operator.of(matcher.group(2)), matcher.group(3));
  }

  /** What a result must be in SQL on the table {@code record}; adds the values of its marks. */
  String sql(List<Object> marks) {
    return IndexColumn.of(name)
        .map(column -> columnSql(IndexDatabase.quoted(column), marks))
        .orElseGet(() -> metricSql(marks));
  }

  private String columnSql(String column, List<Object> marks) {
    if (value.isEmpty()) {
      return column + (operator == Operator.EQUAL ? " IS NULL" : " IS NOT NULL");
    }
    marks.add(mark());
    return switch (operator) {
      case CONTAINS -> "instr(" + column + ", ?) > 0";
      case UNEQUAL -> column + " IS NOT ?";
      default -> column + " " + operator.sign + " ?";
    };
  }

  private String metricSql(List<Object> marks) {
    marks.add(name);
    String among = " IN (SELECT record FROM metric WHERE name = ?";
    if (value.isEmpty()) {
      return (operator == Operator.EQUAL ? "number NOT" : "number") + among + ")";
    }
    marks.add(mark());
    return operator == Operator.UNEQUAL
        ? "number NOT" + among + " AND value = ?)"
        : "number" + among + " AND value " + operator.sign + " ?)";
  }

  private Object mark() {
    return switch (kind(name)) {
      case TEXT -> value;
      case NUMBER -> number(value).orElseThrow();
      case FLAG -> IndexDatabase.stored(Boolean.parseBoolean(value));
    };
  }

  private static IndexColumn.Kind kind(String name) {
    return IndexColumn.of(name).map(IndexColumn::kind).orElse(IndexColumn.Kind.NUMBER);
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(new BigDecimal(text).doubleValue()).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static BadInputException bad(
      String name, Operator operator, String value, String problem) {
    String metric =
        IndexColumn.of(name).isPresent()
            ? ""
            : " '%s' is taken for a metric; columns are %s."
                .formatted(name, String.join(", ", IndexColumn.titles()));
    return new BadInputException(
        "'%s%s%s': %s.%s".formatted(name, operator.sign, value, problem, metric));
  }
}
