package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.isomer.eval.verification.Verification;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published scores are what their stored predictions give. */
class PublishedTest {
  private static final Verifier VERIFIER = Verifiers.verifier();

  static List<Path> results() {
    return ResultStore.find(List.of(Path.of("../reports/published")));
  }

  @ParameterizedTest
  @MethodSource("results")
  void scoresAreThoseOfThePredictions(Path file) {
    Result result = ResultStore.read(List.of(file)).get(0);
    Verification verification = VERIFIER.verify(file);

    assertThat(verification.differences()).isEmpty();
    assertThat(verification.checked() > 0).isEqualTo(!result.predictions().samples().isEmpty());
  }
}
