package org.isomer.encoder;

import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;

/** Makes a ViT-Tiny: tokens of length 192, 12 blocks, 3 heads. */
public final class VitTiny implements EncoderPlugin<VitConfig> {
  @Override
  public String name() {
    return "vit-tiny";
  }

  @Override
  public String summary() {
    return "Vision transformer ViT-Tiny of timm, 5.5 million parameters (Dosovitskiy et al. 2021)";
  }

  @Override
  public Class<VitConfig> configType() {
    return VitConfig.class;
  }

  @Override
  public Encoder create(VitConfig config) {
    return new Vit(192, 12, 3, config);
  }
}
