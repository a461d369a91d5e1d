package org.isomer.huggingface;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokenizer;
import org.isomer.modality.text.Tokens;

/**
 * A program that makes a tokenizer where every socket is counted and refused, and then shows by an
 * address of its own that one would have been counted.
 */
final class WithoutNetwork {
  private WithoutNetwork() {}

  @SuppressWarnings("deprecation") // For want of another way to see every socket of a program.
  public static void main(String[] arguments) throws IOException {
    AtomicInteger sockets = new AtomicInteger();
    Socket.setSocketImplFactory(
        () -> {
          sockets.incrementAndGet();
          throw new IllegalStateException("no network here");
        });
    Tokenizer step =
        new HuggingFaceTokens()
            .create(new HuggingFaceTokens.Config(Path.of(arguments[0]), 16, Optional.empty()));
    Tokens tokens = step.buffer();
    step.convert(new Text().set("A man is playing a guitar."), tokens);
    System.out.println("tokens: " + tokens.text());
    int before = sockets.get();
    try {
      URI.create("http://127.0.0.1:9/").toURL().openStream().close();
    } catch (IllegalStateException e) {
      System.out.println("sockets: %d, then %d".formatted(before, sockets.get()));
    }
  }
}
