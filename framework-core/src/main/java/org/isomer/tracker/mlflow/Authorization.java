package org.isomer.tracker.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Who asks, by the environment variables that MLflow's own clients read. */
final class Authorization {
  static final String USERNAME = "MLFLOW_TRACKING_USERNAME";
  static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";
  static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

  private Authorization() {}

  /** The value of the header {@code Authorization}; a name and password count before a token. */
  static Optional<String> header(Map<String, String> environment) {
    String name = environment.getOrDefault(USERNAME, "");
    String password = environment.getOrDefault(PASSWORD, "");
    String token = environment.getOrDefault(TOKEN, "");
    if (!name.isEmpty() && !password.isEmpty()) {
      byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token);
  }
}
