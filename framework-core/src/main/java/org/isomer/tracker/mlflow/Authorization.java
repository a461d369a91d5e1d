package org.isomer.tracker.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.spi.BadInputException;
import org.isomer.text.Secrets;

/** Who asks, by the environment variables that MLflow's own clients read. */
final class Authorization {
  static final String USERNAME = "MLFLOW_TRACKING_USERNAME";
  static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";
  static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

  private static final char DELETE = 127;

  private Authorization() {}

  /**
   * The value of the header {@code Authorization}; a name and password count before a token.
   *
   * @throws BadInputException if a variable holds what no header can
   */
  static Optional<String> header(Map<String, String> environment) {
    String name = text(environment, USERNAME);
    String password = text(environment, PASSWORD);
    String token = text(environment, TOKEN);
    if (!name.isEmpty() && !password.isEmpty()) {
      byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token);
  }

  /** What must never be shown: the password and the token, and the header that is made of them. */
  static Secrets secrets(Map<String, String> environment) {
    List<String> secrets = new ArrayList<>();
    secrets.add(text(environment, PASSWORD));
    secrets.add(text(environment, TOKEN));
    header(environment).ifPresent(header -> secrets.add(header.substring(header.indexOf(' ') + 1)));
    return Secrets.of(secrets);
  }

  private static String text(Map<String, String> environment, String variable) {
    String text = environment.getOrDefault(variable, "");
    if (!text.chars().allMatch(character -> character >= ' ' && character != DELETE)) {
      throw new BadInputException(
          "$%s holds a line end or another control character. Set it to the bare text."
              .formatted(variable));
    }
    return text;
  }
}
