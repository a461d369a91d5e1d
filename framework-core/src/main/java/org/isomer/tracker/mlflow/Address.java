package org.isomer.tracker.mlflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.isomer.spi.BadInputException;
import org.isomer.text.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Where MLflow keeps runs.
 *
 * @param shown the address in full, as messages print it
 * @param store what is reached there
 */
record Address(String shown, MlflowStore store) {
  private static final String FILE = "file:";

  /**
   * Understands a tracking URI.
   *
   * @param environment variables, those for authorization among them
   * @throws BadInputException if it is none that can be used
   */
  static Address of(String uri, Map<String, String> environment) {
    if (uri.startsWith("http://") || uri.startsWith("https://")) {
      URI server = server(uri);
      return new Address(
          server.toString(),
          new RestStore(
              server, Authorization.header(environment), Authorization.secrets(environment)));
    }
    if (!uri.startsWith(FILE) && uri.matches("[A-Za-z][A-Za-z0-9+.-]+:.*|databricks.*")) {
      throw bad(
          uri,
          "MLflow is reached through http://HOST:PORT, https://… or file:FOLDER; for a data base,"
              + " start an mlflow server on it");
    }
    try {
      Path root = Path.of(path(uri)).toAbsolutePath().normalize();
      return new Address(root.toString(), new FileStore(root));
    } catch (IllegalArgumentException e) {
      throw bad(uri, "it is not a path");
    }
  }

  private static URI server(String uri) {
    try {
      URI server = new URI(uri.replaceFirst("/+$", ""));
      if (server.getHost() == null) {
        throw bad(uri, "it names no host; write http://HOST:PORT");
      }
      if (server.getUserInfo() != null) {
        throw bad(
            uri,
            "credentials do not belong into it; set MLFLOW_TRACKING_USERNAME and"
                + " MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN");
      }
      if (server.getQuery() != null || server.getFragment() != null) {
        throw bad(uri.replaceFirst("[?#].*", "…"), "it has a ? or #; write http://HOST:PORT");
      }
      return server;
    } catch (URISyntaxException e) {
      throw bad(uri, "it is not an address; write http://HOST:PORT");
    }
  }

  private static String path(String uri) {
    @Nullable String given = uri.startsWith(FILE) ? uri.substring(FILE.length()) : null;
    if (given == null) {
      return uri;
    }
    String path = given.startsWith("//") ? given.substring(2) : given;
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static BadInputException bad(String uri, String why) {
    return new BadInputException(
        "tracker mlflow: uri: %s: %s.".formatted(Secrets.NONE.hide(uri), why));
  }
}
