package org.isomer.reports.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.isomer.reports.index.IndexCondition.Operator;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexConditionTest {
  @ParameterizedTest
  @CsvSource({
    "framework=simclr,     framework, EQUAL,    simclr",
    "' macro F1 > 0.5 ',   macro F1,  GREATER,  0.5",
    "macro F1>=0.5,        macro F1,  AT_LEAST, 0.5",
    "value<=1e-3,          value,     AT_MOST,  1e-3",
    "seed!=3,              seed,      UNEQUAL,  3",
    "subject=a=b,          subject,   EQUAL,    a=b",
    "title~k = 20,         title,     CONTAINS, k = 20",
    "framework=,           framework, EQUAL,    ''",
  })
  void readsNameOperatorAndValue(String text, String name, Operator operator, String value) {
    assertThat(IndexCondition.parse(text)).isEqualTo(new IndexCondition(name, operator, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simclr | 'simclr' is no condition. Write NAME=VALUE, or !=, <, <=, >, >= or ~ (contains) for =.",
        "=simclr | '=simclr' is no condition. Write NAME=VALUE, or !=, <, <=, >, >= or ~ (contains) for =.",
        "value< | 'value<': a value is missing.",
        "value~5 | 'value~5': only text can contain something.",
        "dirty=yes | 'dirty=yes': dirty is true or false.",
        "seed=first | 'seed=first': 'first' is no number, such as 0.5.",
        "value>NaN | 'value>NaN': 'NaN' is no number, such as 0.5.",
        "value>1e999 | 'value>1e999': '1e999' is no number, such as 0.5.",
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> IndexCondition.parse(text))
        .isInstanceOf(BadInputException.class)
        .hasMessage(message);
  }

  @Test
  void suspectsAMisspeltColumn() {
    assertThatThrownBy(() -> IndexCondition.parse("method=simclr"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "'method=simclr': 'simclr' is no number, such as 0.5. 'method' is taken for a metric;"
                + " columns are id, task, title, subject, framework, ");
  }
}
