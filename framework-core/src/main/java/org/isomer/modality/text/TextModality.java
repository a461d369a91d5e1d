package org.isomer.modality.text;

import java.util.List;
import org.isomer.exhibit.Exhibit;
import org.isomer.exhibit.Passage;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Modality;
import org.isomer.spi.ModalityPlugin;
import org.isomer.spi.Step;

/** Texts: pages show them as they stand, and the raw inputs are word counts. */
public final class TextModality implements ModalityPlugin<TextModality.Config> {
  /** No options. */
  public record Config() {}

  @Override
  public String name() {
    return Text.MODALITY;
  }

  @Override
  public String summary() {
    return "Sentences and other texts";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Modality create(Config config) {
    return new Texts();
  }

  private record Texts() implements Modality {
    @Override
    public Class<Text> type() {
      return Text.class;
    }

    @Override
    public Exhibit show(Example example) {
      return new Passage(((Text) example).content());
    }

    @Override
    public List<Exhibit> showViews(List<Encodable> views) {
      return views.stream().<Exhibit>map(view -> new Passage(shown(view))).toList();
    }

    private static String shown(Encodable view) {
      if (view instanceof MaskedTokens masked) {
        return masked.tokens().text();
      }
      return view instanceof Tokens tokens ? tokens.text() : view.spec().text();
    }

    @Override
    public String rawInputs() {
      return "word counts";
    }

    @Override
    public List<Step> raw() {
      return List.of(new WordCounting());
    }
  }
}
