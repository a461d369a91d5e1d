package org.isomer.bench.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Another program that does the same work, given by a command for {@code sh}.
 *
 * <p>For each round it reads a line, the seconds to work for, works, and prints a line of JSON:
 *
 * <pre>{@code
 * {"rate": 512.3, "unit": "views/s", "name": "PyTorch 2.13.0, bfloat16"}
 * }</pre>
 *
 * <p>The rate is a positive number, the unit that of what it is compared with; a name is for
 * tables, and may be left out. All other lines, those of standard error too, are shown only where
 * the program fails. At the end of its input it ends. A program that ends after a line is started
 * again for the next round, so that {@code echo} and a rate is a peer as well. Between two rounds
 * it has to rest.
 */
public final class Peer implements Work, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 900;
  private static final int REMEMBERED_LINES = 8;
  private static final String END = "\u0000end";

  private final String command;
  private final String unit;
  private final Deque<String> talk = new ArrayDeque<>();
  private String name = "peer";
  private @Nullable Process process;
  private BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /**
   * A program that is not started yet.
   *
   * @param unit in which it has to answer
   */
  public Peer(String command, String unit) {
    this.command = command;
    this.unit = unit;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String unit() {
    return unit;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BadInputException if the program prints no rate
   */
  @Override
  public double rate(double seconds) {
    Process running = process;
    if (running != null) {
      Optional<Double> answer = ask(running, seconds);
      if (answer.isPresent()) {
        return answer.get();
      }
      stop(running); // it has ended after its last answer
    }
    talk.clear();
    Process started = start();
    process = started;
    return ask(started, seconds).orElseThrow(() -> failed("it printed no rate", started));
  }

  private Process start() {
    try {
      Process started = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
      BlockingQueue<String> queue = new LinkedBlockingQueue<>();
      lines = queue;
      Thread reader = new Thread(() -> read(started, queue), "isomer-bench-peer");
      reader.setDaemon(true);
      reader.start();
      return started;
    } catch (IOException e) {
      throw new BadInputException(
          "bench: --against %s: cannot be started: %s.".formatted(command, e.getMessage()), e);
    }
  }

  private static void read(Process from, BlockingQueue<String> into) {
    try (BufferedReader reader = from.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        into.add(line);
      }
    } catch (IOException e) {
      into.add(e.toString());
    }
    into.add(END);
  }

  /** The answer to one line; empty if the program has ended without one. */
  private Optional<Double> ask(Process running, double seconds) {
    try {
      OutputStream input = running.getOutputStream();
      input.write((seconds + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      // It reads no lines; what it prints tells.
    }
    while (true) {
      String line = next(running);
      if (line.equals(END)) {
        return Optional.empty();
      }
      if (line.startsWith("{")) {
        return Optional.of(answer(line, running));
      }
      remember(line);
    }
  }

  private String next(Process running) {
    try {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw failed("it has said nothing for %d s".formatted(PATIENCE_SECONDS), running);
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while another program worked");
    }
  }

  private double answer(String line, Process running) {
    remember(line);
    JsonNode answer;
    try {
      answer = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw failed("it printed a line that is no JSON", running);
    }
    double rate = answer.path("rate").asDouble();
    if (!answer.path("rate").isNumber() || !(rate > 0) || Double.isInfinite(rate)) {
      throw failed("it printed JSON without a rate above 0", running);
    }
    String given = answer.path("unit").asText();
    if (!given.equals(unit)) {
      throw failed("its unit is \"%s\", and here %s count".formatted(given, unit), running);
    }
    name = answer.path("name").asText(name);
    return rate;
  }

  private void remember(String line) {
    if (talk.size() == REMEMBERED_LINES) {
      talk.removeFirst();
    }
    talk.addLast(line);
  }

  private BadInputException failed(String what, Process running) {
    stop(running);
    return new BadInputException(
        "bench: --against %s: %s. For each line that it reads it has to print one such as {\"rate\": 512.3, \"unit\": \"%s\"}.%s"
            .formatted(
                command,
                what,
                unit,
                talk.isEmpty() ? "" : " Its last words:\n" + String.join("\n", talk)));
  }

  private void stop(Process running) {
    running.descendants().forEach(ProcessHandle::destroy);
    running.destroy();
    process = null;
  }

  @Override
  public void close() {
    if (process != null) {
      stop(process);
    }
  }
}
